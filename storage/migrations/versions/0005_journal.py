"""The first tables: journal."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Id

revision = "0005_journal"
down_revision = "0004_ballots"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    _journal_head()
    _journal_link()
    _ix_outbox_unasked()


def _journal_head() -> None:
    op.create_table(
        "journal_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("length", Id, nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_head")),
    )


def _journal_link() -> None:
    op.create_table(
        "journal_link",
        sa.Column("position", Id, autoincrement=False, nullable=False),
        sa.Column("journal_id", Id, nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["journal_id"], ["journal.id"], name=op.f("fk_journal_link_journal_id")),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_journal_link")),
        sa.UniqueConstraint("journal_id", name=op.f("uq_journal_link_journal_id")),
    )


def _ix_outbox_unasked() -> None:
    op.create_index(
        "ix_outbox_unasked",
        "outbox",
        ["person_id", "not_before"],
        unique=False,
        sqlite_where=sa.text("purpose <> 'reply'"),
        postgresql_where=sa.text("purpose <> 'reply'"),
    )
