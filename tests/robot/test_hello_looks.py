"""The sheet of first-word cards on a phone and on paper, with real data behind it."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer

from bot.web.server import build_web
from storage.database import open_database
from tests.pages.measure import faults, measure
from tests.robot.test_ways import give, two_platforms
from tests.support.browser import Visitor, browser, visitor
from tests.support.clock import ManualClock
from tests.support.stage import Stage

__all__ = ["browser", "visitor"]

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def branch(tmp_path: Path, sqlite_template: Path) -> AsyncIterator[tuple[Stage, TestServer]]:
    shutil.copy(sqlite_template, tmp_path / "jiannuo.db")
    clock = ManualClock()
    database = await open_database(f"sqlite:///{tmp_path}/jiannuo.db", clock.now)
    stage = Stage(database, clock, tmp_path / "home")
    await stage.furnish(year_of=None)
    await database.write(two_platforms)
    await database.write(give, "郑阿根", "wecom_robot", "azheng", False)
    server = TestServer(build_web(routes=[], pages=stage.house.pages("http://127.0.0.1")))
    await server.start_server()
    yield stage, server
    await server.close()
    await database.close()


async def test_a_card_for_each_who_must_write_first(
    branch: tuple[Stage, TestServer], visitor: Visitor
) -> None:
    stage, server = branch
    chen = stage.person("secretary")
    await chen.says("首句卡")
    assert chen.last.link
    page = await visitor.page(str(server.make_url(chen.last.link.path)), 360, 740)
    assert faults(await measure(page), target=44) == []
    names = await page.locator(".slip .who").all_inner_texts()
    assert names == ["郑阿根", "给你"]
    assert await page.locator(".slip svg").count() == 2
    await page.evaluate("document.documentElement.style.fontSize = '250%'")
    assert faults(await measure(page), target=44) == []


async def test_nobody_else_opens_it(branch: tuple[Stage, TestServer], visitor: Visitor) -> None:
    _, server = branch
    page = await visitor.page(str(server.make_url("/hello/nonsense")), 360, 740)
    assert "没有找到" in await page.inner_text("main")
    visitor.expect("404")
