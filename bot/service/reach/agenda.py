"""What the clock starts: each thing on the agenda is one verb, done once, whoever ticks.

What concerns many people is spread into one entry a person, so that one failure stops nobody.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.service.evaluate import rating
from bot.service.reach import post, prompts, visits
from bot.service.talk.scene import Links
from dialogs.rules.people import Person
from dialogs.rules.year import Due
from storage import burden, people, years
from storage.unit import Work
from storage.years import Cycle, Task

#: How long a question stands before one reminds of it.
_PATIENCE = timedelta(days=4)


@dataclass(frozen=True, slots=True)
class Count:
    """What the ballot box gave for an entry that needs it: counts by person, and the turnout."""

    counts: dict[int, dict[str, int]] = field(default_factory=dict)
    voted: int = 0
    entitled: int = 0


@dataclass(frozen=True, slots=True)
class Duty:
    """One entry being carried out."""

    work: Work
    cycle: Cycle
    task: Task
    links: Links
    count: Count

    @property
    def part(self) -> int:
        """The quarter, or the number of a digest."""
        return int(self.task.args.get("part", 0))

    def again(self, kind: str, person: Person, **more: int) -> Callable[[datetime], None]:
        """Puts something about a person on the agenda for a later moment."""

        def put_off(moment: datetime) -> None:
            args: dict[str, Any] = {"part": self.part, "person": person.id, **more}
            key = f"{kind}:{self.part}:{person.id}:{moment.isoformat()}"
            years.schedule(self.work, self.cycle.id, kind, key, args, moment)

        return put_off


def carry_out(work: Work, task: Task, links: Links, count: Count) -> bool:
    """Carry out one entry; False when somebody else has done it. A verb."""
    if not years.claim(work, task.id):
        return False
    cycle = years.get(work, task.cycle_id)
    if cycle is None or cycle.status == "closed":
        return True
    duty = Duty(work, cycle, task, links, count)
    if task.kind in _EACH:
        _spread(duty)
    elif task.kind in _PERSONAL:
        person = people.get(work, int(task.args["person"]))
        if person is not None and person.active and not _just_asked(duty, person):
            _PERSONAL[task.kind](duty, person)
    else:
        _ONCE[task.kind](duty)
    return True


def _spread(duty: Duty) -> None:
    """One entry for each member, spread over some minutes from the moment at which this one was due."""
    kind = _EACH[Due(duty.task.kind)]
    if duty.task.kind == Due.RATE_OPEN:
        years.set_status(duty.work, duty.cycle.id, "evaluating")
        prompts.warn_of_few(duty)
    visits.send_out(duty)
    for person in people.members(duty.work, duty.cycle.org_id):
        args: dict[str, Any] = {"part": duty.part, "person": person.id}
        key = f"{kind}:{duty.part}:{person.id}"
        due = post.suits(person, duty.task.due_at, many=True)
        years.schedule(duty.work, duty.cycle.id, kind, key, args, due)


def _just_asked(duty: Duty, person: Person) -> bool:
    """Whether this would remind of a question that itself comes late, because the week was full."""
    asked = _REMINDS_OF.get(duty.task.kind)
    if asked is None:
        return False
    key = f"{duty.cycle.id}:{asked}:{duty.part}:{person.id}"
    return burden.was_put_off(duty.work, key, duty.work.now - _PATIENCE)


def _close_rating(duty: Duty) -> None:
    rating.keep_results(duty.work, duty.cycle, duty.count.counts)
    years.set_turnout(duty.work, duty.cycle.id, duty.count.voted, duty.count.entitled)


_EACH = {
    Due.PROPOSE_OPEN: "propose.ask",
    Due.PROPOSE_REMIND: "propose.nudge",
    Due.CHECK_OPEN: "check.ask",
    Due.CHECK_REMIND: "check.nudge",
    Due.RATE_OPEN: "rate.ask",
    Due.RATE_REMIND: "rate.nudge",
}

_PERSONAL: dict[str, Callable[[Duty, Any], None]] = {
    "propose.ask": prompts.ask_to_propose,
    "propose.nudge": prompts.remind_to_propose,
    "check.ask": prompts.ask_for_progress,
    "check.nudge": prompts.remind_of_progress,
    "rate.ask": prompts.ask_to_rate,
    "rate.nudge": prompts.remind_to_rate,
    # What had to wait because the person's week was full.
    "revise.ask": prompts.ask_to_revise,
    "review.ask": prompts.bring_reviews,
    "publish.ask": prompts.ask_to_publish,
    "summary.ask": prompts.ask_to_sign,
    "digest.ask": prompts.ask_for_digest,
}

_REMINDS_OF = {"propose.nudge": "propose.ask", "check.nudge": "check.ask", "rate.nudge": "rate.ask"}

_ONCE: dict[str, Callable[[Duty], None]] = {
    Due.REVIEW_DIGEST: prompts.send_reviews,
    Due.PUBLISH_OFFER: prompts.offer_publication,
    Due.SUMMARY_DRAFT: prompts.draft_summary,
    Due.RATE_CLOSE: _close_rating,
    Due.RESULTS: prompts.tell_results,
}
