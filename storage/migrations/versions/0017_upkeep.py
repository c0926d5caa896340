"""Upkeep."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant

revision = "0017_upkeep"
down_revision = "0016_quarter"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables of this step."""
    _upkeep()


def _upkeep() -> None:
    op.create_table(
        "upkeep",
        sa.Column("name", sa.String(length=30), nullable=False),
        sa.Column("done_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_upkeep")),
    )
