"""The invented township; no year is open yet."""

from pathlib import Path

import pytest

from bot.documents import invented
from storage.database import Database
from tests.support.clock import ManualClock
from tests.support.stage import Stage


@pytest.fixture
async def township(database: Database, clock: ManualClock, tmp_path: Path) -> Stage:
    """The town committee with its branches; on SQLite and on PostgreSQL."""
    stage = Stage(database, clock, tmp_path / "home")
    await stage.furnish(invented.township(), year_of=None)
    return stage
