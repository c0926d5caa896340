"""The first tables: voices."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Id, Instant

revision = "0006_voices"
down_revision = "0005_journal"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    _voice()
    _ix_voice_commitment_id()
    _ix_voice_next_at()
    _ix_voice_org_id_kind_state()


def _voice() -> None:
    op.create_table(
        "voice",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("org_id", Id, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("code", sa.String(length=6), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.Column("address", sa.String(length=100), nullable=False),
        sa.Column("contact", sa.String(length=100), nullable=False),
        sa.Column("person_id", Id, nullable=True),
        sa.Column("recorder_id", Id, nullable=True),
        sa.Column("about_id", Id, nullable=True),
        sa.Column("commitment_id", Id, nullable=True),
        sa.Column("handler_id", Id, nullable=True),
        sa.Column("watcher_id", Id, nullable=True),
        sa.Column("claimer_id", Id, nullable=True),
        sa.Column("merged_into", Id, nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answer_by", Instant(), nullable=True),
        sa.Column("next_at", Instant(), nullable=True),
        sa.Column("reminded", sa.Integer(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["about_id"], ["person.id"], name=op.f("fk_voice_about_id")),
        sa.ForeignKeyConstraint(["claimer_id"], ["person.id"], name=op.f("fk_voice_claimer_id")),
        sa.ForeignKeyConstraint(["commitment_id"], ["commitment.id"], name=op.f("fk_voice_commitment_id")),
        sa.ForeignKeyConstraint(["handler_id"], ["person.id"], name=op.f("fk_voice_handler_id")),
        sa.ForeignKeyConstraint(["merged_into"], ["voice.id"], name=op.f("fk_voice_merged_into")),
        sa.ForeignKeyConstraint(["org_id"], ["org.id"], name=op.f("fk_voice_org_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_voice_person_id")),
        sa.ForeignKeyConstraint(["recorder_id"], ["person.id"], name=op.f("fk_voice_recorder_id")),
        sa.ForeignKeyConstraint(["watcher_id"], ["person.id"], name=op.f("fk_voice_watcher_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voice")),
        sa.UniqueConstraint("code", name=op.f("uq_voice_code")),
        sa.UniqueConstraint("key", name=op.f("uq_voice_key")),
    )


def _ix_voice_commitment_id() -> None:
    op.create_index(op.f("ix_voice_commitment_id"), "voice", ["commitment_id"], unique=False)


def _ix_voice_next_at() -> None:
    op.create_index(op.f("ix_voice_next_at"), "voice", ["next_at"], unique=False)


def _ix_voice_org_id_kind_state() -> None:
    op.create_index(op.f("ix_voice_org_id_kind_state"), "voice", ["org_id", "kind", "state"], unique=False)
