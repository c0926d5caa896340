"""What strangers say of promises waits for a look."""

import sqlalchemy as sa
from alembic import op

revision = "0036_words_of_promises"
down_revision = "0035_logins"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables of this step."""
    _bright_deed()


def _bright_deed() -> None:
    op.add_column("bright_deed", sa.Column("shows", sa.String(length=15), server_default="", nullable=False))
