"""Promises made before are read in whole or not at all; each author completes only what is missing (R77)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.ports import Door, Step, unseen
from bot.problems import BadInput
from bot.service.organise import year
from bot.service.organise.naming import named_org
from bot.service.propose.keeping import keep
from bot.service.reach import post
from bot.service.reach.duty import Duty
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.effects.propose import CompleteCommitment
from dialogs.rules.calendar import local
from dialogs.rules.commitments import Commitment, Status
from dialogs.rules.old_promises import MISSING, Compared, OldPromise, compare, completed, fault
from dialogs.rules.opinions import Round
from dialogs.rules.people import Org, Person
from dialogs.rules.quality.item import Author
from dialogs.rules.quality.quantity import find_quantity
from dialogs.rules.roster_entries import Fault
from dialogs.rules.year import year_end
from dialogs.scripts.opinions import rounds_in
from dialogs.words import old_promises as words
from dialogs.words import service as service_words
from storage import commitments, opinions, people, provenance, records, years
from storage.unit import Work
from storage.years import Cycle


@dataclass(frozen=True, slots=True)
class Owned:
    """A row and whose it is; `of_org`: the organisation's, in this person's hands."""

    row: OldPromise
    author: Person
    of_org: bool


def import_named(
    work: Work, org_name: str | None, rows: Sequence[OldPromise], step: Step = unseen
) -> str | list[Fault]:
    """The same for the organisation of that name, from the command line. A verb.

    Raises:
        BadInput: no such organisation, or no year of it takes promises now.
    """
    return import_promises(work, named_org(work, org_name), rows, None, step)


def import_led(work: Work, person_id: int, rows: Sequence[OldPromise]) -> str | list[Fault] | None:
    """The same for the organisation that this person leads; None for somebody who leads none. A verb.

    Raises:
        BadInput: no year takes promises now.
    """
    org = led(work, person_id)
    return None if org is None else import_promises(work, org, rows, person_id)


def led(work: Work, person_id: int) -> Org | None:
    """The organisation that this person leads now; None for everybody else. A query."""
    person = people.get(work, person_id)
    if person is None or not person.active or not person.leads:
        return None
    return people.org(work, person.org_id)


def import_promises(
    work: Work, org: Org, rows: Sequence[OldPromise], actor: int | None, step: Step = unseen
) -> str | list[Fault]:
    """Keep every row, or nothing: then what must be put right. The same table again changes nothing.

    Raises:
        BadInput: no year of the organisation takes promises now.
    """
    cycle = year.proposing(work, org.id)
    if cycle is None:
        raise BadInput(f"{org.name}现在没有开着的年度。请先开一个年度，再读入。")
    owned, faults = _owners(work, org, rows)
    rounds, unsaid = _sought(work, cycle, owned)
    faults += unsaid
    if faults:
        return faults
    for told in rounds:
        opinions.add(work, cycle.id, told, actor)
    kept, whole, known, lines = 0, 0, 0, list[str]()
    for one in owned:
        found = _keep(work, cycle, one, actor)
        step()
        if found is None:
            known += 1
            continue
        kept += 1
        whole += not found.missing
        if found.missing:
            lines.append(words.lacking(one.row.row, one.row.name, [MISSING[key] for key in found.missing]))
    records.note(work, actor, "import_promises", f"cycle:{cycle.id}", kept=kept, whole=whole)
    return words.report(kept, whole, known, lines)


def _owners(work: Work, org: Org, rows: Sequence[OldPromise]) -> tuple[list[Owned], list[Fault]]:
    owned, faults = list[Owned](), list[Fault]()
    secretary = people.secretary(work, org.id)
    for row in rows:
        if row.name in (org.name, "支部", "党支部", "党委", "党总支") and secretary is not None:
            owned.append(Owned(row, secretary, True))
            continue
        found = people.by_name(work, org.id, row.name)
        found = [one for one in found if one.number == row.number] or found
        if len(found) == 1:
            owned.append(Owned(row, found[0], False))
        elif found:
            numbers = [one.number for one in found]
            faults.append(fault(row.row, "number", row.number, words.several(row.name, numbers)))
        else:
            faults.append(fault(row.row, "name", row.name, words.nobody(row.name)))
    return owned, faults


def _sought(work: Work, cycle: Cycle, owned: Sequence[Owned]) -> tuple[list[Round], list[Fault]]:
    """How opinions were sought for the organisation's promises, where that is not noted yet; a fault where
    it is not told (R44)."""
    own = [one.row for one in owned if one.of_org]
    if not own or opinions.of_cycle(work, cycle.id):
        return [], []
    found = [rounds_in(one.sought, local(work.now).date()) for one in own]
    rounds = list(dict.fromkeys(each for several in found for each in several if each.whole))
    if rounds:
        return rounds, []
    return [], [fault(own[0].row, "sought", own[0].sought, words.NOT_SOUGHT)]


def _keep(work: Work, cycle: Cycle, owned: Owned, actor: int | None) -> Compared | None:
    """Keep one row; None where it is kept already."""
    author, row = owned.author, owned.row
    before = commitments.of_person(work, author.id, cycle.id)
    if any(one.original == row.text and one.of_org == owned.of_org for one in before):
        return None
    judged = Author(elder=author.oral and not owned.of_org, leader=author.goes_first, post=author.post)
    found = compare(row, judged, local(work.now).date(), year_end(cycle.year))
    number, _ = keep(
        work,
        cycle,
        author,
        found.why,
        of_org=owned.of_org,
        text=found.text,
        original=row.text,
        due=found.due,
        quantity=found.quantity,
        category=found.category,
        channel="paper",
        recorder_id=actor,
        media_id=None,
        confirmed_by="paper",
    )
    provenance.keep(work, provenance.Provenance(f"commitment:{number}:1", "paper", actor))
    one = commitments.get(work, number)
    if one is not None and found.missing:
        commitments.set_status(work, number, Status.RETURNED)
        ask(work, author, one, cycle, found.missing)
    return found


def ask(work: Work, author: Person, one: Commitment, cycle: Cycle, missing: Sequence[str]) -> None:
    """Ask the author, or whoever helps him, for what is missing; in a full week as soon as it is not."""
    reachable = bool(people.identities(work, author.id))
    asked = author if reachable else post.helper_of(work, author)
    if asked is None:
        return
    args: dict[str, Any] = {
        "commitment": one.id,
        "version": one.version,
        "year": cycle.year,
        "old": one.text,
        "missing": list(missing),
        "name": author.name,
        "elder": False,
        "given": {"what": {"items": [{"text": one.text, "due": _iso(one.due)}]}},
        **({} if reachable else {"helper": True}),
    }

    def put_off(moment: datetime) -> None:
        again = {"person": author.id, "commitment": one.id, "missing": list(missing)}
        key = f"complete.ask:{one.id}:{moment.isoformat()}"
        years.schedule(work, cycle.id, "complete.ask", key, again, moment)

    key = f"complete:{one.id}:{one.version}"
    post.ask(work, asked, "complete", args, key, "prompt" if reachable else "task", later=put_off)


def ask_again(duty: Duty, person: Person) -> None:
    """What had to wait because the week was full."""
    one = commitments.get(duty.work, int(duty.task.args["commitment"]))
    if one is not None and one.status is Status.RETURNED and one.version == 1:
        ask(duty.work, person, one, duty.cycle, duty.task.args["missing"])


def complete(scene: Scene, effect: CompleteCommitment) -> None:
    """Keep what was added as a further version, and hand it in."""
    work = scene.work
    one = commitments.get(work, effect.commitment)
    author = people.get(work, one.person_id) if one else None
    if one is None or author is None or not scene.person.may_record(author):
        scene.say(service_words.ONLY_SECRETARY)
        return
    if one.version != effect.version or one.status is not Status.RETURNED:
        scene.say(words.GONE)
        return
    text = completed(effect.text or one.text, effect.amount, effect.whom)
    helped = scene.person.id != author.id
    cycle = years.get(work, one.cycle_id)
    if cycle is None:
        return
    keep(
        work,
        cycle,
        author,
        "",
        old=one,
        text=text,
        original=one.original,
        due=date.fromisoformat(effect.due) if effect.due else one.due,
        quantity=find_quantity(text) or one.quantity,
        category=one.category,
        channel="visit" if helped else "typed",
        recorder_id=scene.person.id if helped else None,
        media_id=None,
        confirmed_by="face_to_face" if helped else "self",
    )
    if helped:
        subject, today = f"commitment:{one.id}:{one.version + 1}", local(work.now).date()
        came = provenance.Provenance(subject, "visit", scene.person.id, today, "", True)
        provenance.keep(work, came)
    records.note(work, scene.person.id, "complete_commitment", f"commitment:{one.id}")
    scene.say(words.thanks())


def show(scene: Scene, _: dict[str, Any]) -> None:
    """Hand the secretary a personal link to the page for promises made before."""
    if not scene.person.leads:
        scene.say(service_words.ONLY_SECRETARY)
        return
    link = Link(words.LINK, scene.links.page(Door.PROMISES, "", scene.person.id))
    scene.says.append(Message(words.SHOWN, link=link))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
