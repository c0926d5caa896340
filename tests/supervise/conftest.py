"""A township on the stage: a superior with its officer, the old branch and its neighbours."""

from datetime import datetime
from pathlib import Path

import pytest

from bot.documents import invented
from bot.service.organise import year
from dialogs.rules.calendar import add_working_days, local
from storage import people
from storage.database import Database
from storage.unit import Work
from tests.support.clock import SHANGHAI, ManualClock
from tests.support.stage import Stage


@pytest.fixture
async def stage(database: Database, clock: ManualClock, tmp_path: Path) -> Stage:
    """The township with the old branch's year opening tomorrow; on SQLite and on PostgreSQL."""
    stage = Stage(database, clock, tmp_path / "home")
    await stage.furnish(invented.township(), year_of=None)
    await database.write(_own_group)
    start = add_working_days(local(clock.now()).date(), 1)
    await database.write(year.open_cycle, 2027, start, invented.BRANCH)
    return stage


def _own_group(work: Work) -> None:
    """The old branch has a group of its own, beside the superior's."""
    branch = people.org_named(work, invented.BRANCH)
    assert branch is not None
    if not people.groups(work, branch.id):
        people.add_group(work, branch.id, "sandbox", "village")


async def review_all(stage: Stage) -> None:
    """Whatever waits is approved by whoever may, and published."""
    for address in ("secretary", "town"):
        person = stage.person(address)
        if "没有等你" not in await person.says("审核"):
            await person.says("都通过")
    await stage.until(datetime(2026, 12, 16, 18, tzinfo=SHANGHAI))
    await stage.person("secretary").says("公示")
    await stage.person("secretary").taps("公示")
