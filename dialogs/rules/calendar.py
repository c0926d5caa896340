"""The calendar in force: Beijing time, working days and the hours in which we may write.

Days off follow the State Council's yearly notice as the library `chinesecalendar` knows it.
For years without a notice the usual holidays are taken: a message is better a day late than
on New Year's Eve.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from chinese_calendar import is_workday
from chinese_calendar.constants import holidays

from dialogs.rules.moon import lunar_day

ZONE = ZoneInfo("Asia/Shanghai")

EARLIEST = time(8, 30)
LATEST = time(17, 30)

#: Hours in which old people may be written to (criterion E13).
ELDER_HOURS = ((time(8, 30), time(11, 0)), (time(14, 30), time(17, 30)))

_YEARS = range(min(holidays).year, max(holidays).year + 1)

#: Usual holidays of a week and of a day, by (month, day): where the sun sets them, and the moon.
_SOLAR_WEEKS = (((5, 1), (5, 5)), ((10, 1), (10, 7)))
_LUNAR_WEEK = ((1, 1), (1, 7))  # and the eve before
_LUNAR_DAYS = ((5, 5), (8, 15))
_LUNAR_YEARS = (date(1901, 1, 1), date(2099, 12, 31))

_DAY = timedelta(days=1)

#: How many minutes an opening is spread over, so that not everybody is written to at once.
_SPREAD = 25


def knows(year: int) -> bool:
    """Whether the State Council's notice for the year is known; otherwise days off are estimated."""
    return year in _YEARS


@lru_cache(maxsize=4096)
def is_working_day(day: date) -> bool:
    """Whether people work on that day; weekends moved by a notice count as the notice says."""
    if knows(day.year):
        return bool(is_workday(day))
    return day.weekday() < 5 and not _usual_holiday(day)


def add_working_days(day: date, n: int) -> date:
    """The n-th working day after the day (before it, if n is negative); the day itself for 0."""
    step = _DAY if n > 0 else -_DAY
    for _ in range(abs(n)):
        day += step
        while not is_working_day(day):
            day += step
    return day


def next_working_time(
    moment: datetime, *, earliest: time = EARLIEST, latest: time = LATEST, spread: int = 0
) -> datetime:
    """The first moment from the given one on that lies in the hours of a working day, UTC.

    Never on a full or half hour, when every other program writes too (advice of the platforms).
    `spread`, any whole number, chooses one of the first minutes, the same one every time.
    A moment that already fits comes back unchanged.

    Raises:
        ValueError: naive moment, hours not in whole minutes or too short to hold a message.
    """
    return _next(moment, ((earliest, latest),), spread)


def elder_time(moment: datetime, *, spread: int = 0) -> datetime:
    """Like `next_working_time`, within the hours that suit old people (criterion E13)."""
    return _next(moment, ELDER_HOURS, spread)


def in_hours(moment: datetime, *, old: bool) -> bool:
    """Whether people, or `old` people, may be written to at that moment."""
    here = local(moment)
    spans = ELDER_HOURS if old else ((EARLIEST, LATEST),)
    return is_working_day(here.date()) and any(start <= here.time() <= end for start, end in spans)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """That wall-clock time of the day in Beijing, as an aware moment in UTC."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE).astimezone(UTC)


def local(moment: datetime) -> datetime:
    """The moment as the clock on the wall in Beijing shows it.

    Raises:
        ValueError: naive moment.
    """
    if moment.tzinfo is None:
        raise ValueError("naive moment")
    return moment.astimezone(ZONE)


def chinese_date(day: date) -> str:
    """The day as it is said: 11月23日. A moment is taken as the day it is in Beijing."""
    if isinstance(day, datetime):
        day = local(day)
    return f"{day.month}月{day.day}日"


def parse_moment(text: str) -> datetime:
    """An ISO 8601 date or time as a moment in UTC; without an offset it is Beijing time.

    Raises:
        ValueError: not ISO 8601.
    """
    moment = datetime.fromisoformat(text.strip())
    return (moment if moment.tzinfo else moment.replace(tzinfo=ZONE)).astimezone(UTC)


def _next(moment: datetime, hours: tuple[tuple[time, time], ...], spread: int) -> datetime:
    if any(edge.second or edge.microsecond for pair in hours for edge in pair):
        raise ValueError("hours are told in whole minutes")
    if not any(_minute(_minutes(start), end, spread) for start, end in hours):
        raise ValueError("hours too short")
    here = local(moment)
    day = here.date()
    while True:
        if is_working_day(day):
            for start, end in hours:
                found = _within(here, day, start, end, spread)
                if found is not None:
                    return found
        day += _DAY


def _within(here: datetime, day: date, start: time, end: time, spread: int) -> datetime | None:
    opens = datetime.combine(day, start, ZONE)
    if opens <= here <= datetime.combine(day, end, ZONE) and here.minute % 30:
        return here.astimezone(UTC)
    first = start if here <= opens else here.time()
    # A minute that has begun cannot be promised any more.
    minute = _minute(_minutes(first) + bool(first.second or first.microsecond), end, spread)
    return None if minute is None else at(day, *divmod(minute, 60))


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _minute(first: int, end: time, spread: int) -> int | None:
    """The minute of the day to take; none when the hours are over."""
    last = min(_minutes(end), first + _SPREAD)  # of so many minutes at most one is a full or half hour
    free = [minute for minute in range(first, last + 1) if minute % 30][:_SPREAD]
    return free[spread % len(free)] if free else None


def _usual_holiday(day: date) -> bool:
    """A holiday of one day makes three with the weekend that it touches, nearly every year."""
    if _in_week(day) or _alone(day):
        return True
    if day.weekday() == 0:
        return any(_alone(day + step * _DAY) for step in (-2, -1, 1))
    return day.weekday() == 4 and _alone(day - _DAY)


def _in_week(day: date) -> bool:
    spot = (day.month, day.day)
    if any(first <= spot <= last for first, last in _SOLAR_WEEKS):
        return True
    first, last = _LUNAR_WEEK
    return first <= lunar_day(day) <= last or lunar_day(day + _DAY) == first


def _alone(day: date) -> bool:
    return (day.month, day.day) == (1, 1) or day == _qingming(day.year) or lunar_day(day) in _LUNAR_DAYS


def _qingming(year: int) -> date:
    """Tomb-sweeping day: the sun at 15°, by the common formula for this century (4 or 5 April)."""
    y = year % 100
    return date(year, 4, int(y * 0.2422 + 4.81) - y // 4)
