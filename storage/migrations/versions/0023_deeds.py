"""Bright deeds as they are shown, and pictures of what was done."""

import sqlalchemy as sa
from alembic import op

revision = "0023_deeds"
down_revision = "0022_criticism"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables of this step."""
    _bright_deed()
    _evidence()


def _bright_deed() -> None:
    op.add_column("bright_deed", sa.Column("shown", sa.Text(), server_default="", nullable=False))
    op.create_index(
        op.f("ix_bright_deed_checker_id_state"), "bright_deed", ["checker_id", "state"], unique=False
    )


def _evidence() -> None:
    op.add_column("evidence", sa.Column("media_id", sa.Integer(), server_default="0", nullable=False))
