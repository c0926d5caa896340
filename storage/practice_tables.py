"""Good practice that goes round, and organisations that are shown as an example."""

from sqlalchemy import Column, ForeignKey, Index, String, Table, Text

from storage.columns import Id, Instant
from storage.tables import metadata, refers, row_id

practice = Table(
    "good_practice",
    metadata,
    row_id(),
    Column("key", String(120), nullable=False, unique=True),  # what is told twice is kept once
    refers("org.id", "org_id"),  # where it comes from
    refers("org.id", "superior_id"),  # who decides, and below whom it goes round
    refers("commitment.id", "commitment_id", nullable=True),
    Column("text", Text, nullable=False),
    # nominated: waits for the superior · approved: goes round · declined: with a word
    Column("state", String(10), nullable=False, default="nominated"),
    refers("person.id", "nominated_by"),
    refers("person.id", "decided_by", nullable=True),
    Column("answer", Text, nullable=False, default=""),
    Column("created_at", Instant, nullable=False),
    Column("decided_at", Instant),
    Index(None, "superior_id", "state"),
)

practice_use = Table(
    "practice_use",  # taken over as a template by another organisation
    metadata,
    Column("practice_id", Id, ForeignKey("good_practice.id"), primary_key=True),
    Column("org_id", Id, ForeignKey("org.id"), primary_key=True),
    refers("person.id", "taken_by"),
    Column("created_at", Instant, nullable=False),
    Index(None, "org_id"),
)

model_branch = Table(
    "model_branch",  # 示范点: shown as an example, from when to when
    metadata,
    row_id(),
    refers("org.id", "org_id"),
    Column("why", Text, nullable=False),
    refers("person.id", "named_by", nullable=True),
    Column("since", Instant, nullable=False),
    Column("until", Instant),
    Index(None, "org_id"),
)
