"""Homes."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Id, Instant

revision = "0015_homes"
down_revision = "0014_evaluation"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables of this step."""
    _home_need()
    _home_word()


def _home_need() -> None:
    op.create_table(
        "home_need",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("org_id", Id, nullable=False),
        sa.Column("text", sa.String(length=200), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("closed_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["org_id"], ["org.id"], name=op.f("fk_home_need_org_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_home_need")),
    )
    op.create_index(op.f("ix_home_need_org_id"), "home_need", ["org_id"], unique=False)


def _home_word() -> None:
    op.create_table(
        "home_word",
        sa.Column("cycle_id", Id, nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("said_by", Id, nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_home_word_cycle_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_home_word_person_id")),
        sa.ForeignKeyConstraint(["said_by"], ["person.id"], name=op.f("fk_home_word_said_by")),
        sa.PrimaryKeyConstraint("cycle_id", "person_id", name=op.f("pk_home_word")),
    )
