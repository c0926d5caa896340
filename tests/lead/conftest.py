"""The township on a stage, with the year open in three of its five organisations."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestClient, TestServer

from bot.documents import invented
from bot.service.organise import year
from bot.web.server import build_web
from storage.database import Database, open_database
from tests.support.browser import browser, visitor
from tests.support.clock import ManualClock
from tests.support.stage import Stage

__all__ = ["browser", "visitor"]

ADDRESS = "https://jiannuo.example"

#: Where the year is open; the community and the town itself are late.
OPEN = (invented.BRANCH, "竹溪村党支部", "乡卫生院党支部")


async def furnished(database: Database, clock: ManualClock, home: Path) -> Stage:
    stage = Stage(database, clock, home)
    await stage.furnish(invented.township(), year_of=None)
    for name in OPEN:
        await database.write(year.open_cycle, 2027, date(2026, 11, 24), name)
    await stage.passes(days=1)
    return stage


@pytest.fixture
async def stage(database: Database, clock: ManualClock, tmp_path: Path) -> Stage:
    """The township the day after its year has begun; on SQLite and on PostgreSQL."""
    return await furnished(database, clock, tmp_path / "home")


@pytest.fixture
async def client(stage: Stage) -> AsyncIterator["TestClient[Any, Any]"]:
    """The house's own pages over a real socket."""
    app = build_web(routes=[], pages=stage.house.pages(ADDRESS))
    async with TestClient(TestServer(app)) as made:
        yield made


@pytest_asyncio.fixture(loop_scope="session")
async def site(
    sqlite_url: str, clock: ManualClock, tmp_path: Path
) -> AsyncIterator[tuple[Stage, TestServer]]:
    """The same in the event loop in which the browser lives; on SQLite."""
    database = await open_database(sqlite_url, clock.now)
    stage = await furnished(database, clock, tmp_path / "home")
    server = TestServer(build_web(routes=[], pages=stage.house.pages(ADDRESS)))
    await server.start_server()
    yield stage, server
    await server.close()
    await database.close()
