"""Publication."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Id, Instant

revision = "0009_publication"
down_revision = "0008_proposals"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables of this step."""
    _portrait()
    _publication()
    _amendment()
    _bright_deed()
    _evidence()
    _milestone()


def _portrait() -> None:
    op.create_table(
        "portrait",
        sa.Column("person_id", Id, nullable=False),
        sa.Column("format", sa.String(length=10), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_portrait_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_portrait")),
    )


def _publication() -> None:
    op.create_table(
        "publication",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("cycle_id", Id, nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("place", sa.String(length=100), nullable=False),
        sa.Column("begins", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.Column("document", sa.Integer(), nullable=True),
        sa.Column("person_id", Id, nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_publication_cycle_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_publication_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication")),
    )
    op.create_index(
        op.f("ix_publication_cycle_id_channel"), "publication", ["cycle_id", "channel"], unique=False
    )


def _amendment() -> None:
    op.create_table(
        "amendment",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("commitment_id", Id, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("due_before", sa.Date(), nullable=True),
        sa.Column("due_after", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_by", Id, nullable=False),
        sa.Column("second_id", Id, nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("decided_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["asked_by"], ["person.id"], name=op.f("fk_amendment_asked_by")),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name=op.f("fk_amendment_commitment_id")
        ),
        sa.ForeignKeyConstraint(["second_id"], ["person.id"], name=op.f("fk_amendment_second_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amendment")),
    )
    op.create_index(op.f("ix_amendment_commitment_id"), "amendment", ["commitment_id"], unique=False)
    op.create_index(op.f("ix_amendment_second_id_state"), "amendment", ["second_id", "state"], unique=False)


def _bright_deed() -> None:
    op.create_table(
        "bright_deed",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("org_id", Id, nullable=False),
        sa.Column("cycle_id", Id, nullable=True),
        sa.Column("person_id", Id, nullable=True),
        sa.Column("told_by", Id, nullable=True),
        sa.Column("source", sa.String(length=10), nullable=False),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("commitment_id", Id, nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("checker_id", Id, nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("consent", sa.String(length=10), nullable=False),
        sa.Column("published_at", Instant(), nullable=True),
        sa.Column("thanked_at", Instant(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["checker_id"], ["person.id"], name=op.f("fk_bright_deed_checker_id")),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name=op.f("fk_bright_deed_commitment_id")
        ),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_bright_deed_cycle_id")),
        sa.ForeignKeyConstraint(["org_id"], ["org.id"], name=op.f("fk_bright_deed_org_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_bright_deed_person_id")),
        sa.ForeignKeyConstraint(["told_by"], ["person.id"], name=op.f("fk_bright_deed_told_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bright_deed")),
        sa.UniqueConstraint("key", name=op.f("uq_bright_deed_key")),
    )
    op.create_index(op.f("ix_bright_deed_org_id_state"), "bright_deed", ["org_id", "state"], unique=False)
    op.create_index(
        op.f("ix_bright_deed_person_id_cycle_id"), "bright_deed", ["person_id", "cycle_id"], unique=False
    )


def _evidence() -> None:
    op.create_table(
        "evidence",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("commitment_id", Id, nullable=False),
        sa.Column("kind", sa.String(length=15), nullable=False),
        sa.Column("name", sa.String(length=50), nullable=False),
        sa.Column("verdict", sa.String(length=10), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("recorder_id", Id, nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["commitment_id"], ["commitment.id"], name=op.f("fk_evidence_commitment_id")),
        sa.ForeignKeyConstraint(["recorder_id"], ["person.id"], name=op.f("fk_evidence_recorder_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    op.create_index(op.f("ix_evidence_commitment_id"), "evidence", ["commitment_id"], unique=False)


def _milestone() -> None:
    op.create_table(
        "milestone",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("commitment_id", Id, nullable=False),
        sa.Column("plan", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=60), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name=op.f("fk_milestone_commitment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_milestone")),
    )
    op.create_index(
        op.f("ix_milestone_commitment_id_plan"), "milestone", ["commitment_id", "plan"], unique=False
    )
