"""A desk, and the pages over a real socket."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestClient, TestServer

from bot.web.pages.models import RecordingModel
from bot.web.server import build_web
from tests.pages.desk import Desk, pages, write_sound
from tests.support.browser import browser, visitor

__all__ = ["browser", "visitor"]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    sound = write_sound(tmp_path / "sound.amr")
    made = Desk(sound)
    made.recording = RecordingModel("徐阿婆", "11月20日说的，要做的事", "我每天早上扫一扫门口的路。", sound)
    return made


@pytest.fixture
async def client(desk: Desk) -> AsyncIterator[TestClient]:  # type: ignore[type-arg]
    server = TestServer(build_web(routes=[], pages=pages(desk)))
    async with TestClient(server) as made:
        yield made


@pytest_asyncio.fixture(loop_scope="session")
async def branch(desk: Desk) -> AsyncIterator[TestServer]:
    """The same pages in the event loop in which the browser lives.

    A test asks for `branch` before `visitor`: then the browser leaves before the server goes,
    and none of its late requests for an icon is refused.
    """
    server = TestServer(build_web(routes=[], pages=pages(desk)))
    await server.start_server()
    yield server
    await server.close()
