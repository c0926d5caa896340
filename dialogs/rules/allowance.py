"""A platform's monthly allowance: how it will stand at the end of the month. Pure.

DingTalk's standard edition gives an organisation 5,000 calls and 3,000 messages a calendar month.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from dialogs.rules.year import Due

#: What is counted: our calls of its interface, and what it brings us.
CALLS, MESSAGES = "calls", "messages"

#: Steps in which everybody is asked.
MASS = (Due.PROPOSE_OPEN, Due.CHECK_OPEN, Due.RATE_OPEN)

#: What one person's part in such a step comes to, in chat.
EACH = {CALLS: 4, MESSAGES: 3}

#: Before this day of the month its pace says nothing.
_PACE_FROM = 4


@dataclass(frozen=True, slots=True)
class Outlook:
    """One meter: how much is used of `most` (0: without a limit), and how much it will be."""

    platform: str
    meter: str
    used: int
    most: int
    forecast: int

    @property
    def short(self) -> bool:
        """Whether the month will not suffice."""
        return bool(self.most) and self.forecast > self.most

    @property
    def gone(self) -> bool:
        """Whether nothing is left."""
        return bool(self.most) and self.used >= self.most


def forecast(used: int, today: date, planned: int) -> int:
    """What will be used when the month ends: at today's pace, or by what is planned where that is more."""
    days = monthrange(today.year, today.month)[1]
    pace = round(used / today.day * (days - today.day)) if today.day >= _PACE_FROM else 0
    return used + max(pace, planned)


def month_of(day: date) -> str:
    """The month as the ledger names it."""
    return f"{day.year}-{day.month:02d}"


def next_month(day: date) -> date:
    """The first day of the month after."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
