"""A platform's own directory (通讯录) as it was last read."""

from sqlalchemy import Boolean, Column, String, Table

from storage.columns import Instant
from storage.tables import metadata

directory_entry = Table(
    "directory_entry",
    metadata,
    Column("platform", String(20), primary_key=True),
    Column("address", String(100), primary_key=True),
    Column("name", String(50), nullable=False),
    Column("department", String(100), nullable=False),
    Column("declined", Boolean, nullable=False),  # the secretary wants to hear no more of it
    Column("read_at", Instant, nullable=False),
)
