"""A unit of work: what a verb gets in order to read and write inside one transaction."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection

Found = TypeVar("Found")

#: The moment of work in which no clock matters.
NEVER = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Note:
    """A row of the journal that is to be chained when the transaction ends."""

    id: int
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Work:
    """One transaction in progress. A verb is a plain function whose first argument is this.

    `connection` is a synchronous SQLAlchemy Core connection on every database.
    `now` is the moment at which the verb runs (aware, UTC); verbs ask no other clock.
    `noted` belongs to `storage.journal`, `known` to `once`; verbs that share a transaction share it.
    """

    connection: Connection
    now: datetime
    noted: list[Note] = field(default_factory=list, compare=False)
    known: dict[Hashable, Any] = field(default_factory=dict, compare=False)

    def once(self, key: Hashable, find: Callable[[], Found]) -> Found:
        """What `find` reads, read once in this transaction: for people and their addresses, absences,
        organisations and years, which a verb asks for again and again and seldom changes. Whoever writes
        them calls `forget`."""
        if key not in self.known:
            self.known[key] = find()
        found: Found = self.known[key]
        return found

    def once_now(self, key: Hashable, find: Callable[[], Found]) -> Found:
        """The same of what holds at this moment only: verbs that share a transaction find it there."""
        moment, found = self.known.get(key, (None, None))
        if moment != self.now:
            found = find()
            self.known[key] = (self.now, found)
        result: Found = found
        return result

    def forget(self, *keys: Hashable) -> None:
        """What was read before may have changed: it was written, or a lock was waited for. Of `keys` where
        it is known that nothing else did."""
        if not keys:
            self.known.clear()
        for key in keys:
            self.known.pop(key, None)
