"""The township on a stage, with the year open in three of its five organisations."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestClient, TestServer

from bot.documents import invented
from bot.service.organise import year
from bot.web.server import build_web
from storage.database import open_database
from tests.support.browser import browser, visitor
from tests.support.clock import ManualClock
from tests.support.moments import Come
from tests.support.stage import Stage

__all__ = ["browser", "visitor"]

ADDRESS = "https://jiannuo.example"

#: Where the year is open; the community and the town itself are late.
OPEN = (invented.BRANCH, "竹溪村党支部", "乡卫生院党支部")


async def furnished(stage: Stage) -> None:
    """The township the day after its year has begun."""
    await stage.furnish(invented.township(), year_of=None)
    for name in OPEN:
        await stage.database.write(year.open_cycle, 2027, date(2026, 11, 24), name)
    await stage.passes(days=1)


@pytest.fixture
async def stage(come: Come) -> Stage:
    """The township the day after its year has begun; on SQLite and on PostgreSQL."""
    return await come(furnished)


@pytest.fixture
async def client(stage: Stage) -> AsyncIterator["TestClient[Any, Any]"]:
    """The house's own pages over a real socket."""
    async with pages_of(stage) as made:
        yield made


@asynccontextmanager
async def pages_of(stage: Stage) -> AsyncIterator["TestClient[Any, Any]"]:
    """The pages of the house on that stage over a real socket."""
    app = build_web(routes=[], pages=stage.house.pages(ADDRESS))
    async with TestClient(TestServer(app)) as made:
        yield made


@pytest_asyncio.fixture(loop_scope="session")
async def site(
    sqlite_url: str, clock: ManualClock, tmp_path: Path
) -> AsyncIterator[tuple[Stage, TestServer]]:
    """The same in the event loop in which the browser lives; on SQLite."""
    database = await open_database(sqlite_url, clock.now)
    stage = Stage(database, clock, tmp_path / "home")
    await furnished(stage)
    server = TestServer(build_web(routes=[], pages=stage.house.pages(ADDRESS)))
    await server.start_server()
    yield stage, server
    await server.close()
    await database.close()
