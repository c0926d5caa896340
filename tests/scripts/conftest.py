"""The stage on which the services are played."""

from pathlib import Path

import pytest

from storage.database import Database
from tests.people.conftest import township
from tests.support.clock import ManualClock
from tests.support.stage import Stage

__all__ = ["stage", "township"]


@pytest.fixture
async def stage(database: Database, clock: ManualClock, tmp_path: Path) -> Stage:
    """The invented branch with the year opening tomorrow; on SQLite and on PostgreSQL."""
    stage = Stage(database, clock, tmp_path / "home")
    await stage.furnish()
    return stage
