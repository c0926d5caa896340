"""What was entered for somebody from paper, a phone call or a visit: a ledger beside `provenance`."""

from sqlalchemy import Boolean, Column, Index, String, Table, Text

from storage.columns import Instant
from storage.tables import metadata, refers, row_id

paper_entry = Table(
    "paper_entry",
    metadata,
    row_id(),
    Column("key", String(80), nullable=False, unique=True),  # the same sheet read twice enters nothing
    refers("org.id", "org_id"),
    refers("person.id", "person_id", nullable=True),  # whose word it is; nobody on the roster for the public
    Column("kind", String(20), nullable=False),  # see dialogs.rules.entering.Kind
    Column("subject", String(80), nullable=False),  # names the record, as in provenance
    Column("words", Text, nullable=False),
    Column("family", Boolean, nullable=False),  # a family member's word: never consent, never a ballot
    refers("person.id", "recorder_id", nullable=True),
    Column("read_back_at", Instant),
    Column("created_at", Instant, nullable=False),
    Index(None, "person_id"),
)
