"""Verbs of the yearly evaluation: one's own grade, the roll, the count, what is told to whom."""

from bot.ports import Door, Links
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.effects.evaluate import RecordSelfRating
from dialogs.rules.ballots import VOID, Roll, eligible, too_small
from dialogs.rules.calendar import chinese_date, local
from dialogs.rules.people import Person, Standing
from dialogs.rules.subjects import organisation
from dialogs.rules.year import Step
from dialogs.words import rating as words
from storage import evaluation, people, records, years
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


def roll(work: Work, cycle_id: int) -> Roll:
    """Who may rate whom, the organisation last (R40); nobody where five slips about one person can never
    come together. A query.

    The box knows people by number; the organisation stands in the roll as its number below zero.
    """
    cycle = years.get(work, cycle_id)
    found = eligible(people.members(work, cycle.org_id)) if cycle else {}
    if cycle is None or too_small(found):
        return {}
    return {voter: (*others, -cycle.org_id) for voter, others in found.items()}


def invitation(work: Work, cycle: Cycle, person: Person, links: Links) -> Message:
    """Brings the page on which the others are rated."""
    window = years.window_of(work, cycle.id, Step.EVALUATE)
    closes = chinese_date(local(window.closes).date()) if window else words.SOON
    link = Link(words.RATE_LINK, links.page(Door.RATE, poll_name(cycle.id), person.id))
    return Message(words.invitation(closes), link=link)


def rates_himself(person: Person) -> bool:
    """Probationary members take part without being graded."""
    return person.standing is Standing.FORMAL


def keep_results(work: Work, cycle: Cycle, counts: dict[int, dict[str, int]]) -> None:
    """Keep the count as the box gave it: where slips are few, only their number is in it."""
    for person_id, found in counts.items():
        if person_id < 0:
            evaluation.keep_count(work, cycle.id, organisation(-person_id).key, "members", found)
            continue
        slips = sum(found.values()) - found.get(VOID, 0)
        years.keep_result(work, cycle.id, person_id, slips, found)
