"""Papers."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Id, Instant

revision = "0021_papers"
down_revision = "0020_rules"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables of this step."""
    _paper_entry()


def _paper_entry() -> None:
    op.create_table(
        "paper_entry",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("org_id", Id, nullable=False),
        sa.Column("person_id", Id, nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("family", sa.Boolean(), nullable=False),
        sa.Column("recorder_id", Id, nullable=True),
        sa.Column("read_back_at", Instant(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["org_id"], ["org.id"], name=op.f("fk_paper_entry_org_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_paper_entry_person_id")),
        sa.ForeignKeyConstraint(["recorder_id"], ["person.id"], name=op.f("fk_paper_entry_recorder_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_entry")),
        sa.UniqueConstraint("key", name=op.f("uq_paper_entry_key")),
    )
    op.create_index(op.f("ix_paper_entry_person_id"), "paper_entry", ["person_id"], unique=False)
