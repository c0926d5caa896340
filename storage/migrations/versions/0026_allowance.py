"""Allowance."""

import sqlalchemy as sa
from alembic import op

revision = "0026_allowance"
down_revision = "0025_poll"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables of this step."""
    _allowance_use()


def _allowance_use() -> None:
    op.create_table(
        "allowance_use",
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("meter", sa.String(length=10), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.Column("most", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "month", "meter", name=op.f("pk_allowance_use")),
    )
