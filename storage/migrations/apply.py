"""Brings a database to the newest shape, inside the transaction of whoever asks."""

from pathlib import Path

from alembic import command
from alembic.config import Config

from storage.unit import Work


def upgrade(work: Work) -> None:
    """Run every step this database has not had yet; all or none of them are kept."""
    command.upgrade(configured(work), "head")


def configured(work: Work) -> Config:
    """Alembic's settings for the connection of this work."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = work.connection
    return config
