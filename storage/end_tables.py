"""How things end: the result of every commitment, and the year put away."""

from sqlalchemy import Column, ForeignKey, String, Table, Text

from storage.columns import Document, Id, Instant
from storage.tables import metadata, refers

commitment_end = Table(
    "commitment_end",  # as the organisation has confirmed it; commitment.result holds the same word
    metadata,
    Column("commitment_id", Id, ForeignKey("commitment.id"), primary_key=True),
    Column("result", String(20), nullable=False),  # done, mostly_done, not_done, changed, withdrawn
    Column("words", Text, nullable=False, default=""),
    refers("person.id", "decided_by"),
    Column("created_at", Instant, nullable=False),
)

end_carried = Table(
    "end_carried",  # what is not settled within the year and goes on, as somebody decided with a word
    metadata,
    Column("cycle_id", Id, ForeignKey("cycle.id"), primary_key=True),
    Column("subject", String(40), primary_key=True),  # voice:3, rectification:5
    Column("words", Text, nullable=False, default=""),
    refers("person.id", "decided_by"),
    Column("created_at", Instant, nullable=False),
)

cycle_archive = Table(
    "cycle_archive",  # the whole year of an organisation as it was when it was closed
    metadata,
    Column("cycle_id", Id, ForeignKey("cycle.id"), primary_key=True),
    Column("content", Document, nullable=False),
    Column("sha256", String(64), nullable=False),
    refers("person.id", "closed_by", nullable=True),  # nobody: by command
    Column("closed_at", Instant, nullable=False),
)
