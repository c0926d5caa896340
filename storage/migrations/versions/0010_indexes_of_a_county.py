"""Indexes of a county."""

from alembic import op

revision = "0010_indexes_of_a_county"
down_revision = "0009_publication"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables of this step."""
    _review()
    _task()


def _review() -> None:
    op.create_index(op.f("ix_review_commitment_id"), "review", ["commitment_id"], unique=False)


def _task() -> None:
    op.create_index(op.f("ix_task_about_id_kind"), "task", ["about_id", "kind"], unique=False)
    op.create_index(op.f("ix_task_assignee_id_done_at"), "task", ["assignee_id", "done_at"], unique=False)
