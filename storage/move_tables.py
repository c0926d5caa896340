"""Coming and going: moves to another branch, leaving for good, deaths, hand-overs. Nothing is deleted."""

from sqlalchemy import Column, Index, String, Table

from storage.columns import Instant
from storage.tables import metadata, refers, row_id

membership_event = Table(
    "membership_event",
    metadata,
    row_id(),
    refers("person.id", "person_id"),
    # moving: said by the old branch, waits for the new one · moved · left · deceased · handed_over
    Column("kind", String(20), nullable=False),
    refers("org.id", "from_org"),
    refers("org.id", "to_org", nullable=True),
    Column("words", String(200), nullable=False, default=""),
    refers("person.id", "noted_by", nullable=True),
    # of a deceased member: whether what was published stays to be read, as the family wishes
    Column("shown", String(10), nullable=False, default="kept"),  # kept, taken_down
    Column("created_at", Instant, nullable=False),
    Column("undone_at", Instant),
    Index(None, "person_id", "kind"),
)
