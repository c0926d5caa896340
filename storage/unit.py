"""A unit of work: what a verb gets in order to read and write inside one transaction."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection

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
    `noted` belongs to `storage.journal`.
    """

    connection: Connection
    now: datetime
    noted: list[Note] = field(default_factory=list, compare=False)
