"""A unit of work: what a verb gets in order to read and write inside one transaction."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Work:
    """One transaction in progress. A verb is a plain function whose first argument is this.

    `connection` is a synchronous SQLAlchemy Core connection on every database.
    `now` is the moment at which the verb runs (aware, UTC); verbs ask no other clock.
    """

    connection: Connection
    now: datetime
