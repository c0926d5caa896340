"""A township on the stage: a superior with its officer, the old branch and its neighbours."""

from pathlib import Path

import pytest

from bot.documents import invented
from bot.service.organise import year
from dialogs.rules.calendar import add_working_days, local
from storage.database import Database
from tests.support.clock import ManualClock
from tests.support.stage import Stage


@pytest.fixture
async def stage(database: Database, clock: ManualClock, tmp_path: Path) -> Stage:
    """The township with the old branch's year opening tomorrow; on SQLite and on PostgreSQL."""
    stage = Stage(database, clock, tmp_path / "home")
    await stage.furnish(invented.township(), year_of=None)
    start = add_working_days(local(clock.now()).date(), 1)
    await database.write(year.open_cycle, 2027, start, invented.BRANCH)
    return stage
