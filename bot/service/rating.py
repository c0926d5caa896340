"""Verbs of the yearly evaluation: one's own grade, the roll, the count, what is told to whom."""

from bot.service.scene import Scene
from dialogs.effects import RecordSelfRating
from dialogs.rules.ballots import Roll, eligible
from dialogs.rules.people import Person, Standing
from dialogs.words import rating as words
from storage import people, records, years
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


def poll_name(cycle_id: int) -> str:
    """The name of the peers' poll of a cycle."""
    return f"peers-{cycle_id}"


def roll(work: Work, cycle_id: int) -> Roll:
    """Who may rate whom. A query."""
    cycle = years.get(work, cycle_id)
    return eligible(people.members(work, cycle.org_id)) if cycle else {}


def rates_himself(person: Person) -> bool:
    """Probationary members take part without being graded."""
    return person.standing is Standing.FORMAL


def keep_results(work: Work, cycle: Cycle, counts: dict[int, dict[str, int]]) -> None:
    """Keep the count as the box gave it: where slips are few, only their number is in it."""
    for person_id, found in counts.items():
        years.keep_result(work, cycle.id, person_id, sum(found.values()), found)
