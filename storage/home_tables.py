"""Two homes (双报到): what a community needs of those who live there, and its word on each at year's end."""

from sqlalchemy import Column, ForeignKey, Index, String, Table, Text

from storage.columns import Id, Instant
from storage.tables import metadata, refers, row_id

home_need = Table(
    "home_need",
    metadata,
    row_id(),
    refers("org.id", "org_id"),
    Column("text", String(200), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("closed_at", Instant),
    Index(None, "org_id"),
)

home_word = Table(
    "home_word",
    metadata,
    Column("cycle_id", Id, ForeignKey("cycle.id"), primary_key=True),  # the community's year
    Column("person_id", Id, ForeignKey("person.id"), primary_key=True),
    Column("words", Text, nullable=False),
    refers("person.id", "said_by"),
    Column("created_at", Instant, nullable=False),
)
