"""The stage with commitments that are published, and the house's own pages over a real socket."""

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestClient, TestServer

from bot.web.server import build_web
from storage.database import Database
from tests.service import test_year
from tests.support.browser import browser, visitor
from tests.support.clock import SHANGHAI, ManualClock
from tests.support.stage import Stage
from tests.voices.conftest import ADDRESS, Site

__all__ = ["browser", "visitor"]


def day(year: int, month: int, of_month: int, hour: int = 18) -> datetime:
    return datetime(year, month, of_month, hour, tzinfo=SHANGHAI)


async def published(stage: Stage) -> None:
    """Five have promised and it is published; it is ten in the morning, and nobody who decides is busy
    with a question of his own."""
    await test_year.published(stage)
    await stage.until(day(2026, 12, 17, 10))
    for address in ("secretary", "deputy"):
        await stage.person(address).says("先不弄")


@pytest.fixture
async def stage(database: Database, clock: ManualClock, tmp_path: Path) -> Stage:
    """The invented branch with the year opening tomorrow; on SQLite and on PostgreSQL."""
    stage = Stage(database, clock, tmp_path / "home")
    await stage.furnish()
    return stage


@pytest.fixture
async def site(stage: Stage) -> AsyncIterator[Site]:
    app = build_web(routes=[], pages=stage.house.pages(ADDRESS))
    async with TestClient(TestServer(app)) as client:
        yield Site(stage, client)


@pytest_asyncio.fixture(loop_scope="session")
async def town(sqlite_url: str, clock: ManualClock, tmp_path: Path) -> AsyncIterator[Stage]:
    """The branch on SQLite in the loop of the browser."""
    from storage.database import open_database

    database = await open_database(sqlite_url, clock.now)
    stage = Stage(database, clock, tmp_path / "home")
    await stage.furnish()
    yield stage
    await database.close()


@pytest_asyncio.fixture(loop_scope="session")
async def server(town: Stage) -> AsyncIterator[TestServer]:
    """The pages of that branch."""
    server = TestServer(build_web(routes=[], pages=town.house.pages("http://127.0.0.1")))
    await server.start_server()
    yield server
    await server.close()
