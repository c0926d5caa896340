"""A season over a real socket, and everybody in it with a phone of his own."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from aiohttp.test_utils import TestServer
from playwright.async_api import Page

from bot.ports import Door
from bot.web.server import build_web
from storage.database import open_database
from tests.evaluate.conftest import ADDRESS, Season
from tests.evaluate.sealing import POLL, Sealing
from tests.pages.measure import faults, measure
from tests.support.browser import Visitor
from tests.support.clock import ManualClock
from tests.support.stage import Stage

PHONE = (360, 740)


@pytest_asyncio.fixture(loop_scope="session")
async def site(
    sqlite_url: str, clock: ManualClock, tmp_path: Path
) -> AsyncIterator[tuple[Sealing, TestServer]]:
    database = await open_database(sqlite_url, clock.now)
    season = Season(Stage(database, clock, tmp_path / "home"))
    await season.begin()
    server = TestServer(build_web(routes=[], pages=season.stage.house.pages(ADDRESS)))
    await server.start_server()
    yield Sealing(season), server
    await server.close()
    await database.close()


async def looks_well(page: Page) -> None:
    for width in (320, 360):
        await page.set_viewport_size({"width": width, "height": 740})
        for size in ("125%", "250%"):
            await page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
            assert faults(await measure(page), target=60) == [], (width, size)
    await page.evaluate("document.documentElement.style.fontSize = ''")
    await page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})


class People:
    """Who takes part, each with his own page."""

    def __init__(self, sealing: Sealing, server: TestServer, visitor: Visitor) -> None:
        self.sealing, self.server, self.visitor = sealing, server, visitor

    async def page(self, door: Door, name: str) -> Page:
        """Somebody's page on a phone of his own."""
        return await self.visitor.page(await self.url(door, name), *PHONE)

    async def url(self, door: Door, name: str, subject: int | str = POLL) -> str:
        return str(self.server.make_url(self.sealing.page(door, await self.sealing.number(name), subject)))
