"""Criticism."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Id, Instant

revision = "0022_criticism"
down_revision = "0021_papers"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables of this step."""
    _formal_criticism()


def _formal_criticism() -> None:
    op.create_table(
        "formal_criticism",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("org_id", Id, nullable=False),
        sa.Column("by_org_id", Id, nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("target", sa.String(length=10), nullable=False),
        sa.Column("scope", sa.String(length=10), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("proposer_id", Id, nullable=False),
        sa.Column("second_id", Id, nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("published_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["by_org_id"], ["org.id"], name=op.f("fk_formal_criticism_by_org_id")),
        sa.ForeignKeyConstraint(["org_id"], ["org.id"], name=op.f("fk_formal_criticism_org_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_formal_criticism_person_id")),
        sa.ForeignKeyConstraint(["proposer_id"], ["person.id"], name=op.f("fk_formal_criticism_proposer_id")),
        sa.ForeignKeyConstraint(["second_id"], ["person.id"], name=op.f("fk_formal_criticism_second_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_formal_criticism")),
        sa.UniqueConstraint("key", name=op.f("uq_formal_criticism_key")),
    )
    op.create_index(
        op.f("ix_formal_criticism_by_org_id_state"), "formal_criticism", ["by_org_id", "state"], unique=False
    )
    op.create_index(
        op.f("ix_formal_criticism_person_id_state"), "formal_criticism", ["person_id", "state"], unique=False
    )
