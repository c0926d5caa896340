"""The year as data: six steps, their windows, and what falls due when.

Source: guidance 浙创先发〔2010〕18号, part 3. The figures are a rule pack, so that a county's own
version is data. Quarters whose window would open before publication is over are left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from dialogs.rules.calendar import add_working_days, at, local, next_working_time
from dialogs.rules.pack import RulePack


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

    WISHES_CALL = "wishes.call"
    LEADERS_OPEN = "propose.leaders"
    LEADERS_REVIEW = "review.leaders"
    LEADERS_PUBLISH = "publish.leaders"
    PROPOSE_OPEN = "propose.open"
    PROPOSE_REMIND = "propose.remind"
    REVIEW_DIGEST = "review.digest"
    PUBLISH_OFFER = "publish.offer"
    CHECK_OPEN = "check.open"
    CHECK_REMIND = "check.remind"
    SUMMARY_DRAFT = "summary.draft"
    OVERDUE_LOOK = "overdue.look"
    WEEKLY = "weekly.digest"
    RATE_PREPARE = "rate.prepare"
    RATE_OPEN = "rate.open"
    RATE_REMIND = "rate.remind"
    RATE_CLOSE = "rate.close"
    RESULTS = "results"
    DEADLINE = "deadline.gaps"


#: Working days of a week.
_WEEK = 5

#: The part of the windows in which leaders propose and are published, before the others.
LEADERS = 1

#: How many working days before the deadline the gaps are counted.
_DEADLINE_DAYS = (10, 3, 0)

#: What is still to be decided after the evaluation is brought for so many days more.
_AFTERWARDS = timedelta(days=60)

#: Digests of the weeks after the evaluation has opened are numbered from here on.
_LAST_WEEKS = 100


@dataclass(frozen=True, slots=True)
class Window:
    """When a step is on. `part` is the quarter for supervision, LEADERS for leaders, otherwise 0."""

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


def windows(year: int, start: date, pack: RulePack, earliest: datetime | None = None) -> tuple[Window, ...]:
    """The windows of a cycle whose proposals open on `start`, leaders' before them (一之四, R23).

    Nothing opens before `earliest`; leaders' windows are left out where no whole day is free for them.
    """
    propose = _window(Step.PROPOSE, 0, start, pack.propose_days)
    leaders = _leaders(propose, pack, earliest)
    begins = leaders[0].opens if leaders else propose.opens
    review = Window(Step.REVIEW, 0, begins, _end(propose.closes.date(), pack.review_days))
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
    return (*leaders, propose, review, publish, fulfil, *quarters, evaluate)


def entries(steps: tuple[Window, ...], pack: RulePack) -> tuple[Entry, ...]:
    """Everything that falls due in those windows, in order of time."""
    found: list[Entry] = []
    for step in steps:
        found += _of_step(step, pack)
    found += _wishes(steps)
    found += _deadline(steps, pack.deadline)
    return tuple(sorted(found, key=lambda entry: entry.at))


def _of_step(step: Window, pack: RulePack) -> list[Entry]:
    match step.step:
        case Step.PROPOSE if step.part == LEADERS:
            return _of_leaders(step)
        case Step.PROPOSE:
            return _opening(step, Due.PROPOSE_OPEN, Due.PROPOSE_REMIND, pack.remind_after)
        case Step.REVIEW:
            return _digests(step, pack)
        case Step.PUBLISH:
            kind = Due.LEADERS_PUBLISH if step.part == LEADERS else Due.PUBLISH_OFFER
            return [Entry(kind, 0, next_working_time(step.opens))]
        case Step.FULFIL:
            return _weeks(step)
        case Step.SUPERVISE:
            summary = Entry(Due.SUMMARY_DRAFT, step.part, _morning_after(step))
            return [*_opening(step, Due.CHECK_OPEN, Due.CHECK_REMIND, pack.remind_after), summary]
        case Step.EVALUATE:
            before = next_working_time(at(add_working_days(step.opens.date(), -_WEEK), 9), spread=17)
            closing = [Entry(Due.RATE_CLOSE, 0, step.closes), Entry(Due.RESULTS, 0, _morning_after(step))]
            voting = _opening(step, Due.RATE_OPEN, Due.RATE_REMIND, pack.rating_remind_after)
            return [Entry(Due.RATE_PREPARE, 0, before), *voting, *closing, *_last_weeks(step)]


def year_end(year: int) -> date:
    """The last day of the year of a cycle."""
    return date(year, 12, 31)


def _deadline(steps: tuple[Window, ...], deadline: date | None) -> list[Entry]:
    """Before the last day of a campaign, and on it, what is missing is counted (三, R76)."""
    if deadline is None:
        return []
    opens = min(step.opens for step in steps)
    days = (add_working_days(deadline, -before) for before in _DEADLINE_DAYS)
    moments = [next_working_time(at(day, 9), spread=13) for day in days]
    return [Entry(Due.DEADLINE, part, at_) for part, at_ in enumerate(moments, 1) if at_ > opens]


def _wishes(steps: tuple[Window, ...]) -> list[Entry]:
    """A week before anybody promises the public is asked what it wishes for (R15)."""
    opens = min((one.opens for one in steps if one.step is Step.PROPOSE), default=None)
    if opens is None:
        return []
    day = add_working_days(local(opens).date(), -_WEEK)
    return [Entry(Due.WISHES_CALL, 0, next_working_time(at(day, 9), spread=11))]


def _leaders(propose: Window, pack: RulePack, earliest: datetime | None) -> tuple[Window, ...]:
    """Leaders promise in the days before the others, and are published before those begin."""
    if pack.leaders_first_days < 1:
        return ()
    others = local(propose.opens).date()
    last = add_working_days(others, -1)
    opens = next_working_time(at(add_working_days(others, -pack.leaders_first_days), 8, 30))
    if earliest is not None and opens < earliest:
        opens = next_working_time(earliest)
    if opens > next_working_time(at(last, 8, 30)):
        return ()
    return (
        Window(Step.PROPOSE, LEADERS, opens, at(last, 12)),
        Window(Step.PUBLISH, LEADERS, at(last, 16), propose.opens),
    )


def _of_leaders(step: Window) -> list[Entry]:
    """What leaders promise is reviewed twice on their last day, so that it can be published that day."""
    morning = max(step.opens, next_working_time(at(local(step.closes).date(), 9), spread=7))
    noon = next_working_time(at(local(step.closes).date(), 13, 30), spread=7)
    return [
        Entry(Due.LEADERS_OPEN, 0, step.opens),
        Entry(Due.LEADERS_REVIEW, 1, morning),
        Entry(Due.LEADERS_REVIEW, 2, noon),
    ]


def quarter_span(year: int, quarter: int) -> tuple[datetime, datetime]:
    """From the first moment of a quarter of the calendar to the first of the next."""
    following = date(year + 1, 1, 1) if quarter == 4 else date(year, 3 * quarter + 1, 1)
    return at(date(year, 3 * quarter - 2, 1), 0), at(following, 0)


def _opening(step: Window, opens: Due, reminds: Due, after: int) -> list[Entry]:
    reminder = add_working_days(step.opens.date(), after)
    return [
        Entry(opens, step.part, next_working_time(step.opens)),
        Entry(reminds, step.part, next_working_time(at(reminder, 9))),
    ]


def _weeks(step: Window) -> list[Entry]:
    """Once a week one looks what has run out, and whoever decides gets his one digest."""
    found: list[Entry] = []
    for number, day in enumerate(_weekdays(step.opens, step.closes), 1):
        found.append(Entry(Due.OVERDUE_LOOK, number, next_working_time(at(day, 9), spread=7)))
        found.append(Entry(Due.WEEKLY, number, next_working_time(at(day, 9), spread=13)))
    return found


def _last_weeks(step: Window) -> list[Entry]:
    """The digest goes on until the year is closed, or for some weeks; the week of the results has its own."""
    results = _morning_after(step)
    moments = (
        next_working_time(at(day, 9), spread=13) for day in _weekdays(step.opens, step.closes + _AFTERWARDS)
    )
    return [
        Entry(Due.WEEKLY, _LAST_WEEKS + number, moment)
        for number, moment in enumerate(moments, 1)
        if abs(moment - results) >= timedelta(days=7)
    ]


def _weekdays(opens: datetime, closes: datetime) -> Iterator[date]:
    day = add_working_days(opens.date(), _WEEK)
    while at(day, 9) < closes:
        yield day
        day = add_working_days(day, _WEEK)


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
