"""Poll void."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Id, Instant

revision = "0032_poll_void"
down_revision = "0031_public_codes"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables of this step."""
    _poll_void()


def _poll_void() -> None:
    op.create_table(
        "poll_void",
        sa.Column("cycle_id", Id, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("asked_by", Id, nullable=False),
        sa.Column("agreed_by", Id, nullable=True),
        sa.Column("opens_on", sa.Date(), nullable=True),
        sa.Column("closes_on", sa.Date(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["agreed_by"], ["person.id"], name=op.f("fk_poll_void_agreed_by")),
        sa.ForeignKeyConstraint(["asked_by"], ["person.id"], name=op.f("fk_poll_void_asked_by")),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_poll_void_cycle_id")),
        sa.PrimaryKeyConstraint("cycle_id", "number", name=op.f("pk_poll_void")),
    )
