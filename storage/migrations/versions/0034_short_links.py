"""Short links."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Id, Instant

revision = "0034_short_links"
down_revision = "0033_own_word"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables of this step."""
    _short_link()
    _stranger()


def _short_link() -> None:
    op.create_table(
        "short_link",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("org_id", Id, nullable=True),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["org_id"], ["org.id"], name=op.f("fk_short_link_org_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_short_link")),
        sa.UniqueConstraint("mark", name=op.f("uq_short_link_mark")),
    )


def _stranger() -> None:
    op.add_column("stranger", sa.Column("wants", sa.String(length=20), server_default="", nullable=False))
