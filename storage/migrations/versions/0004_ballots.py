"""The first tables: ballots."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Document, Id

revision = "0004_ballots"
down_revision = "0003_year"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    _ballot_box()
    _ballot_count()
    _ballot_envelope()
    _ballot_poll()
    _ballot_roll()
    _ballot_voted()


def _ballot_box() -> None:
    op.create_table(
        "ballot_box",
        sa.Column("poll", sa.String(length=80), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("target", Id, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("poll", "id", name=op.f("pk_ballot_box")),
        sqlite_with_rowid=False,
    )


def _ballot_count() -> None:
    op.create_table(
        "ballot_count",
        sa.Column("poll", sa.String(length=80), nullable=False),
        sa.Column("target", Id, autoincrement=False, nullable=False),
        sa.Column("grade", sa.String(length=20), nullable=False),
        sa.Column("slips", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("poll", "target", "grade", name=op.f("pk_ballot_count")),
        sqlite_with_rowid=False,
    )


def _ballot_envelope() -> None:
    op.create_table(
        "ballot_envelope",
        sa.Column("poll", sa.String(length=80), nullable=False),
        sa.Column("voter", Id, autoincrement=False, nullable=False),
        sa.Column("target", Id, autoincrement=False, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("poll", "voter", "target", name=op.f("pk_ballot_envelope")),
        sqlite_with_rowid=False,
    )


def _ballot_poll() -> None:
    op.create_table(
        "ballot_poll",
        sa.Column("poll", sa.String(length=80), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("scale", Document, nullable=False),
        sa.Column("manifest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("poll", name=op.f("pk_ballot_poll")),
        sqlite_with_rowid=False,
    )


def _ballot_roll() -> None:
    op.create_table(
        "ballot_roll",
        sa.Column("poll", sa.String(length=80), nullable=False),
        sa.Column("voter", Id, autoincrement=False, nullable=False),
        sa.Column("target", Id, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("poll", "voter", "target", name=op.f("pk_ballot_roll")),
        sqlite_with_rowid=False,
    )


def _ballot_voted() -> None:
    op.create_table(
        "ballot_voted",
        sa.Column("poll", sa.String(length=80), nullable=False),
        sa.Column("voter", Id, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("poll", "voter", name=op.f("pk_ballot_voted")),
        sqlite_with_rowid=False,
    )
