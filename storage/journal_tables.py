"""The chain over the journal: every row seals all rows before it."""

from sqlalchemy import Column, Integer, String, Table, UniqueConstraint

from storage.columns import Id
from storage.tables import metadata, refers

link = Table(
    "journal_link",
    metadata,
    Column("position", Id, primary_key=True, autoincrement=False),  # 1, 2, 3 … without a gap
    refers("journal.id", "journal_id"),
    Column("hash", String(64), nullable=False),
    UniqueConstraint("journal_id"),
)

head = Table(
    "journal_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),  # one row, which writers lock
    Column("length", Id, nullable=False),
    Column("hash", String(64), nullable=False),
)
