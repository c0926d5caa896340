"""The short addresses that are printed: what stands on a slip, and where it leads."""

from sqlalchemy import Column, String, Table, Text

from storage.columns import Instant
from storage.tables import metadata, refers, row_id

short_link = Table(
    "short_link",
    metadata,
    row_id(),
    # What is printed; of a private one its hash, so that who reads the database cannot use it.
    Column("mark", String(64), nullable=False, unique=True),
    Column("kind", String(20), nullable=False),
    refers("org.id", "org_id", nullable=True),
    Column("path", Text, nullable=False),  # of a private one sealed with what is printed
    Column("expires_at", Instant),
)
