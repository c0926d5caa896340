"""Posts."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Id, Instant

revision = "0012_posts"
down_revision = "0011_rectification"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables of this step."""
    _post()
    _post_claim()
    _post_word()


def _post() -> None:
    op.create_table(
        "post",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("org_id", Id, nullable=False),
        sa.Column("name", sa.String(length=30), nullable=False),
        sa.Column("duties", sa.String(length=200), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("closed_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["org_id"], ["org.id"], name=op.f("fk_post_org_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post")),
        sa.UniqueConstraint("org_id", "name", name=op.f("uq_post_org_id_name")),
    )


def _post_claim() -> None:
    op.create_table(
        "post_claim",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("post_id", Id, nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("decided_by", Id, nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("since", Instant(), nullable=True),
        sa.Column("until", Instant(), nullable=True),
        sa.Column("why", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["decided_by"], ["person.id"], name=op.f("fk_post_claim_decided_by")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_post_claim_person_id")),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_post_claim_post_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post_claim")),
    )
    op.create_index(op.f("ix_post_claim_person_id_state"), "post_claim", ["person_id", "state"], unique=False)
    op.create_index(op.f("ix_post_claim_post_id_state"), "post_claim", ["post_id", "state"], unique=False)


def _post_word() -> None:
    op.create_table(
        "post_word",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("claim_id", Id, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("said_by", Id, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["post_claim.id"], name=op.f("fk_post_word_claim_id")),
        sa.ForeignKeyConstraint(["said_by"], ["person.id"], name=op.f("fk_post_word_said_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post_word")),
    )
    op.create_index(op.f("ix_post_word_claim_id"), "post_word", ["claim_id"], unique=False)
