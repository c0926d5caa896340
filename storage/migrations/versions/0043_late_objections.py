"""Whoever is next in rank may answer a late objection too."""

import sqlalchemy as sa
from alembic import op

revision = "0043_late_objections"
down_revision = "0037_rule_paper"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables of this step."""
    _objection()


def _objection() -> None:
    op.add_column("objection", sa.Column("watcher_id", sa.Integer(), server_default="0", nullable=False))
