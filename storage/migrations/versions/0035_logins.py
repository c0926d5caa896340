"""Logins."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant

revision = "0035_logins"
down_revision = "0034_short_links"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables of this step."""
    _login_state()


def _login_state() -> None:
    op.create_table(
        "login_state",
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.Column("target", sa.String(length=20), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("state", name=op.f("pk_login_state")),
    )
