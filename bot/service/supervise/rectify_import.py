"""What earlier campaigns left to be put right is read from a table (R20): whole, or not at all.

Kept as rectifications, it is offered when somebody promises and tagged when he takes it up; what nobody takes
up stays open, and whoever is above sees it.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from bot.ports import Door, Step, unseen
from bot.service.organise.naming import named_org
from bot.service.supervise import rectify, rectify_told
from bot.service.supervise.rectify_rows import Ready, look
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.rules.calendar import chinese_date, local
from dialogs.rules.people import Org
from dialogs.rules.rectification import Rectification, Source, last_day
from dialogs.rules.rectification_sheet import Left, check
from dialogs.rules.roster_entries import Fault, Sheet
from dialogs.words import rectification_sheet as words
from dialogs.words import service as service_words
from storage import measures, people, records, rectifications
from storage.unit import Work


def led(work: Work, person_id: int) -> Org | None:
    """The organisation that this person leads; he reads in its list, and those below. A query."""
    person = people.get(work, person_id)
    return people.org(work, person.org_id) if person and person.active and person.leads else None


def import_led(work: Work, person_id: int, rows: Sequence[Left]) -> str | list[Fault] | None:
    """Keep every row, or say what is wrong with which; None for somebody who leads nothing. A verb."""
    org = led(work, person_id)
    return None if org is None else _import(work, org, rows, person_id, unseen)


def import_sheet(work: Work, org_name: str | None, sheet: Sheet, step: Step = unseen) -> str | list[Fault]:
    """The same for an organisation and those below it, from the command line. A verb.

    Raises:
        BadInput: no such organisation.
    """
    rows, faults = _checked(work, sheet)
    return faults or _import(work, named_org(work, org_name), rows, None, step)


def foresee(work: Work, org_name: str | None, sheet: Sheet) -> str | list[Fault]:
    """What reading it in would do, row by row. A query.

    Raises:
        BadInput: no such organisation.
    """
    rows, faults = _checked(work, sheet)
    if faults:
        return faults
    found = look(work, named_org(work, org_name), rows, None)
    lines = [
        words.foreseen_line(
            one.row.row, one.org.name, one.row.who, one.row.demand, _until(one), one.above.name
        )
        for one in found.new
    ]
    return found.faults or words.foreseen(lines, found.known, found.done)


def show(scene: Scene, _: dict[str, Any]) -> None:
    """Hand whoever leads a personal link to the page."""
    if not scene.person.leads:
        scene.say(service_words.ONLY_SECRETARY)
        return
    link = Link(words.LINK, scene.links.page(Door.RECTIFICATIONS, "", scene.person.id))
    scene.says.append(Message(words.SHOWN, link=link))


def _import(work: Work, scope: Org, rows: Sequence[Left], actor: int | None, step: Step) -> str | list[Fault]:
    found = look(work, scope, rows, actor)
    if found.faults:
        return found.faults
    told: dict[int, list[Rectification]] = defaultdict(list)
    for one in found.new:
        told[one.person.id].append(_keep(work, one, actor))
        step()
    for person_id, ones in told.items():
        person = people.get(work, person_id)
        if person is not None:
            rectify_told.tell_left(work, person, ones)
    records.note(work, actor, "import_rectifications", f"org:{scope.id}", kept=len(found.new))
    undated = sum(one.row.due is None for one in found.new)
    day = chinese_date(last_day(local(work.now).date()))
    return words.report(len(found.new), found.known, found.done, undated, day)


def _checked(work: Work, sheet: Sheet) -> tuple[list[Left], list[Fault]]:
    found = check(sheet, local(work.now).date())
    faults = [one for one in found if isinstance(one, Fault)]
    return [one for one in found if isinstance(one, Left)], faults


def _keep(work: Work, one: Ready, actor: int | None) -> Rectification:
    rectifications.add(
        work,
        one.key,
        org_id=one.org.id,
        by_org_id=one.above.id,
        person_id=one.person.id,
        target="org" if one.of_org else "member",
        orderer_id=one.orderer.id,
        source=Source.EARLIER.value,
        commitment_id=None,
        voice_id=None,
        cause=words.cause(one.row.source, one.row.problem),
        demand=one.row.demand,
        due=one.due,
    )
    kept = rectifications.by_key(work, one.key)
    if kept is None:
        raise LookupError(one.key)
    measures.add(work, rectify.subject(kept), "import", actor, kept.demand, kept.due)
    rectify_told.schedule(work, kept)
    return kept


def _until(one: Ready) -> str:
    return chinese_date(one.due)
