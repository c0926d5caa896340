"""The public's codes come in batches, and vote in the box; the split tables go.

What was handed in is counted where it lies. Codes that were printed before are dead: nobody can tell any more
to which of two people they were given, and a new batch is printed in a minute.
"""

from collections import Counter

import sqlalchemy as sa
from alembic import op

from dialogs.rules.ballots import withhold
from storage.columns import Document, Id, Instant

revision = "0031_public_codes"
down_revision = "0030_strangers"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables of this step."""
    _public_batch()
    _public_code()
    _count_sheets()
    op.drop_table("public_sheet")
    op.drop_table("public_invitation")


def _count_sheets() -> None:
    sheet = sa.table("public_sheet", sa.column("cycle_id", Id), sa.column("answers", Document))
    told: dict[tuple[int, str], Counter[str]] = {}
    for row in op.get_bind().execute(sa.select(sheet)):
        for subject, word in row.answers.items():
            told.setdefault((row.cycle_id, subject), Counter())[word] += 1
    counts = sa.table(
        "source_count",
        *(sa.column("cycle_id", Id), sa.column("subject"), sa.column("source"), sa.column("slips")),
        *(sa.column("counts", Document), sa.column("created_at", Instant())),
    )
    year = sa.table("cycle", sa.column("id", Id), sa.column("created_at", Instant()))
    for (cycle, subject), words in told.items():
        values = {"cycle_id": cycle, "subject": subject, "source": "public", "slips": words.total()}
        begun = sa.select(year.c.created_at).where(year.c.id == cycle).scalar_subquery()
        op.get_bind().execute(counts.insert().values(**values, counts=withhold(words), created_at=begun))


def _public_batch() -> None:
    op.create_table(
        "public_batch",
        sa.Column("cycle_id", Id, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("printed", sa.Integer(), nullable=False),
        sa.Column("author_id", Id, nullable=False),
        sa.Column("handed_by", Id, nullable=True),
        sa.Column("active_by", Id, nullable=True),
        sa.Column("given", sa.Integer(), nullable=False),
        sa.Column("spoiled", sa.Integer(), nullable=False),
        sa.Column("returned", sa.Integer(), nullable=False),
        sa.Column("stated_by", Id, nullable=True),
        sa.Column("confirmed_by", Id, nullable=True),
        sa.Column("voted", sa.Integer(), nullable=False),
        sa.Column("counts", sa.Boolean(), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("decided_by", Id, nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["active_by"], ["person.id"], name=op.f("fk_public_batch_active_by")),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_public_batch_author_id")),
        sa.ForeignKeyConstraint(["confirmed_by"], ["person.id"], name=op.f("fk_public_batch_confirmed_by")),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_public_batch_cycle_id")),
        sa.ForeignKeyConstraint(["decided_by"], ["person.id"], name=op.f("fk_public_batch_decided_by")),
        sa.ForeignKeyConstraint(["handed_by"], ["person.id"], name=op.f("fk_public_batch_handed_by")),
        sa.ForeignKeyConstraint(["stated_by"], ["person.id"], name=op.f("fk_public_batch_stated_by")),
        sa.PrimaryKeyConstraint("cycle_id", "number", name=op.f("pk_public_batch")),
    )


def _public_code() -> None:
    op.create_table(
        "public_code",
        sa.Column("voter", Id, autoincrement=False, nullable=False),
        sa.Column("cycle_id", Id, nullable=False),
        sa.Column("batch", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_public_code_cycle_id")),
        sa.PrimaryKeyConstraint("voter", name=op.f("pk_public_code")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_public_code_cycle_id"), "public_code", ["cycle_id"], unique=False)
