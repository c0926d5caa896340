"""Overdue promises (R65): a kind word to the author in private, a list to who decides, never a group."""

from datetime import date
from typing import Any

from bot.service.organise import tiers, year
from bot.service.reach import post
from bot.service.reach.duty import Duty
from bot.service.supervise import rectify_chat
from bot.service.talk.scene import Scene
from dialogs.content import Message
from dialogs.effects.supervise import DecideOverdue
from dialogs.rules.calendar import chinese_date, local, next_working_time
from dialogs.rules.commitments import Commitment
from dialogs.rules.people import Person, Role
from dialogs.rules.rectification import LONGEST_WORDS, Source, State
from dialogs.scripts.overdue import AT_ONCE
from dialogs.scripts.rectification import given as read_given
from dialogs.words import overdue as words
from dialogs.words import service as service_words
from storage import commitments, overdue, people, records, rectifications, years
from storage.overdue import Late
from storage.unit import Work


def look(duty: Duty) -> None:
    """Once a week: what has newly run out is told to its author; who decides finds it in his digest."""
    work, today = duty.work, local(duty.work.now).date()
    for number, (one, missed) in overdue.of_cycle(work, duty.cycle.id, today).items():
        args = {"part": duty.part, "person": one.person_id, "commitment": number, "day": str(missed)}
        key = f"overdue.tell:{number}:{missed}"
        moment = next_working_time(work.now, spread=one.person_id)
        years.schedule(work, duty.cycle.id, "overdue.tell", key, args, moment)


def tell(duty: Duty, author: Person) -> None:
    """The author's own word, once for each day that has passed."""
    one = commitments.get(duty.work, int(duty.task.args["commitment"]))
    if one is None or one.id not in overdue.of_cycle(duty.work, one.cycle_id, local(duty.work.now).date()):
        return
    key = f"overdue:{duty.task.id}"
    until = chinese_date(date.fromisoformat(duty.task.args["day"]))
    helper = post.helper_of(duty.work, author) if author.oral else None
    if helper is not None and people.identities(duty.work, helper.id):
        post.errand(duty.work, helper, "visit", words.read_to(author.name, one.text), key, about=author)
        return
    post.tell(duty.work, author, Message(words.told(one.text, until)), key, "reminder")


def show(scene: Scene, _: dict[str, Any]) -> None:
    """The list, asked for: those who decide see theirs, others are told that it is the secretary's."""
    if not scene.person.leads:
        scene.say(service_words.ONLY_SECRETARY)
        return
    args = list_args(scene.work, scene.person)
    scene.set_aside("overdue")
    if args is None:
        scene.say(words.NONE)
    else:
        scene.begin("overdue", args)


def list_args(work: Work, decider: Person) -> dict[str, Any] | None:
    """What is overdue and this person decides on, or None. A query."""
    found = waiting_for(work, decider)
    known = commitments.some(work, [one.commitment_id for one in found[:AT_ONCE]])
    shown = [_item(work, one, known[one.commitment_id]) for one in found[:AT_ONCE]]
    return {"items": shown, "more": len(found) - len(shown)} if shown else None


def waiting_for(work: Work, decider: Person) -> list[Late]:
    """The overdue promises on which this person decides and which neither are being put right nor have been:
    another person has looked at those. A query."""
    orgs = (decider.org_id, *(one.id for one in tiers.below(work, decider.org_id)))
    years.know(work, orgs)
    cycles = {one.id: one.org_id for org_id in orgs for one in year.running(work, org_id)}
    mine = [one for one in overdue.late(work, cycles, local(work.now).date()) if _decides(work, decider, one)]
    concerned = dict.fromkeys(cycles[one.cycle_id] for one in mine)
    found = rectifications.in_orgs(work, concerned) if concerned else []
    settled = {one.commitment_id for one in found if one.state is not State.WITHDRAWN}
    return [one for one in mine if one.commitment_id not in settled]


def _decides(work: Work, decider: Person, late: Late) -> bool:
    """Whether he may order something of the author: of his members whoever leads them, of a secretary and
    of an organisation the superior's secretary, who is told of the others where nobody leads."""
    author = people.get(work, late.person_id)
    if author is None:
        return False
    secretary = people.secretary(work, author.org_id)
    if late.of_org or author.role is Role.SECRETARY or secretary is None:
        secretary = tiers.secretary_above(work, author.org_id)
    return secretary is not None and secretary.id == decider.id


def _item(work: Work, late: Late, one: Commitment) -> dict[str, Any]:
    author = people.get(work, one.person_id)
    org = people.org(work, author.org_id) if author and one.of_org else None
    name = org.name if org else author.name if author else ""
    return {"id": one.id, "line": words.line(name, one.text, chinese_date(late.missed))}


def decide(scene: Scene, effect: DecideOverdue) -> None:
    """Whoever is to put something right is asked the rest; what waits stays as it is."""
    for number, _, verb, said in effect.decisions:
        one = commitments.get(scene.work, number)
        author = people.get(scene.work, one.person_id) if one else None
        if one is None or author is None:
            continue
        if verb == "wait":
            records.note(scene.work, scene.person.id, "wait_overdue", f"commitment:{one.id}")
            scene.say(words.WAITS)
            continue
        given = read_given(said, local(scene.work.now).date())
        demand = given.get("cause") or one.text
        rest = {"due": given["due"]} if "due" in given else {}
        cause = words.CAUSE.format(text=one.text)[:LONGEST_WORDS]
        rectify_chat.begin(
            scene,
            author,
            of_org=one.of_org,
            given={"cause": cause, "demand": demand[:LONGEST_WORDS], **rest},
            source=Source.OVERDUE.value,
            commitment=one.id,
        )
