"""Verbs of the yearly evaluation: one's own grade, the roll, the count, what is told to whom."""

from typing import Any

from bot.ports import Door, Links
from bot.service.evaluate import who
from bot.service.reach import post
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.effects.evaluate import RecordSelfRating
from dialogs.rules.ballots import FLAG, VOID, Roll, eligible, too_small
from dialogs.rules.burden import URGENT
from dialogs.rules.calendar import chinese_date, local
from dialogs.rules.manifest import HOLDERS, Holder, Setting
from dialogs.rules.people import Person, Standing
from dialogs.rules.subjects import member, organisation
from dialogs.rules.year import Due, Step
from dialogs.words import rating as words
from storage import evaluation, people, polls, records, years
from storage.unit import Work
from storage.years import Cycle


def rate_self(scene: Scene, effect: RecordSelfRating) -> None:
    """Keep one's own grade while the step is on."""
    cycle = years.get(scene.work, effect.cycle)
    if cycle is None or cycle.status == "closed" or effect.grade not in cycle.rules.grades:
        scene.say(words.TOO_LATE)
        return
    years.rate_self(scene.work, cycle.id, scene.person.id, effect.grade, effect.words)
    records.note(scene.work, scene.person.id, "rate_self", f"cycle:{cycle.id}")
    scene.say(words.THANKS)
    if scene.person.id in roll(scene.work, cycle.id):
        scene.says.append(invitation(scene.work, cycle, scene.person, scene.links))


def poll_name(cycle_id: int) -> str:
    """The name of the peers' poll of a cycle."""
    return f"peers-{cycle_id}"


#: Entries of the agenda for which the box is asked what it has.
COUNTING = frozenset({Due.RATE_CLOSE, Due.RESULTS, "rate.seal", "rate.count", "rate.public", "rate.reclose"})


def setting(work: Work, cycle_id: int, program: str) -> Setting:
    """With what a year's poll opens. Phones seal where all three keys are there; else the server does. A
    query; `program` is the fingerprint of the voting page's."""
    cycle = years.get(work, cycle_id)
    holding = polls.holders(work, cycle_id)
    ready = len(holding) == HOLDERS and all(one.lock for one in holding)
    return Setting(
        words.question(cycle.year) if cycle else "",
        closes(work, cycle_id),
        program,
        tuple(Holder(one.person_id, one.name, one.lock) for one in holding) if ready else (),
    )


def roll(work: Work, cycle_id: int) -> Roll:
    """Who may rate whom, the organisation last (R40); nobody where five slips about one person can never
    come together. A query.

    The box knows people by number; the organisation stands in the roll as its number below zero, and the
    slip that says whether all grades are the same as zero.
    """
    cycle = years.get(work, cycle_id)
    left_out = polls.exclusions(work, cycle_id)
    found = eligible(people.members(work, cycle.org_id), left_out) if cycle else {}
    if cycle is None or too_small(found):
        return {}
    return {voter: (*others, -cycle.org_id, FLAG) for voter, others in found.items()}


def invitation(work: Work, cycle: Cycle, person: Person, links: Links) -> Message:
    """Brings the page on which the others are rated."""
    link = Link(words.RATE_LINK, links.page(Door.RATE, poll_name(cycle.id), person.id))
    return Message(words.invitation(closes(work, cycle.id)), link=link)


def closes(work: Work, cycle_id: int) -> str:
    """Until when is voted, in words; of a poll that is repeated, until when this time. A query."""
    window, last = years.window_of(work, cycle_id, Step.EVALUATE), polls.void(work, cycle_id)
    if last is not None and last.closes_on is not None:
        return chinese_date(last.closes_on)
    return chinese_date(local(window.closes).date()) if window else words.SOON


def round_of(work: Work, cycle_id: int) -> int:
    """How often the poll was declared void before. A query."""
    last = polls.void(work, cycle_id)
    return 0 if last is None else last.number - (last.agreed_by is None)


def waits(work: Work, cycle_id: int, kind: str) -> bool:
    """Whether an entry of the first poll has nothing to do any more: it is repeated. A query."""
    last = polls.void(work, cycle_id)
    if last is None or last.closes_on is None or kind not in (Due.RATE_CLOSE, Due.RESULTS):
        return False
    return local(work.now).date() <= last.closes_on


def confirm(work: Work, poll: str, person_id: int) -> None:
    """Tell a voter that his first paper has come: whoever did not vote himself would hear of it. A verb."""
    number, person = poll.rpartition("-")[2], people.get(work, person_id)
    cycle = years.get(work, int(number)) if number.isdecimal() else None
    if cycle is not None and person is not None:
        message = Message(words.voted(closes(work, cycle.id)))
        # At once, at any hour: whoever has voted sits in front of it.
        key = f"voted:{cycle.id}:{person.id}:{round_of(work, cycle.id)}"
        post.tell(work, person, message, key, URGENT)


def whether_voted(scene: Scene, _: dict[str, Any]) -> None:
    """The way to one's own page, which says whether something was handed in. Nobody else is told."""
    cycle = who.evaluated(scene.work, scene.person.org_id)
    if cycle is None or cycle.status != "evaluating":
        scene.say(words.NOT_NOW)
        return
    link = Link(words.RATE_LINK, scene.links.page(Door.RATE, poll_name(cycle.id), scene.person.id))
    scene.says.append(Message(words.WHETHER_VOTED, link=link))


def rates_himself(person: Person) -> bool:
    """Probationary members take part without being graded."""
    return person.standing is Standing.FORMAL


def keep_public(work: Work, cycle: Cycle, counts: dict[int, dict[str, int]]) -> None:
    """Keep what the public's box gave."""
    for number, found in counts.items():
        about = member(number) if number > 0 else organisation(cycle.org_id)
        evaluation.keep_count(work, cycle.id, about.key, "public" if number else "public_same", found)


def keep_results(work: Work, cycle: Cycle, counts: dict[int, dict[str, int]]) -> None:
    """Keep the count as the box gave it: where slips are few, only their number is in it."""
    for person_id, found in counts.items():
        if person_id <= 0:
            source = "members" if person_id != FLAG else "peers_same"
            evaluation.keep_count(work, cycle.id, organisation(cycle.org_id).key, source, found)
            continue
        slips = sum(found.values()) - found.get(VOID, 0)
        years.keep_result(work, cycle.id, person_id, slips, found)
