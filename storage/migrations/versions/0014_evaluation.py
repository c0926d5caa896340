"""Evaluation."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Document, Id, Instant

revision = "0014_evaluation"
down_revision = "0013_leading"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables of this step."""
    _commendation()
    _evaluation_terms()
    _follow_up()
    _grade_decision()
    _organisation_word()
    _public_invitation()
    _public_sheet()
    _publicity_period()
    _source_count()
    _source_gap()
    _teller_count()
    _follow_up_step()
    _objection()


def _commendation() -> None:
    op.create_table(
        "commendation",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("cycle_id", Id, nullable=False),
        sa.Column("subject", sa.String(length=30), nullable=False),
        sa.Column("chosen", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("author_id", Id, nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_commendation_author_id")),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_commendation_cycle_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commendation")),
    )
    op.create_index(
        op.f("ix_commendation_cycle_id_subject"), "commendation", ["cycle_id", "subject"], unique=False
    )


def _evaluation_terms() -> None:
    op.create_table(
        "evaluation_terms",
        sa.Column("cycle_id", Id, nullable=False),
        sa.Column("terms", Document, nullable=False),
        sa.Column("frozen_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_evaluation_terms_cycle_id")),
        sa.PrimaryKeyConstraint("cycle_id", name=op.f("pk_evaluation_terms")),
    )


def _follow_up() -> None:
    op.create_table(
        "follow_up",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("cycle_id", Id, nullable=False),
        sa.Column("subject", sa.String(length=30), nullable=False),
        sa.Column("why", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("owner_id", Id, nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_follow_up_cycle_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_follow_up_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
    )
    op.create_index(op.f("ix_follow_up_cycle_id"), "follow_up", ["cycle_id"], unique=False)
    op.create_index(op.f("ix_follow_up_owner_id"), "follow_up", ["owner_id"], unique=False)


def _grade_decision() -> None:
    op.create_table(
        "grade_decision",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("cycle_id", Id, nullable=False),
        sa.Column("subject", sa.String(length=30), nullable=False),
        sa.Column("grade", sa.String(length=20), nullable=False),
        sa.Column("met_on", sa.Date(), nullable=False),
        sa.Column("entitled", sa.Integer(), nullable=False),
        sa.Column("present", sa.Integer(), nullable=False),
        sa.Column("in_favour", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("consent", sa.String(length=10), nullable=False),
        sa.Column("consent_why", sa.String(length=300), nullable=False),
        sa.Column("consent_by", Id, nullable=True),
        sa.Column("author_id", Id, nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_grade_decision_author_id")),
        sa.ForeignKeyConstraint(["consent_by"], ["person.id"], name=op.f("fk_grade_decision_consent_by")),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_grade_decision_cycle_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grade_decision")),
    )
    op.create_index(
        op.f("ix_grade_decision_cycle_id_subject"), "grade_decision", ["cycle_id", "subject"], unique=False
    )


def _organisation_word() -> None:
    op.create_table(
        "organisation_word",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("cycle_id", Id, nullable=False),
        sa.Column("subject", sa.String(length=30), nullable=False),
        sa.Column("grade", sa.String(length=20), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("author_id", Id, nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_organisation_word_author_id")),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_organisation_word_cycle_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_word")),
    )
    op.create_index(
        op.f("ix_organisation_word_cycle_id_subject"),
        "organisation_word",
        ["cycle_id", "subject"],
        unique=False,
    )


def _public_invitation() -> None:
    op.create_table(
        "public_invitation",
        sa.Column("cycle_id", Id, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_public_invitation_cycle_id")),
        sa.PrimaryKeyConstraint("cycle_id", "number", name=op.f("pk_public_invitation")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_public_invitation_code_hash")),
    )


def _public_sheet() -> None:
    op.create_table(
        "public_sheet",
        sa.Column("cycle_id", Id, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("answers", Document, nullable=False),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_public_sheet_cycle_id")),
        sa.PrimaryKeyConstraint("cycle_id", "id", name=op.f("pk_public_sheet")),
        sqlite_with_rowid=False,
    )


def _publicity_period() -> None:
    op.create_table(
        "publicity_period",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("cycle_id", Id, nullable=False),
        sa.Column("scope", sa.String(length=20), nullable=False),
        sa.Column("shows", sa.String(length=20), nullable=False),
        sa.Column("opens", sa.Date(), nullable=False),
        sa.Column("closes", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("why", sa.String(length=300), nullable=False),
        sa.Column("author_id", Id, nullable=False),
        sa.Column("reopened_by", Id, nullable=True),
        sa.Column("settled_at", Instant(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_publicity_period_author_id")),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_publicity_period_cycle_id")),
        sa.ForeignKeyConstraint(["reopened_by"], ["person.id"], name=op.f("fk_publicity_period_reopened_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publicity_period")),
    )
    op.create_index(op.f("ix_publicity_period_cycle_id"), "publicity_period", ["cycle_id"], unique=False)


def _source_count() -> None:
    op.create_table(
        "source_count",
        sa.Column("cycle_id", Id, nullable=False),
        sa.Column("subject", sa.String(length=30), nullable=False),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("slips", sa.Integer(), nullable=False),
        sa.Column("counts", Document, nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_source_count_cycle_id")),
        sa.PrimaryKeyConstraint("cycle_id", "subject", "source", name=op.f("pk_source_count")),
    )


def _source_gap() -> None:
    op.create_table(
        "source_gap",
        sa.Column("cycle_id", Id, nullable=False),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("author_id", Id, nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_source_gap_author_id")),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_source_gap_cycle_id")),
        sa.PrimaryKeyConstraint("cycle_id", "source", name=op.f("pk_source_gap")),
    )


def _teller_count() -> None:
    op.create_table(
        "teller_count",
        sa.Column("cycle_id", Id, nullable=False),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("teller_id", Id, nullable=False),
        sa.Column("issued", sa.Integer(), nullable=False),
        sa.Column("received", sa.Integer(), nullable=False),
        sa.Column("void", sa.Integer(), nullable=False),
        sa.Column("counts", Document, nullable=False),
        sa.Column("agreed_at", Instant(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_teller_count_cycle_id")),
        sa.ForeignKeyConstraint(["teller_id"], ["person.id"], name=op.f("fk_teller_count_teller_id")),
        sa.PrimaryKeyConstraint("cycle_id", "source", "teller_id", name=op.f("pk_teller_count")),
    )


def _follow_up_step() -> None:
    op.create_table(
        "follow_up_step",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("follow_up_id", Id, nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("document", sa.String(length=200), nullable=False),
        sa.Column("author_id", Id, nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_follow_up_step_author_id")),
        sa.ForeignKeyConstraint(
            ["follow_up_id"], ["follow_up.id"], name=op.f("fk_follow_up_step_follow_up_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up_step")),
    )
    op.create_index(op.f("ix_follow_up_step_follow_up_id"), "follow_up_step", ["follow_up_id"], unique=False)


def _objection() -> None:
    op.create_table(
        "objection",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("publicity_id", Id, nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("code", sa.String(length=6), nullable=False),
        sa.Column("subject", sa.String(length=30), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("contact", sa.String(length=100), nullable=False),
        sa.Column("person_id", Id, nullable=True),
        sa.Column("recorder_id", Id, nullable=True),
        sa.Column("handler_id", Id, nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("upheld", sa.String(length=10), nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=False),
        sa.Column("answered_at", Instant(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["handler_id"], ["person.id"], name=op.f("fk_objection_handler_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_objection_person_id")),
        sa.ForeignKeyConstraint(
            ["publicity_id"], ["publicity_period.id"], name=op.f("fk_objection_publicity_id")
        ),
        sa.ForeignKeyConstraint(["recorder_id"], ["person.id"], name=op.f("fk_objection_recorder_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objection")),
        sa.UniqueConstraint("code", name=op.f("uq_objection_code")),
        sa.UniqueConstraint("key", name=op.f("uq_objection_key")),
    )
    op.create_index(op.f("ix_objection_handler_id"), "objection", ["handler_id"], unique=False)
    op.create_index(op.f("ix_objection_publicity_id"), "objection", ["publicity_id"], unique=False)
