"""The page of one's own data on a phone, with real data behind it."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer

from bot.web.server import build_web
from storage.database import open_database
from tests.pages.measure import faults, measure
from tests.support.browser import Visitor
from tests.support.clock import ManualClock
from tests.support.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def branch(tmp_path: Path, sqlite_template: Path) -> AsyncIterator[tuple[Stage, TestServer]]:
    shutil.copy(sqlite_template, tmp_path / "jiannuo.db")
    clock = ManualClock()
    database = await open_database(f"sqlite:///{tmp_path}/jiannuo.db", clock.now)
    stage = Stage(database, clock, tmp_path / "home")
    await stage.furnish()
    server = TestServer(build_web(routes=[], pages=stage.house.pages("http://127.0.0.1")))
    await server.start_server()
    yield stage, server
    await server.close()
    await database.close()


async def test_a_member_deletes_his_talk_with_his_thumb(
    branch: tuple[Stage, TestServer], visitor: Visitor
) -> None:
    stage, server = branch
    li = stage.person("member")
    await li.says("我的数据")
    assert li.last.link
    page = await visitor.page(str(server.make_url(li.last.link.path)), 360, 740)
    assert faults(await measure(page), target=44) == []
    await page.evaluate("document.documentElement.style.fontSize = '250%'")
    assert faults(await measure(page), target=44) == []
    await page.evaluate("document.documentElement.style.fontSize = ''")
    await page.get_by_role("button", name="删聊天原文").click()
    assert "删了就找不回来" in await page.inner_text("main")
    assert faults(await measure(page), target=44) == []
