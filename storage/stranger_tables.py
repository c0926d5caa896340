"""People who write to us and stand on no roster: which organisation they speak of, asked once."""

from sqlalchemy import Column, String, Table, Text

from storage.columns import Instant
from storage.tables import later, metadata, refers

stranger = Table(
    "stranger",
    metadata,
    Column("platform", String(20), primary_key=True),
    Column("address", String(200), primary_key=True),
    refers("org.id", "org_id", nullable=True),
    Column("held", Text, nullable=False, default=""),  # what was said before it was clear of whom
    Column("heard_at", Instant, nullable=False),
    later("wants", String(20), ""),  # what the code he scanned is for: what he says next is that
)
