"""Proposals."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Id, Instant

revision = "0008_proposals"
down_revision = "0007_township"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables of this step."""
    _opinion_round()
    _review_point()


def _opinion_round() -> None:
    op.create_table(
        "opinion_round",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("cycle_id", Id, nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("recorder_id", Id, nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_opinion_round_cycle_id")),
        sa.ForeignKeyConstraint(["recorder_id"], ["person.id"], name=op.f("fk_opinion_round_recorder_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opinion_round")),
    )
    op.create_index(op.f("ix_opinion_round_cycle_id"), "opinion_round", ["cycle_id"], unique=False)


def _review_point() -> None:
    op.create_table(
        "review_point",
        sa.Column("review_id", Id, nullable=False),
        sa.Column("criterion", sa.String(length=100), nullable=False),
        sa.Column("met", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_review_point_review_id")),
        sa.PrimaryKeyConstraint("review_id", "criterion", name=op.f("pk_review_point")),
    )
