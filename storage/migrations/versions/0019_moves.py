"""Moves."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Id, Instant

revision = "0019_moves"
down_revision = "0018_absences"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables of this step."""
    _membership_event()


def _membership_event() -> None:
    op.create_table(
        "membership_event",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("from_org", Id, nullable=False),
        sa.Column("to_org", Id, nullable=True),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("noted_by", Id, nullable=True),
        sa.Column("shown", sa.String(length=10), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("undone_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["from_org"], ["org.id"], name=op.f("fk_membership_event_from_org")),
        sa.ForeignKeyConstraint(["noted_by"], ["person.id"], name=op.f("fk_membership_event_noted_by")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_membership_event_person_id")),
        sa.ForeignKeyConstraint(["to_org"], ["org.id"], name=op.f("fk_membership_event_to_org")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership_event")),
    )
    op.create_index(
        op.f("ix_membership_event_person_id_kind"), "membership_event", ["person_id", "kind"], unique=False
    )
