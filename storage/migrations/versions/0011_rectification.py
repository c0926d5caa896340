"""Rectification."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Id, Instant

revision = "0011_rectification"
down_revision = "0010_indexes_of_a_county"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables of this step."""
    _measure_step()
    _rectification()


def _measure_step() -> None:
    op.create_table(
        "measure_step",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("actor_id", Id, nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["person.id"], name=op.f("fk_measure_step_actor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure_step")),
    )
    op.create_index(op.f("ix_measure_step_subject"), "measure_step", ["subject"], unique=False)


def _rectification() -> None:
    op.create_table(
        "rectification",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("org_id", Id, nullable=False),
        sa.Column("by_org_id", Id, nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("target", sa.String(length=10), nullable=False),
        sa.Column("orderer_id", Id, nullable=False),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("commitment_id", Id, nullable=True),
        sa.Column("voice_id", Id, nullable=True),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("demand", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("rechecker_id", Id, nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("closed_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["by_org_id"], ["org.id"], name=op.f("fk_rectification_by_org_id")),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name=op.f("fk_rectification_commitment_id")
        ),
        sa.ForeignKeyConstraint(["orderer_id"], ["person.id"], name=op.f("fk_rectification_orderer_id")),
        sa.ForeignKeyConstraint(["org_id"], ["org.id"], name=op.f("fk_rectification_org_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_rectification_person_id")),
        sa.ForeignKeyConstraint(["rechecker_id"], ["person.id"], name=op.f("fk_rectification_rechecker_id")),
        sa.ForeignKeyConstraint(["voice_id"], ["voice.id"], name=op.f("fk_rectification_voice_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rectification")),
        sa.UniqueConstraint("key", name=op.f("uq_rectification_key")),
    )
    op.create_index(
        op.f("ix_rectification_by_org_id_state"), "rectification", ["by_org_id", "state"], unique=False
    )
    op.create_index(op.f("ix_rectification_org_id_state"), "rectification", ["org_id", "state"], unique=False)
    op.create_index(
        op.f("ix_rectification_person_id_state"), "rectification", ["person_id", "state"], unique=False
    )
