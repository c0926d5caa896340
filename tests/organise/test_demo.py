"""The sandbox of `make demo`: a township whose year was opened from above."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.clocks import ManualClock, ShiftedClock
from bot.documents.invented import BRANCH, TOWN
from bot.house import Folders, build_house
from bot.platforms.sandbox.platform import Sandbox
from bot.sandbox import SandboxDesk
from dialogs.rules.year import Step
from storage import people, years
from storage.database import open_database
from tests.support.clock import START


@pytest.fixture
async def desk(sqlite_url: str, tmp_path: Path) -> AsyncIterator[SandboxDesk]:
    """The desk as `make demo` furnishes it on a Monday in November."""
    clock = ShiftedClock(ManualClock(START), tmp_path / "clock.json")
    database = await open_database(sqlite_url, clock.now)
    phones = Sandbox(tmp_path / "phones", clock)
    house = build_house(Folders(tmp_path), clock, database, {"sandbox": phones})
    desk = SandboxDesk(house, clock)
    await desk.furnish()
    yield desk
    await phones.close()
    await house.close()
    await database.close()


async def test_every_organisation_has_a_year_and_the_leaders_come_first(desk: SandboxDesk) -> None:
    orgs = await desk.house.database.read(people.orgs)
    for org in orgs:
        (cycle,) = await desk.house.database.read(years.of_org, org.id)
        assert cycle.year == 2027
        assert await desk.house.database.read(years.window_of, cycle.id, Step.PROPOSE, 1)
    assert {TOWN, BRANCH} < {org.name for org in orgs}


async def test_the_phones_of_the_first_branch_come_first_and_each_kind_is_there(desk: SandboxDesk) -> None:
    found = await desk.people()
    first = {one.kind: one for one in reversed(found)}
    assert {kind: one.name for kind, one in first.items()} == {
        "secretary": "陈国强",
        "member": "李明",
        "elder": "王秀英",
        "superior": "沈玉珍",
        "public": "路过的群众",
    }
    assert first["superior"].role_label == "清溪乡党委书记"
    assert "竹溪村书记" in {one.role_label for one in found}
    assert all(len(one.role_label) <= 12 for one in found)


async def test_the_first_jump_tells_the_secretary_and_the_next_ones_reach_everybody(
    desk: SandboxDesk,
) -> None:
    told = [await desk.jump() for _ in range(12)]
    assert "发出" in told[0]
    first = next(number for number, one in enumerate(told) if "请书记和领导干部带头承诺" in one)
    later = next(number for number, one in enumerate(told) if "到了请大家提承诺的日子" in one)
    assert first < later


async def test_furnishing_again_changes_nothing(desk: SandboxDesk) -> None:
    before = await desk.people()
    await desk.furnish()
    assert await desk.people() == before
