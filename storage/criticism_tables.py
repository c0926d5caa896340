"""Formal criticisms; their steps are in `measure_step`."""

from sqlalchemy import Column, Index, String, Table, Text

from storage.columns import Instant
from storage.tables import metadata, refers, row_id

criticism = Table(
    "formal_criticism",
    metadata,
    row_id(),
    Column("key", String(120), nullable=False, unique=True),
    refers("org.id", "org_id"),
    refers("org.id", "by_org_id"),  # in whose name it is proposed
    refers("person.id", "person_id"),  # concerned, or answers for the organisation
    Column("target", String(10), nullable=False),  # member, org
    Column("scope", String(10), nullable=False),  # see dialogs.rules.criticism.Scope
    Column("cause", Text, nullable=False),
    Column("text", Text, nullable=False, default=""),  # as the proposer confirmed it
    Column("state", String(10), nullable=False),  # see dialogs.rules.criticism.State
    refers("person.id", "proposer_id"),
    refers("person.id", "second_id", nullable=True),
    Column("created_at", Instant, nullable=False),
    Column("published_at", Instant),
    Index(None, "by_org_id", "state"),
    Index(None, "person_id", "state"),
)
