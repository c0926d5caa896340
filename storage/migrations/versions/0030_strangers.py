"""Strangers."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Id, Instant

revision = "0030_strangers"
down_revision = "0029_directory"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables of this step."""
    _stranger()
    # What the digest of the week has taken over is asked by nobody any more.
    op.execute(
        "DELETE FROM agenda WHERE done_at IS NULL"
        " AND kind IN ('comment.draft', 'comment.ask', 'exchange.ask', 'overdue.ask')"
    )


def _stranger() -> None:
    op.create_table(
        "stranger",
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.Column("org_id", Id, nullable=True),
        sa.Column("held", sa.Text(), nullable=False),
        sa.Column("heard_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["org_id"], ["org.id"], name=op.f("fk_stranger_org_id")),
        sa.PrimaryKeyConstraint("platform", "address", name=op.f("pk_stranger")),
    )
