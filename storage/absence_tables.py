"""Who need not promise, or less, or is away for a time; asked for, decided by somebody else, kept."""

from sqlalchemy import Column, Date, Index, String, Table

from storage.columns import Instant
from storage.tables import metadata, refers, row_id

exemption = Table(
    "exemption",
    metadata,
    row_id(),
    refers("person.id", "person_id"),
    # exempt: no promise is due · lighter: a smaller one is enough · away: nothing is said for a time
    Column("kind", String(10), nullable=False),
    Column("reason", String(200), nullable=False),
    Column("from_day", Date, nullable=False),
    Column("until_day", Date),  # the last day; without one until it is ended
    # asked · granted · refused · ended
    Column("state", String(10), nullable=False),
    refers("person.id", "asked_by"),
    refers("person.id", "decided_by", nullable=True),
    Column("answer", String(200), nullable=False, default=""),
    Column("created_at", Instant, nullable=False),
    Column("decided_at", Instant),
    Index(None, "person_id", "state"),
)
