"""Leading."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Document, Id, Instant

revision = "0013_leading"
down_revision = "0012_posts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables of this step."""
    _check_draw()
    _contact_point()
    _cycle_archive()
    _end_carried()
    _model_branch()
    _supervision_visit()
    _check_item()
    _commitment_end()
    _good_practice()
    _practice_use()


def _check_draw() -> None:
    op.create_table(
        "check_draw",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("org_id", Id, nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=10), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("seed", sa.String(length=200), nullable=False),
        sa.Column("pool", Document, nullable=False),
        sa.Column("drawn_by", Id, nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["drawn_by"], ["person.id"], name=op.f("fk_check_draw_drawn_by")),
        sa.ForeignKeyConstraint(["org_id"], ["org.id"], name=op.f("fk_check_draw_org_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_draw")),
    )
    op.create_index(op.f("ix_check_draw_org_id_year"), "check_draw", ["org_id", "year"], unique=False)


def _contact_point() -> None:
    op.create_table(
        "contact_point",
        sa.Column("person_id", Id, nullable=False),
        sa.Column("org_id", Id, nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.Column("until", Instant(), nullable=True),
        sa.Column("named_by", Id, nullable=True),
        sa.ForeignKeyConstraint(["named_by"], ["person.id"], name=op.f("fk_contact_point_named_by")),
        sa.ForeignKeyConstraint(["org_id"], ["org.id"], name=op.f("fk_contact_point_org_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_contact_point_person_id")),
        sa.PrimaryKeyConstraint("person_id", "org_id", name=op.f("pk_contact_point")),
    )
    op.create_index(op.f("ix_contact_point_org_id"), "contact_point", ["org_id"], unique=False)


def _cycle_archive() -> None:
    op.create_table(
        "cycle_archive",
        sa.Column("cycle_id", Id, nullable=False),
        sa.Column("content", Document, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("closed_by", Id, nullable=True),
        sa.Column("closed_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["closed_by"], ["person.id"], name=op.f("fk_cycle_archive_closed_by")),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_cycle_archive_cycle_id")),
        sa.PrimaryKeyConstraint("cycle_id", name=op.f("pk_cycle_archive")),
    )


def _end_carried() -> None:
    op.create_table(
        "end_carried",
        sa.Column("cycle_id", Id, nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("decided_by", Id, nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_end_carried_cycle_id")),
        sa.ForeignKeyConstraint(["decided_by"], ["person.id"], name=op.f("fk_end_carried_decided_by")),
        sa.PrimaryKeyConstraint("cycle_id", "subject", name=op.f("pk_end_carried")),
    )


def _model_branch() -> None:
    op.create_table(
        "model_branch",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("org_id", Id, nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("named_by", Id, nullable=True),
        sa.Column("since", Instant(), nullable=False),
        sa.Column("until", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["named_by"], ["person.id"], name=op.f("fk_model_branch_named_by")),
        sa.ForeignKeyConstraint(["org_id"], ["org.id"], name=op.f("fk_model_branch_org_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_model_branch")),
    )
    op.create_index(op.f("ix_model_branch_org_id"), "model_branch", ["org_id"], unique=False)


def _supervision_visit() -> None:
    op.create_table(
        "supervision_visit",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("org_id", Id, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("visitor_id", Id, nullable=False),
        sa.Column("superior_id", Id, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["org_id"], ["org.id"], name=op.f("fk_supervision_visit_org_id")),
        sa.ForeignKeyConstraint(["superior_id"], ["org.id"], name=op.f("fk_supervision_visit_superior_id")),
        sa.ForeignKeyConstraint(["visitor_id"], ["person.id"], name=op.f("fk_supervision_visit_visitor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supervision_visit")),
        sa.UniqueConstraint("key", name=op.f("uq_supervision_visit_key")),
    )
    op.create_index(
        op.f("ix_supervision_visit_org_id_day"), "supervision_visit", ["org_id", "day"], unique=False
    )
    op.create_index(
        op.f("ix_supervision_visit_visitor_id_org_id"),
        "supervision_visit",
        ["visitor_id", "org_id"],
        unique=False,
    )


def _check_item() -> None:
    op.create_table(
        "check_item",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("draw_id", Id, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("org_id", Id, nullable=False),
        sa.Column("commitment_id", Id, nullable=True),
        sa.Column("checker_id", Id, nullable=True),
        sa.Column("finding", sa.String(length=10), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("found_on", sa.Date(), nullable=True),
        sa.Column("found_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["checker_id"], ["person.id"], name=op.f("fk_check_item_checker_id")),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name=op.f("fk_check_item_commitment_id")
        ),
        sa.ForeignKeyConstraint(["draw_id"], ["check_draw.id"], name=op.f("fk_check_item_draw_id")),
        sa.ForeignKeyConstraint(["org_id"], ["org.id"], name=op.f("fk_check_item_org_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_item")),
        sa.UniqueConstraint("draw_id", "place", name=op.f("uq_check_item_draw_id_place")),
    )
    op.create_index(
        op.f("ix_check_item_checker_id_finding"), "check_item", ["checker_id", "finding"], unique=False
    )
    op.create_index(op.f("ix_check_item_org_id"), "check_item", ["org_id"], unique=False)


def _commitment_end() -> None:
    op.create_table(
        "commitment_end",
        sa.Column("commitment_id", Id, nullable=False),
        sa.Column("result", sa.String(length=20), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("decided_by", Id, nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name=op.f("fk_commitment_end_commitment_id")
        ),
        sa.ForeignKeyConstraint(["decided_by"], ["person.id"], name=op.f("fk_commitment_end_decided_by")),
        sa.PrimaryKeyConstraint("commitment_id", name=op.f("pk_commitment_end")),
    )


def _good_practice() -> None:
    op.create_table(
        "good_practice",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("org_id", Id, nullable=False),
        sa.Column("superior_id", Id, nullable=False),
        sa.Column("commitment_id", Id, nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("nominated_by", Id, nullable=False),
        sa.Column("decided_by", Id, nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("decided_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name=op.f("fk_good_practice_commitment_id")
        ),
        sa.ForeignKeyConstraint(["decided_by"], ["person.id"], name=op.f("fk_good_practice_decided_by")),
        sa.ForeignKeyConstraint(["nominated_by"], ["person.id"], name=op.f("fk_good_practice_nominated_by")),
        sa.ForeignKeyConstraint(["org_id"], ["org.id"], name=op.f("fk_good_practice_org_id")),
        sa.ForeignKeyConstraint(["superior_id"], ["org.id"], name=op.f("fk_good_practice_superior_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_good_practice")),
        sa.UniqueConstraint("key", name=op.f("uq_good_practice_key")),
    )
    op.create_index(
        op.f("ix_good_practice_superior_id_state"), "good_practice", ["superior_id", "state"], unique=False
    )


def _practice_use() -> None:
    op.create_table(
        "practice_use",
        sa.Column("practice_id", Id, nullable=False),
        sa.Column("org_id", Id, nullable=False),
        sa.Column("taken_by", Id, nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["org_id"], ["org.id"], name=op.f("fk_practice_use_org_id")),
        sa.ForeignKeyConstraint(
            ["practice_id"], ["good_practice.id"], name=op.f("fk_practice_use_practice_id")
        ),
        sa.ForeignKeyConstraint(["taken_by"], ["person.id"], name=op.f("fk_practice_use_taken_by")),
        sa.PrimaryKeyConstraint("practice_id", "org_id", name=op.f("pk_practice_use")),
    )
    op.create_index(op.f("ix_practice_use_org_id"), "practice_use", ["org_id"], unique=False)
