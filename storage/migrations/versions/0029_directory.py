"""Directory."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant

revision = "0029_directory"
down_revision = "0028_channels"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables of this step."""
    _directory_entry()


def _directory_entry() -> None:
    op.create_table(
        "directory_entry",
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.Column("address", sa.String(length=100), nullable=False),
        sa.Column("name", sa.String(length=50), nullable=False),
        sa.Column("department", sa.String(length=100), nullable=False),
        sa.Column("declined", sa.Boolean(), nullable=False),
        sa.Column("read_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "address", name=op.f("pk_directory_entry")),
    )
