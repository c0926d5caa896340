"""The pages behind printed codes on a phone: the number that joins a chat, and what became of one's words."""

import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer, unused_port

from bot.logins import LoginRefused
from bot.ports import Door
from bot.service.public import voices
from bot.web.pages.me import MePages
from bot.web.server import build_web
from dialogs.rules.voices import Kind
from storage.database import open_database
from tests.pages.measure import faults, measure
from tests.support.browser import Visitor, browser, visitor
from tests.support.clock import ManualClock
from tests.support.stage import Stage

__all__ = ["browser", "visitor"]

pytestmark = pytest.mark.asyncio(loop_scope="session")


@dataclass
class Known:
    """A platform that knows everybody and sends him straight back."""

    address: str | LoginRefused = "oQian-Duoduo_01"

    def ask(self, back: str, state: str) -> str:
        return f"{back}?code=c&state={state}"

    async def who(self, code: str) -> str | LoginRefused:
        return self.address


@dataclass
class Place:
    stage: Stage
    login: Known
    address: str


@pytest_asyncio.fixture(loop_scope="session")
async def place(tmp_path: Path, sqlite_template: Path) -> AsyncIterator[Place]:
    shutil.copy(sqlite_template, tmp_path / "jiannuo.db")
    clock = ManualClock()
    database = await open_database(f"sqlite:///{tmp_path}/jiannuo.db", clock.now)
    stage = Stage(database, clock, tmp_path / "home")
    await stage.furnish(year_of=None)
    login, port = Known(), unused_port()
    address = f"http://127.0.0.1:{port}"
    pages = stage.house.pages(address)
    server = TestServer(
        build_web(routes=MePages(pages, {"dingtalk": login}).routes(), pages=pages), port=port
    )
    await server.start_server()
    yield Place(stage, login, address)
    await server.close()
    await database.close()


async def test_what_became_of_ones_words(place: Place, visitor: Visitor) -> None:
    for number, kind in enumerate((Kind.WISH, Kind.REPORT)):
        said = voices.Said(kind, f"桥头的灯还是黑的{number}", "chat", "dingtalk", "oQian-Duoduo_01")
        await place.stage.database.write(voices.take, 1, f"k{number}", said)
    page = await visitor.page(f"{place.address}/me/voices", 360, 740)
    assert faults(await measure(page), target=44) == []
    text = await page.inner_text("main")
    assert ("愿望" in text, "反映" in text, "桥头" in text) == (True, True, False)
    await page.evaluate("document.documentElement.style.fontSize = '250%'")
    assert faults(await measure(page), target=44) == []


async def test_a_snapshot_says_what_to_tap(place: Place, visitor: Visitor) -> None:
    place.login.address = LoginRefused.SNAPSHOT
    page = await visitor.page(f"{place.address}/me/mine", 360, 740)
    assert "使用完整服务" in await page.inner_text("main")
    assert faults(await measure(page), target=44) == []
    visitor.expect("403")


async def test_the_number_that_joins_a_chat(place: Place, visitor: Visitor) -> None:
    path = place.stage.house.clockwork.links.page(Door.JOIN, "", 5)
    page = await visitor.page(f"{place.address}{path}", 360, 740)
    assert faults(await measure(page), target=44) == []
    await page.get_by_role("button", name="要一个数字").click()
    await page.get_by_text("绑定").wait_for()
    assert faults(await measure(page), target=44) == []
