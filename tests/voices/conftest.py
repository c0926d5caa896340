"""The stage, and the house's own pages over a real socket."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.web.server import build_web
from storage.database import Database
from tests.support.browser import browser, visitor
from tests.support.clock import ManualClock
from tests.support.stage import Stage

__all__ = ["browser", "visitor"]

ADDRESS = "https://jiannuo.example"


@pytest.fixture
async def stage(database: Database, clock: ManualClock, tmp_path: Path) -> Stage:
    """The invented branch with the year opening tomorrow; on SQLite and on PostgreSQL."""
    stage = Stage(database, clock, tmp_path / "home")
    await stage.furnish()
    return stage


@dataclass
class Site:
    """Somebody with a browser who fills in forms."""

    stage: Stage
    client: "TestClient[Any, Any]"

    async def page(self, path: str) -> str:
        response = await self.client.get(path)
        assert response.status == 200, path
        return await response.text()

    async def sends(self, path: str, status: int, **fields: str) -> str:
        response = await self.client.post(path, data=fields)
        assert response.status == status, await response.text()
        await self.stage.house.delivery.deliver_due()
        return await response.text()

    async def writes(self, path: str, text: str, **fields: str) -> str:
        """Open the form, fill it in, hand it in; gives the code."""
        key = re.search(r'name="key" value="([\w-]+)"', await self.page(path))
        assert key
        return code_in(await self.sends(path, 200, key=key[1], text=text, **fields))


def code_in(text: str) -> str:
    """The receipt code in what was said."""
    found = re.search(r"\b[0-9A-Z]{3}-[0-9A-Z]{3}\b", text)
    assert found, text
    return found.group()


@pytest.fixture
async def site(stage: Stage) -> AsyncIterator[Site]:
    app = build_web(routes=[], pages=stage.house.pages(ADDRESS))
    async with TestClient(TestServer(app)) as client:
        yield Site(stage, client)
