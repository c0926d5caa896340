"""Quarter."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Id, Instant

revision = "0016_quarter"
down_revision = "0015_homes"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables of this step."""
    _peer_exchange()
    _quarter_comment()
    _thanks()


def _peer_exchange() -> None:
    op.create_table(
        "peer_exchange",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("cycle_id", Id, nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("place", sa.String(length=100), nullable=False),
        sa.Column("present", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("recorder_id", Id, nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_peer_exchange_cycle_id")),
        sa.ForeignKeyConstraint(["recorder_id"], ["person.id"], name=op.f("fk_peer_exchange_recorder_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_peer_exchange")),
        sa.UniqueConstraint("key", name=op.f("uq_peer_exchange_key")),
    )
    op.create_index(
        op.f("ix_peer_exchange_cycle_id_quarter"), "peer_exchange", ["cycle_id", "quarter"], unique=False
    )


def _quarter_comment() -> None:
    op.create_table(
        "quarter_comment",
        sa.Column("cycle_id", Id, nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author_id", Id, nullable=True),
        sa.Column("given_at", Instant(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_quarter_comment_author_id")),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_quarter_comment_cycle_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_quarter_comment_person_id")),
        sa.PrimaryKeyConstraint("cycle_id", "quarter", "person_id", name=op.f("pk_quarter_comment")),
    )
    op.create_index(op.f("ix_quarter_comment_person_id"), "quarter_comment", ["person_id"], unique=False)


def _thanks() -> None:
    op.create_table(
        "thanks",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("cycle_id", Id, nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("giver_id", Id, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("consent", sa.String(length=10), nullable=False),
        sa.Column("posted_at", Instant(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_thanks_cycle_id")),
        sa.ForeignKeyConstraint(["giver_id"], ["person.id"], name=op.f("fk_thanks_giver_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_thanks_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_thanks")),
        sa.UniqueConstraint("key", name=op.f("uq_thanks_key")),
    )
    op.create_index(op.f("ix_thanks_cycle_id_quarter"), "thanks", ["cycle_id", "quarter"], unique=False)
    op.create_index(op.f("ix_thanks_person_id"), "thanks", ["person_id"], unique=False)
