"""The first tables: people."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Id, Instant

revision = "0001_people"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    _org()
    _group_chat()
    _person()
    _identity()


def _org() -> None:
    op.create_table(
        "org",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("parent_id", Id, nullable=True),
        sa.Column("contact", sa.String(length=200), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["parent_id"], ["org.id"], name=op.f("fk_org_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_org")),
        sa.UniqueConstraint("name", name=op.f("uq_org_name")),
    )


def _group_chat() -> None:
    op.create_table(
        "group_chat",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("org_id", Id, nullable=False),
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["org_id"], ["org.id"], name=op.f("fk_group_chat_org_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_chat")),
        sa.UniqueConstraint("platform", "address", name=op.f("uq_group_chat_platform_address")),
    )


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("org_id", Id, nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=50), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("category", sa.String(length=20), nullable=False),
        sa.Column("standing", sa.String(length=20), nullable=False),
        sa.Column("post", sa.String(length=200), nullable=False),
        sa.Column("oral", sa.Boolean(), nullable=False),
        sa.Column("helper_id", Id, nullable=True),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("stopped_why", sa.String(length=20), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["helper_id"], ["person.id"], name=op.f("fk_person_helper_id")),
        sa.ForeignKeyConstraint(["org_id"], ["org.id"], name=op.f("fk_person_org_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("org_id", "number", name=op.f("uq_person_org_id_number")),
    )


def _identity() -> None:
    op.create_table(
        "identity",
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.Column("address", sa.String(length=100), nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("heard_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_identity_person_id")),
        sa.PrimaryKeyConstraint("platform", "address", name=op.f("pk_identity")),
    )
    op.create_index(op.f("ix_identity_person_id"), "identity", ["person_id"], unique=False)
