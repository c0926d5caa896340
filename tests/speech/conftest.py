"""A branch with a speech server of its own."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot import speech
from bot.server_settings import SpeechSettings
from storage.database import Database
from tests.fakes.own_server import KEY, MODEL, OwnServerFake, own_server
from tests.support.clock import ManualClock
from tests.support.stage import Stage


@pytest.fixture
async def fake() -> AsyncIterator[OwnServerFake]:
    async with own_server() as served:
        yield served


@pytest.fixture
def settings(fake: OwnServerFake) -> SpeechSettings:
    return SpeechSettings(url=fake.url, model=MODEL, key=SecretStr(KEY), timeout_s=0.3)


@pytest.fixture
async def stage(
    database: Database, clock: ManualClock, tmp_path: Path, settings: SpeechSettings
) -> AsyncIterator[Stage]:
    """The invented branch with a server that hears recordings."""
    async with speech.opened(settings) as server:
        stage = Stage(database, clock, tmp_path / "home", speech=server)
        await stage.furnish()
        yield stage
