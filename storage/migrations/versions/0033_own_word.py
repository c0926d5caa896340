"""Own word."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Id, Instant

revision = "0033_own_word"
down_revision = "0032_poll_void"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables of this step, and the day by which the rest will be done."""
    _peer_consent()
    _transcript()
    op.add_column("progress", sa.Column("expected", sa.Date(), nullable=True))


def _peer_consent() -> None:
    op.create_table(
        "peer_consent",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("cycle_id", Id, nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("media_id", Id, nullable=True),
        sa.Column("recorder_id", Id, nullable=True),
        sa.Column("said_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_peer_consent_cycle_id")),
        sa.ForeignKeyConstraint(["media_id"], ["media.id"], name=op.f("fk_peer_consent_media_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_peer_consent_person_id")),
        sa.ForeignKeyConstraint(["recorder_id"], ["person.id"], name=op.f("fk_peer_consent_recorder_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_peer_consent")),
    )
    op.create_index(
        op.f("ix_peer_consent_cycle_id_person_id"), "peer_consent", ["cycle_id", "person_id"], unique=False
    )


def _transcript() -> None:
    op.create_table(
        "transcript",
        sa.Column("media_id", Id, autoincrement=False, nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["media_id"], ["media.id"], name=op.f("fk_transcript_media_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_transcript_person_id")),
        sa.PrimaryKeyConstraint("media_id", name=op.f("pk_transcript")),
    )
    op.create_index(op.f("ix_transcript_state_next_at"), "transcript", ["state", "next_at"], unique=False)
