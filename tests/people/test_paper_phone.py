"""The page 补录 on a secretary's phone."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer

from bot.web.server import build_web
from storage.database import open_database
from tests.support.browser import Visitor, browser, visitor
from tests.support.clock import ManualClock
from tests.support.stage import Stage

__all__ = ["browser", "visitor"]

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def address(sqlite_url: str, clock: ManualClock, tmp_path: Path) -> AsyncIterator[str]:
    """The address that the bot gives to the invented secretary, served by a real house."""
    database = await open_database(sqlite_url, clock.now)
    stage = Stage(database, clock, tmp_path / "home")
    await stage.furnish()
    await stage.passes(days=2)
    server = TestServer(build_web(routes=[], pages=stage.house.pages("https://jiannuo.example")))
    await server.start_server()
    await stage.person("secretary").says("补录")
    link = stage.person("secretary").last.link
    assert link is not None
    yield str(server.make_url(link.path))
    await server.close()
    await database.close()


async def test_an_entry_with_a_mistake_and_then_put_right(visitor: Visitor, address: str) -> None:
    context = await visitor.context(width=360, height=740)
    page = await context.new_page()
    await page.goto(address)
    assert await page.evaluate("document.documentElement.scrollWidth") <= 360
    await page.get_by_label("谁说的").fill("张三")
    await page.get_by_label("原话").fill("每个礼拜三去文化礼堂烧水")
    await page.get_by_role("button", name="记下").click()
    await page.wait_for_load_state()
    visitor.expect("422")
    assert "没有叫“张三”" in await page.locator("main").inner_text()
    await page.get_by_label("谁说的").fill("王秀英")
    await page.get_by_label("念给本人听过了吗").select_option("是")
    await page.get_by_role("button", name="记下").click()
    await page.wait_for_load_state()
    told = await page.locator("main").inner_text()
    assert "记下了王秀英的承诺。" in told
    assert "王秀英 · 承诺" in told
