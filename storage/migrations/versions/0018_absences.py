"""Absences."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Id, Instant

revision = "0018_absences"
down_revision = "0017_upkeep"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables of this step."""
    _exemption()


def _exemption() -> None:
    op.create_table(
        "exemption",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("until_day", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("asked_by", Id, nullable=False),
        sa.Column("decided_by", Id, nullable=True),
        sa.Column("answer", sa.String(length=200), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("decided_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["asked_by"], ["person.id"], name=op.f("fk_exemption_asked_by")),
        sa.ForeignKeyConstraint(["decided_by"], ["person.id"], name=op.f("fk_exemption_decided_by")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_exemption_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exemption")),
    )
    op.create_index(op.f("ix_exemption_person_id_state"), "exemption", ["person_id", "state"], unique=False)
