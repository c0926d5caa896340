"""Portraits as plain rows: the table was never used before."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Id, Instant

revision = "0024_portraits"
down_revision = "0023_deeds"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables of this step."""
    op.drop_table("portrait")
    op.create_table(
        "portrait",
        sa.Column("person_id", Id, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_portrait_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_portrait")),
    )
