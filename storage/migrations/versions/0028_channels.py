"""Channels."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Id, Instant

revision = "0028_channels"
down_revision = "0027_long_references"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables of this step."""
    _channel()
    _lease()
    _link_code()
    _link_try()
    _identity()


def _channel() -> None:
    op.create_table(
        "channel",
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.Column("starts", sa.Boolean(), nullable=False),
        sa.Column("cards", sa.Boolean(), nullable=False),
        sa.Column("cost", sa.Integer(), nullable=False),
        sa.Column("called", sa.String(length=20), nullable=False),
        sa.Column("entry", sa.String(length=500), nullable=False),
        sa.PrimaryKeyConstraint("platform", name=op.f("pk_channel")),
    )


def _lease() -> None:
    op.create_table(
        "lease",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("holder", sa.String(length=60), nullable=False),
        sa.Column("held_until", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_lease")),
    )


def _link_code() -> None:
    op.create_table(
        "link_code",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.Column("address", sa.String(length=100), nullable=False),
        sa.Column("person_id", Id, nullable=True),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.Column("used_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link_code")),
        sa.UniqueConstraint("code", name=op.f("uq_link_code_code")),
    )
    op.create_index(op.f("ix_link_code_platform_address"), "link_code", ["platform", "address"], unique=False)


def _link_try() -> None:
    op.create_table(
        "link_try",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.Column("address", sa.String(length=100), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link_try")),
    )
    op.create_index(
        op.f("ix_link_try_platform_address_at"), "link_try", ["platform", "address", "at"], unique=False
    )


def _identity() -> None:
    op.add_column("identity", sa.Column("cold", sa.Boolean(), server_default="0", nullable=False))
    op.add_column("identity", sa.Column("joined", sa.Boolean(), server_default="0", nullable=False))
