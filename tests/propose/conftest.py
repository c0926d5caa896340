"""The township on a stage: a superior, its organisations, and a year in each of them."""

from pathlib import Path

import pytest

from bot.documents import invented
from bot.service.organise import year
from dialogs.rules.calendar import add_working_days, local
from storage import people
from storage.database import Database
from tests.support.clock import ManualClock
from tests.support.stage import Stage

VILLAGE = "竹溪村党支部"


@pytest.fixture
async def township(database: Database, clock: ManualClock, tmp_path: Path) -> Stage:
    """The invented township; years open in the branch, the second village and the town, a week ahead."""
    stage = Stage(database, clock, tmp_path / "home")
    await stage.furnish(invented.township(), year_of=None)
    branch = await database.read(people.org_named, invented.BRANCH)
    assert branch is not None
    await database.write(people.add_group, branch.id, "sandbox", "village")
    start = add_working_days(local(clock.now()).date(), 5)
    for name in (invented.BRANCH, VILLAGE, invented.TOWN):
        await database.write(year.open_cycle, 2027, start, name)
    return stage
