"""When a year begins: at year's start, at year's end, or as soon as may be (R43, R78)."""

from datetime import date

from dialogs.rules.calendar import add_working_days
from dialogs.rules.pack import RulePack

YEAR_START, YEAR_END = "year_start", "year_end"

#: From these days on, (month, day): of the year itself, and of the year before.
_START, _END = (1, 4), (12, 1)


def first_day(year: int, today: date, pack: RulePack, season: str = "") -> date:
    """The day on which members begin to promise; before it there is room for the leaders.

    `season` takes the place of the pack's own.
    """
    soonest = add_working_days(today, pack.leaders_first_days + 1)
    match season or pack.season:
        case "year_start":
            wanted = date(year, *_START)
        case "year_end":
            wanted = date(year - 1, *_END)
        case _:
            return soonest
    return max(soonest, add_working_days(add_working_days(wanted, -1), 1))


def working_days_until(today: date, day: date) -> int:
    """How many working days come after today up to and with that day; negative once it is over."""
    if day < today:
        return -1
    count, one = 0, add_working_days(today, 1)
    while one <= day:
        count, one = count + 1, add_working_days(one, 1)
    return count
