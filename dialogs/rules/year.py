"""The year as data: six steps, their windows, and what falls due when.

Source: guidance 浙创先发〔2010〕18号, part 3. The figures are a rule pack, so that a county's own
version is data. Quarters whose window would open before publication is over are left out.
"""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from dialogs.rules.calendar import add_working_days, at, next_working_time


class Step(StrEnum):
    """The six steps (glossary)."""

    PROPOSE = "propose"
    REVIEW = "review"
    PUBLISH = "publish"
    FULFIL = "fulfil"
    SUPERVISE = "supervise"
    EVALUATE = "evaluate"


class Due(StrEnum):
    """What the clock starts by itself. Each happens once per cycle and part."""

    PROPOSE_OPEN = "propose.open"
    PROPOSE_REMIND = "propose.remind"
    REVIEW_DIGEST = "review.digest"
    PUBLISH_OFFER = "publish.offer"
    CHECK_OPEN = "check.open"
    CHECK_REMIND = "check.remind"
    SUMMARY_DRAFT = "summary.draft"
    RATE_OPEN = "rate.open"
    RATE_REMIND = "rate.remind"
    RATE_CLOSE = "rate.close"
    RESULTS = "results"


#: Working days of a week.
_WEEK = 5

#: Digests of latecomers are numbered from here on.
_LATE = 100


@dataclass(frozen=True, slots=True)
class RulePack:
    """The figures of a cycle. Lengths are in working days; quarters open on (month, day)."""

    document: str = "浙创先发〔2010〕18号"
    title: str = "关于在创先争优活动中全面推行基层党组织和党员公开承诺、定期考评制度的指导意见"
    propose_days: int = 10
    review_days: int = 5
    publish_days: int = 5
    quarters: tuple[tuple[int, int], ...] = ((3, 16), (6, 16), (9, 16), (12, 1))
    check_days: int = 10
    evaluate_days: int = 8
    remind_after: int = 4
    rating_remind_after: int = 5
    digest_every: int = 2
    grades: tuple[str, ...] = ("优秀", "合格", "基本合格", "不合格")
    fewest_slips: int = 5

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values, kept with the cycle: a later change of defaults changes nothing here."""
        return {**asdict(self), "quarters": [list(day) for day in self.quarters], "grades": list(self.grades)}

    @staticmethod
    def from_json(row: dict[str, Any]) -> "RulePack":
        """The pack that `to_json` wrote."""
        quarters = tuple((month, day) for month, day in row["quarters"])
        return RulePack(**{**row, "quarters": quarters, "grades": tuple(row["grades"])})


@dataclass(frozen=True, slots=True)
class Window:
    """When a step is on. `part` is the quarter for supervision, otherwise 0."""

    step: Step
    part: int
    opens: datetime
    closes: datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that falls due. `part` is the quarter, or the running number of a digest."""

    kind: Due
    part: int
    at: datetime


def windows(year: int, start: date, pack: RulePack) -> tuple[Window, ...]:
    """The windows of a cycle whose proposals open on `start`."""
    propose = _window(Step.PROPOSE, 0, start, pack.propose_days)
    review = Window(Step.REVIEW, 0, propose.opens, _end(propose.closes.date(), pack.review_days))
    publish_day = add_working_days(review.closes.date(), 1)
    publish = _window(Step.PUBLISH, 0, publish_day, pack.publish_days)
    quarters = tuple(
        _window(Step.SUPERVISE, number, date(year, month, day), pack.check_days)
        for number, (month, day) in enumerate(pack.quarters, 1)
        if date(year, month, day) > publish.closes.date()
    )
    last = quarters[-1].closes if quarters else publish.closes
    evaluate = _window(Step.EVALUATE, 0, add_working_days(last.date(), 1), pack.evaluate_days)
    fulfil = Window(Step.FULFIL, 0, publish.opens, evaluate.opens)
    return (propose, review, publish, fulfil, *quarters, evaluate)


def entries(steps: tuple[Window, ...], pack: RulePack) -> tuple[Entry, ...]:
    """Everything that falls due in those windows, in order of time."""
    found: list[Entry] = []
    for step in steps:
        if step.step is Step.PROPOSE:
            found += _opening(step, Due.PROPOSE_OPEN, Due.PROPOSE_REMIND, pack.remind_after)
        elif step.step is Step.REVIEW:
            found += _digests(step, pack)
        elif step.step is Step.PUBLISH:
            found.append(Entry(Due.PUBLISH_OFFER, 0, next_working_time(step.opens)))
        elif step.step is Step.FULFIL:
            found += _latecomers(step)
        elif step.step is Step.SUPERVISE:
            found += _opening(step, Due.CHECK_OPEN, Due.CHECK_REMIND, pack.remind_after)
            found.append(Entry(Due.SUMMARY_DRAFT, step.part, _morning_after(step)))
        elif step.step is Step.EVALUATE:
            found += _opening(step, Due.RATE_OPEN, Due.RATE_REMIND, pack.rating_remind_after)
            found.append(Entry(Due.RATE_CLOSE, 0, step.closes))
            found.append(Entry(Due.RESULTS, 0, _morning_after(step)))
    return tuple(sorted(found, key=lambda entry: entry.at))


def year_end(year: int) -> date:
    """The last day of the year of a cycle."""
    return date(year, 12, 31)


def _opening(step: Window, opens: Due, reminds: Due, after: int) -> list[Entry]:
    reminder = add_working_days(step.opens.date(), after)
    return [
        Entry(opens, step.part, next_working_time(step.opens)),
        Entry(reminds, step.part, next_working_time(at(reminder, 9))),
    ]


def _latecomers(step: Window) -> list[Entry]:
    """Once a week what came late is brought to its reviewer, and what was approved late is offered."""
    found: list[Entry] = []
    day, number = add_working_days(step.opens.date(), _WEEK), 1
    while at(day, 9) < step.closes:
        found.append(Entry(Due.REVIEW_DIGEST, _LATE + number, next_working_time(at(day, 9), spread=7)))
        found.append(Entry(Due.PUBLISH_OFFER, number, next_working_time(at(day, 9), spread=11)))
        day, number = add_working_days(day, _WEEK), number + 1
    return found


def _morning_after(step: Window) -> datetime:
    """What is prepared for the secretary comes in the morning, not at the end of a day."""
    return next_working_time(at(add_working_days(step.closes.date(), 1), 8, 30))


def _digests(step: Window, pack: RulePack) -> list[Entry]:
    found: list[Entry] = []
    day = add_working_days(step.opens.date(), pack.digest_every)
    while at(day, 9) < step.closes:
        found.append(Entry(Due.REVIEW_DIGEST, len(found) + 1, next_working_time(at(day, 9), spread=7)))
        day = add_working_days(day, pack.digest_every)
    return found


def _window(step: Step, part: int, day: date, length: int) -> Window:
    first = next_working_time(at(day, 8, 30))
    return Window(step, part, first, _end(first.date(), length))


def _end(day: date, working_days: int) -> datetime:
    return at(add_working_days(day, working_days), 17)
