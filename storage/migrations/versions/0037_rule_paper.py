"""The files of governing documents are kept with the changes of the rules."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Id, Instant

revision = "0037_rule_paper"
down_revision = "0036_words_of_promises"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables of this step."""
    _rule_paper()


def _rule_paper() -> None:
    op.create_table(
        "rule_paper",
        sa.Column("change_id", Id, nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["change_id"], ["rule_change.id"], name=op.f("fk_rule_paper_change_id")),
        sa.PrimaryKeyConstraint("change_id", name=op.f("pk_rule_paper")),
    )
