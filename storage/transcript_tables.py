"""Recordings without words that the branch's own speech server is asked about. What it heard goes to the
speaker at once, to be confirmed; here only stands how far that has come."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table

from storage.columns import Id, Instant
from storage.tables import metadata, refers

transcript = Table(
    "transcript",
    metadata,
    Column("media_id", Id, ForeignKey("media.id"), primary_key=True, autoincrement=False),
    refers("person.id", "person_id"),  # who speaks
    # wanted · heard · missing: then somebody listens and writes, as where there is no such server
    Column("state", String(10), nullable=False),
    Column("tries", Integer, nullable=False, default=0),
    Column("next_at", Instant, nullable=False),  # when it is asked (again), while it is wanted
    Index(None, "state", "next_at"),
)
