"""A township in the season of evaluation, and the house's own pages over a real socket."""

from collections.abc import AsyncIterator
from datetime import date
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.documents import invented
from bot.ports import Door
from bot.service.organise import year
from bot.web.server import build_web
from storage import deeds, people
from storage.unit import Work
from tests.service.test_review import PROMISES, promises
from tests.service.test_year import day
from tests.support.browser import browser, visitor
from tests.support.moments import Come, Play
from tests.support.stage import Stage

__all__ = ["browser", "visitor"]

ADDRESS = "https://jiannuo.example"

#: Organisation numbers of the invented township, in the order of its roster.
BRANCH, TOWN = "清溪村党支部", invented.TOWN


async def begun(stage: Stage) -> None:
    """From the roster to the published promises, just before the evaluation opens."""
    await stage.furnish(invented.township(), year_of=None)
    branch = await stage.ask(people.org_named, BRANCH)
    await stage.database.write(people.add_group, branch.id, "sandbox", "village")
    stage.clock.set(day(2027, 9, 17))
    await stage.database.write(year.open_cycle, 2027, date(2027, 9, 20), BRANCH)
    await stage.until(day(2027, 9, 20))
    await promises(stage, *PROMISES)
    secretary = stage.person("secretary")
    await secretary.says("审核")
    await secretary.says("都通过")
    await stage.until(day(2027, 10, 25))
    await secretary.says("公示")
    await secretary.taps("公示")


async def counted(stage: Stage) -> None:
    """Until the votes are counted and the committee has heard."""
    await stage.until(day(2027, 12, 31))


async def excused(stage: Stage) -> None:
    """The reasons why two sources are missing are noted."""
    chen = stage.person("secretary")
    await chen.says("没开展 群众评 大雪封山")
    await chen.says("没开展 互评 年底会上当面评的")


async def confirmed(stage: Stage) -> None:
    """Every promise has its result."""
    chen = stage.person("secretary")
    await chen.says("结束年度")
    await chen.says("都完成")


def _deeds(work: Work, told: dict[str, Any]) -> None:
    for text, consent in (("半夜帮王秀英换煤气", "yes"), ("替邻居垫了药费", "no")):
        values = {"source": "peer", "channel": "chat", "state": "checked"}
        deeds.add(work, text, text=text, consent=consent, **told, **values)


async def two_deeds(season: "Season") -> None:
    """Two deeds of 李明 were checked: others may read of one."""
    told = {"org_id": season.branch, "cycle_id": season.cycle, "person_id": season.numbers["李明"]}
    await season.stage.database.write(_deeds, told)


class Season:
    """The branch under its town, with promises published, from the moment at which evaluation opens."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.numbers: dict[str, int] = {}
        self.branch = 0
        self.cycle = 1

    async def begin(self) -> None:
        """From the roster to the opening of the evaluation."""
        await begun(self.stage)
        await self.look()

    async def look(self) -> None:
        """Learn the numbers of the branch and its members."""
        found = await self.stage.ask(people.org_named, BRANCH)
        self.branch = found.id
        members = await self.stage.ask(people.members, found.id)
        self.numbers = {one.name: one.id for one in members}

    async def opens(self) -> None:
        """Until voting is open."""
        await self.stage.until(day(2027, 12, 16))

    async def closes(self) -> None:
        """See `counted`."""
        await counted(self.stage)

    def page(self, door: Door, address: str, subject: int | str | None = None) -> str:
        """The path of somebody's page, as it comes in his chat."""
        message = next(one for one in reversed(self.stage.person(address).messages()) if one.link is not None)
        assert message.link is not None
        assert message.link.path.startswith(f"/{door.folder}/"), message.link.path
        return message.link.path


async def season_at(come: Come, *plays: Play) -> Season:
    """The season at the moment to which these lead from its beginning."""
    made = Season(await come(begun, *plays))
    await made.look()
    return made


@pytest.fixture
async def season(come: Come) -> Season:
    """Published promises in a township; on SQLite and on PostgreSQL."""
    return await season_at(come)


@pytest.fixture
async def client(season: Season) -> AsyncIterator["TestClient[Any, Any]"]:
    app = build_web(routes=[], pages=season.stage.house.pages(ADDRESS))
    async with TestClient(TestServer(app)) as made:
        yield made
