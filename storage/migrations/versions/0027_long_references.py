"""Long references: names of recordings and pictures may have a thousand signs."""

import sqlalchemy as sa
from alembic import op

revision = "0027_long_references"
down_revision = "0026_allowance"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Widen the columns; SQLite minds no length, and cannot change a column."""
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column("media", "reference", type_=sa.String(1000))
        op.alter_column("inbox", "media", type_=sa.String(1000))
