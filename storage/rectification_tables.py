"""Rectifications, and every step taken in a measure of supervision."""

from sqlalchemy import Column, Date, Index, String, Table, Text

from storage.columns import Instant
from storage.tables import metadata, refers, row_id

rectification = Table(
    "rectification",
    metadata,
    row_id(),
    Column("key", String(120), nullable=False, unique=True),  # what is ordered twice is one
    refers("org.id", "org_id"),
    refers("org.id", "by_org_id"),  # in whose name it was ordered
    refers("person.id", "person_id"),  # puts it right
    Column("target", String(10), nullable=False),  # member, or org: then the person answers for it
    refers("person.id", "orderer_id"),
    Column("source", String(20), nullable=False),  # see dialogs.rules.rectification.Source
    refers("commitment.id", "commitment_id", nullable=True),
    refers("voice.id", "voice_id", nullable=True),
    Column("cause", Text, nullable=False),
    Column("demand", Text, nullable=False),
    Column("due", Date, nullable=False),
    Column("state", String(20), nullable=False),  # see dialogs.rules.rectification.State
    refers("person.id", "rechecker_id", nullable=True),
    Column("created_at", Instant, nullable=False),
    Column("closed_at", Instant),
    Index(None, "person_id", "state"),
    Index(None, "by_org_id", "state"),
    Index(None, "org_id", "state"),
)

measure_step = Table(
    "measure_step",  # nothing is overwritten: what was done in a rectification or a criticism, and by whom
    metadata,
    row_id(),
    Column("subject", String(80), nullable=False),  # rectification:5, criticism:2
    Column("kind", String(20), nullable=False),
    refers("person.id", "actor_id", nullable=True),
    Column("words", Text, nullable=False, default=""),
    Column("due", Date),  # the term that this step set
    Column("created_at", Instant, nullable=False),
    Index(None, "subject"),
)
