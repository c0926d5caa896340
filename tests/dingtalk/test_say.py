"""Answering on a page: what was tapped in the chat is said there, and the answer is given there."""

import re
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.ports import Door
from bot.web.server import build_web
from dialogs.heard import OVER_QUOTA, Kind
from storage.database import Database, open_database
from tests.e2e.memory import table
from tests.pages.measure import faults, measure
from tests.support.browser import Visitor, browser, visitor
from tests.support.clock import ManualClock
from tests.support.stage import Stage

__all__ = ["browser", "visitor"]

Client = TestClient[web.Request, web.Application]

PROMISE = "每月帮村东3户老人换一次煤气罐"


@pytest.fixture
async def stage(sqlite_database: Database, clock: ManualClock, tmp_path: Path) -> Stage:
    stage = Stage(sqlite_database, clock, tmp_path / "home")
    await stage.furnish()
    return stage


async def key_of_last(stage: Stage) -> str:
    rows = await stage.ask(table, "outbox")
    return str(rows[-1]["key"])


async def page_of(stage: Stage, key: str) -> str:
    links = stage.house.clockwork.links
    return links.page(Door.SAY, key, 0)


@pytest.fixture
async def visit(stage: Stage) -> AsyncIterator[Client]:
    async with TestClient(
        TestServer(build_web(routes=[], pages=stage.house.pages("http://127.0.0.1")))
    ) as it:
        yield it


async def test_a_choice_is_made_and_answered_on_the_page(stage: Stage, visit: Client) -> None:
    li = stage.person("member")
    await li.says("报承诺")
    await li.says(PROMISE)
    path = await page_of(stage, await key_of_last(stage))
    before = len(li.messages())
    async with visit.get(path, params={"n": "1"}) as answer:
        shown = await answer.text()
        assert answer.status == 200
    label = li.last.choices[0].label
    assert f"你点的是“{label}”" in shown
    assert "煤气罐" in shown
    once = re.findall(r'name="once" value="(\w+)"', shown)[0]
    token = li.last.choices[0].token
    pages = []
    for _ in range(2):  # a double tap is one
        async with visit.post(path, data={"once": once, "choice": token}) as answer:
            assert answer.status == 200
            pages.append(re.sub(r'value="\w{16}"', "", await answer.text()))
    assert pages[0] == pages[1]
    assert "对不对" in pages[0] or "记下" in pages[0]
    await stage.house.delivery.deliver_due()
    assert len(li.messages()) == before  # it was said on the page, and nowhere else
    rows = await stage.ask(table, "inbox")
    assert sum(row["key"] == f"sandbox:page-{once}" for row in rows) == 1


async def test_words_are_written_on_the_page(stage: Stage, visit: Client) -> None:
    li = stage.person("member")
    await li.says("报承诺")
    path = await page_of(stage, await key_of_last(stage))
    async with visit.post(path, data={"words": PROMISE}) as answer:
        assert "煤气罐" in await answer.text()
    async with visit.post(path, data={"words": " "}) as answer:
        assert answer.status == 422


async def test_nothing_else_opens_it(stage: Stage, visit: Client) -> None:
    li = stage.person("member")
    await li.says("报承诺")
    path = await page_of(stage, await key_of_last(stage))
    for wrong in (path[:-3] + "AAA", "/say/x", await page_of(stage, "no such key")):
        async with visit.get(wrong) as answer:
            assert answer.status == 404
    other = {"Origin": "https://evil.example"}
    async with visit.post(path, data={"words": PROMISE}, headers=other) as answer:
        assert answer.status == 403
    stage.clock.advance(days=8)
    async with visit.get(path) as answer:
        assert answer.status == 404


async def test_over_quota_a_person_is_told_once_with_the_way_to_the_page(stage: Stage, visit: Client) -> None:
    li = stage.person("member")
    await li.says("帮助")
    before = len(li.messages())
    for number in range(3):
        await stage.hear(stage.heard("member", Kind.NOTICE, text=OVER_QUOTA, key=f"q{number}"))
    rows = await stage.ask(table, "outbox")
    assert sum(row["key"].startswith("used-up:") for row in rows) == 1
    (told,) = li.messages()[before:]
    assert "我没收到" in told.text
    assert told.link is not None
    async with visit.post(told.link.path, data={"words": "帮助"}) as answer:
        assert "报承诺" in await answer.text()
    await stage.hear(stage.heard("nobody", Kind.NOTICE, text=OVER_QUOTA))


@pytest_asyncio.fixture(loop_scope="session")
async def seen(tmp_path: Path, sqlite_template: Path) -> AsyncIterator[tuple[Stage, TestServer]]:
    shutil.copy(sqlite_template, tmp_path / "seen.db")
    clock = ManualClock()
    database = await open_database(f"sqlite:///{tmp_path}/seen.db", clock.now)
    stage = Stage(database, clock, tmp_path / "home")
    await stage.furnish()
    server = TestServer(build_web(routes=[], pages=stage.house.pages("http://127.0.0.1")))
    await server.start_server()
    yield stage, server
    await server.close()
    await database.close()


@pytest.mark.asyncio(loop_scope="session")
async def test_a_thumb_finds_everything(seen: tuple[Stage, TestServer], visitor: Visitor) -> None:
    stage, server = seen
    li = stage.person("member")
    await li.says("报承诺")
    await li.says(PROMISE)
    path = await page_of(stage, await key_of_last(stage))
    page = await visitor.page(str(server.make_url(path)) + "?n=1", 360, 740)
    assert faults(await measure(page), target=44) == []
    await page.evaluate("document.documentElement.style.fontSize = '250%'")
    assert faults(await measure(page), target=44) == []
    await page.evaluate("document.documentElement.style.fontSize = ''")
    await page.get_by_role("button").first.click()
    assert faults(await measure(page), target=44) == []
