"""Rules."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Document, Id, Instant

revision = "0020_rules"
down_revision = "0019_moves"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables of this step."""
    _focus()
    _rule_change()


def _focus() -> None:
    op.create_table(
        "focus",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("org_id", Id, nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=100), nullable=False),
        sa.Column("author_id", Id, nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("dropped_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_focus_author_id")),
        sa.ForeignKeyConstraint(["org_id"], ["org.id"], name=op.f("fk_focus_org_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_focus")),
        sa.UniqueConstraint("org_id", "year", "text", name=op.f("uq_focus_org_id_year_text")),
    )


def _rule_change() -> None:
    op.create_table(
        "rule_change",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("scope", sa.String(length=80), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("changes", Document, nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("document", sa.String(length=100), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("issued", sa.String(length=10), nullable=False),
        sa.Column("file", sa.String(length=200), nullable=False),
        sa.Column("proposer_id", Id, nullable=True),
        sa.Column("answers_id", Id, nullable=True),
        sa.Column("decider_id", Id, nullable=True),
        sa.Column("decided_as", sa.String(length=100), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("decided_at", Instant(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["answers_id"], ["org.id"], name=op.f("fk_rule_change_answers_id")),
        sa.ForeignKeyConstraint(["decider_id"], ["person.id"], name=op.f("fk_rule_change_decider_id")),
        sa.ForeignKeyConstraint(["proposer_id"], ["person.id"], name=op.f("fk_rule_change_proposer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_change")),
    )
    op.create_index(
        op.f("ix_rule_change_answers_id_status"), "rule_change", ["answers_id", "status"], unique=False
    )
    op.create_index(op.f("ix_rule_change_scope_status"), "rule_change", ["scope", "status"], unique=False)
