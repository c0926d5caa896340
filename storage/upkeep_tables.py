"""What is done from time to time and belongs to no year."""

from sqlalchemy import Column, String, Table

from storage.columns import Instant
from storage.tables import metadata

upkeep = Table(
    "upkeep",
    metadata,
    Column("name", String(30), primary_key=True),
    Column("done_at", Instant, nullable=False),
)
