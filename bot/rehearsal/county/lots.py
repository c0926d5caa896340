"""Lots for many people at once: each draws his own, so that a seed says everything whoever is first."""

from collections.abc import Callable, Sequence
from contextvars import ContextVar
from typing import TypeVar

from bot.rehearsal.chance import Chance

T = TypeVar("T")


class Lots:
    """Chance (`bot.rehearsal.chance.Chance`) that is the present person's own while he acts."""

    def __init__(self, base: Chance, new: Callable[[str], Chance]) -> None:
        self._whose: ContextVar[Chance] = ContextVar("whose", default=base)
        self._new = new
        self._known: dict[str, Chance] = {}

    def now_of(self, name: str) -> None:
        """From here on, in this task, that person draws."""
        if name not in self._known:
            self._known[name] = self._new(name)
        self._whose.set(self._known[name])

    def random(self) -> float:
        """A number from 0 up to 1."""
        return self._whose.get().random()

    def randint(self, a: int, b: int, /) -> int:
        """A whole number from a to b, both included."""
        return self._whose.get().randint(a, b)

    def choice(self, seq: Sequence[T], /) -> T:
        """One of several."""
        return self._whose.get().choice(seq)
