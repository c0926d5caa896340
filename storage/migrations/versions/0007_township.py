"""Township."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Id, Instant

revision = "0007_township"
down_revision = "0006_voices"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables of this step."""
    _person_label()
    _provenance()
    _second_home()
    _commitment_tag()
    _commitment()
    _commitment_version()
    _org()
    _person()


def _person_label() -> None:
    op.create_table(
        "person_label",
        sa.Column("person_id", Id, nullable=False),
        sa.Column("label", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_person_label_person_id")),
        sa.PrimaryKeyConstraint("person_id", "label", name=op.f("pk_person_label")),
    )


def _provenance() -> None:
    op.create_table(
        "provenance",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("recorder_id", Id, nullable=True),
        sa.Column("said_on", sa.Date(), nullable=True),
        sa.Column("said_where", sa.String(length=100), nullable=False),
        sa.Column("read_back", sa.Boolean(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["recorder_id"], ["person.id"], name=op.f("fk_provenance_recorder_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_provenance")),
    )
    op.create_index(op.f("ix_provenance_subject"), "provenance", ["subject"], unique=False)


def _second_home() -> None:
    op.create_table(
        "second_home",
        sa.Column("person_id", Id, nullable=False),
        sa.Column("org_id", Id, nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.Column("until", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["org_id"], ["org.id"], name=op.f("fk_second_home_org_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_second_home_person_id")),
        sa.PrimaryKeyConstraint("person_id", "org_id", name=op.f("pk_second_home")),
    )
    op.create_index(op.f("ix_second_home_org_id"), "second_home", ["org_id"], unique=False)


def _commitment_tag() -> None:
    op.create_table(
        "commitment_tag",
        sa.Column("commitment_id", Id, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("value", sa.String(length=100), nullable=False),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name=op.f("fk_commitment_tag_commitment_id")
        ),
        sa.PrimaryKeyConstraint("commitment_id", "kind", "value", name=op.f("pk_commitment_tag")),
    )


def _commitment() -> None:
    op.add_column(
        "commitment", sa.Column("promisor", sa.String(length=10), server_default="member", nullable=False)
    )
    op.add_column("commitment", sa.Column("urgent", sa.Boolean(), server_default="0", nullable=False))
    op.add_column(
        "commitment", sa.Column("audience", sa.String(length=10), server_default="public", nullable=False)
    )


def _commitment_version() -> None:
    op.add_column(
        "commitment_version", sa.Column("baseline", sa.String(length=100), server_default="", nullable=False)
    )


def _org() -> None:
    op.add_column("org", sa.Column("level", sa.String(length=20), server_default="branch", nullable=False))
    op.add_column("org", sa.Column("line", sa.String(length=50), server_default="", nullable=False))
    op.add_column("org", sa.Column("kind", sa.String(length=20), server_default="", nullable=False))


def _person() -> None:
    op.add_column("person", sa.Column("skills", sa.String(length=200), server_default="", nullable=False))
