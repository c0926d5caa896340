"""Chance as an argument: `random.Random` fits it, and only the composition root makes one."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from dialogs.rules.calendar import local

T = TypeVar("T")

#: When people look at their phones; hours of the day.
_UP, _TO_BED = 7, 21


class Chance(Protocol):
    """Draws lots; the same seed draws the same ones."""

    def random(self) -> float:
        """A number from 0 up to 1."""
        ...

    def randint(self, a: int, b: int, /) -> int:
        """A whole number from a to b, both included."""
        ...

    def choice(self, seq: Sequence[T], /) -> T:
        """One of several."""
        ...


def some_time(chance: Chance, since: datetime, least_s: int, most_s: int) -> datetime:
    """A moment so many seconds later at which people are awake."""
    moment = local(since + timedelta(seconds=chance.randint(least_s, most_s)))
    if _UP <= moment.hour < _TO_BED:
        return moment
    morning = moment.replace(hour=_UP, minute=chance.randint(5, 55))
    return morning if moment.hour < _UP else morning + timedelta(days=1)
