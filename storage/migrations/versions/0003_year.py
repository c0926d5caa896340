"""The first tables: year."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Document, Id, Instant

revision = "0003_year"
down_revision = "0002_messages"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    _cycle()
    _agenda()
    _commitment()
    _journal()
    _quarter_summary()
    _result()
    _self_rating()
    _step_window()
    _commitment_version()
    _progress()
    _review()


def _cycle() -> None:
    op.create_table(
        "cycle",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("org_id", Id, nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("rules", Document, nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("voted", sa.Integer(), nullable=True),
        sa.Column("entitled", sa.Integer(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["org_id"], ["org.id"], name=op.f("fk_cycle_org_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cycle")),
        sa.UniqueConstraint("org_id", "year", name=op.f("uq_cycle_org_id_year")),
    )


def _agenda() -> None:
    op.create_table(
        "agenda",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("cycle_id", Id, nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("args", Document, nullable=False),
        sa.Column("due_at", Instant(), nullable=False),
        sa.Column("done_at", Instant(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("error", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_agenda_cycle_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda")),
        sa.UniqueConstraint("key", name=op.f("uq_agenda_key")),
    )
    op.create_index(op.f("ix_agenda_done_at_due_at"), "agenda", ["done_at", "due_at"], unique=False)


def _commitment() -> None:
    op.create_table(
        "commitment",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("cycle_id", Id, nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("result", sa.String(length=20), nullable=False),
        sa.Column("published_at", Instant(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_commitment_cycle_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_commitment_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitment")),
        sa.UniqueConstraint("cycle_id", "number", name=op.f("uq_commitment_cycle_id_number")),
    )
    op.create_index(
        op.f("ix_commitment_person_id_cycle_id"), "commitment", ["person_id", "cycle_id"], unique=False
    )


def _journal() -> None:
    op.create_table(
        "journal",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("actor_id", Id, nullable=True),
        sa.Column("verb", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("detail", Document, nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["person.id"], name=op.f("fk_journal_actor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
    )


def _quarter_summary() -> None:
    op.create_table(
        "quarter_summary",
        sa.Column("cycle_id", Id, nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("signed_by", Id, nullable=True),
        sa.Column("signed_at", Instant(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_quarter_summary_cycle_id")),
        sa.ForeignKeyConstraint(["signed_by"], ["person.id"], name=op.f("fk_quarter_summary_signed_by")),
        sa.PrimaryKeyConstraint("cycle_id", "quarter", name=op.f("pk_quarter_summary")),
    )


def _result() -> None:
    op.create_table(
        "result",
        sa.Column("cycle_id", Id, nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("slips", sa.Integer(), nullable=False),
        sa.Column("counts", Document, nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_result_cycle_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_result_person_id")),
        sa.PrimaryKeyConstraint("cycle_id", "person_id", "source", name=op.f("pk_result")),
    )


def _self_rating() -> None:
    op.create_table(
        "self_rating",
        sa.Column("cycle_id", Id, nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("grade", sa.String(length=20), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_self_rating_cycle_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_self_rating_person_id")),
        sa.PrimaryKeyConstraint("cycle_id", "person_id", name=op.f("pk_self_rating")),
    )


def _step_window() -> None:
    op.create_table(
        "step_window",
        sa.Column("cycle_id", Id, nullable=False),
        sa.Column("step", sa.String(length=20), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("opens_at", Instant(), nullable=False),
        sa.Column("closes_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_step_window_cycle_id")),
        sa.PrimaryKeyConstraint("cycle_id", "step", "part", name=op.f("pk_step_window")),
    )


def _commitment_version() -> None:
    op.create_table(
        "commitment_version",
        sa.Column("commitment_id", Id, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("original", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("quantity", sa.String(length=50), nullable=False),
        sa.Column("category", sa.String(length=20), nullable=False),
        sa.Column("remarks", Document, nullable=False),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("recorder_id", Id, nullable=True),
        sa.Column("media_id", Id, nullable=True),
        sa.Column("confirmed_by", sa.String(length=20), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name=op.f("fk_commitment_version_commitment_id")
        ),
        sa.ForeignKeyConstraint(["media_id"], ["media.id"], name=op.f("fk_commitment_version_media_id")),
        sa.ForeignKeyConstraint(
            ["recorder_id"], ["person.id"], name=op.f("fk_commitment_version_recorder_id")
        ),
        sa.PrimaryKeyConstraint("commitment_id", "version", name=op.f("pk_commitment_version")),
    )


def _progress() -> None:
    op.create_table(
        "progress",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("commitment_id", Id, nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("told_by", sa.String(length=10), nullable=False),
        sa.Column("recorder_id", Id, nullable=True),
        sa.Column("media_id", Id, nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["commitment_id"], ["commitment.id"], name=op.f("fk_progress_commitment_id")),
        sa.ForeignKeyConstraint(["media_id"], ["media.id"], name=op.f("fk_progress_media_id")),
        sa.ForeignKeyConstraint(["recorder_id"], ["person.id"], name=op.f("fk_progress_recorder_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_progress")),
    )
    op.create_index(
        op.f("ix_progress_commitment_id_quarter"), "progress", ["commitment_id", "quarter"], unique=False
    )


def _review() -> None:
    op.create_table(
        "review",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("commitment_id", Id, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("reviewer_id", Id, nullable=False),
        sa.Column("decision", sa.String(length=10), nullable=False),
        sa.Column("guidance", sa.Text(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["commitment_id"], ["commitment.id"], name=op.f("fk_review_commitment_id")),
        sa.ForeignKeyConstraint(["reviewer_id"], ["person.id"], name=op.f("fk_review_reviewer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
    )
