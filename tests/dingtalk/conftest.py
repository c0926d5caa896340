"""The fake DingTalk, a bot beside it, and a desk on which what was heard is laid."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import pytest
from aiohttp import ClientSession, ClientTimeout

from bot.platforms.dingtalk.client import Client
from bot.platforms.dingtalk.config import DingTalkConfig
from bot.platforms.dingtalk.platform import DingTalk
from bot.platforms.dingtalk.reception import Reception
from bot.platforms.dingtalk.stream import Patience, Stream
from bot.platforms.wire import new_session
from dialogs.heard import Heard
from tests.fakes.dingtalk.running import Fake, running
from tests.fakes.dingtalk.world import CLIENT_ID, SECRET, TEMPLATE, WEBHOOK_SECRET, WEBHOOK_TOKEN

QUICK = Patience(first=0.05, longest=0.2, refused=0.3, heartbeat=0.4, steady=0.2, linger=2.0)
PAGES = "https://party.example"


class RealClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass
class Desk:
    """The bot's side: what was received, how much was counted, and what goes wrong."""

    heard: list[Heard] = field(default_factory=list)
    calls: int = 0
    messages: int = 0
    broken: bool = False
    slow: float = 0.0

    async def receive(self, heard: Heard) -> None:
        await asyncio.sleep(self.slow)
        if self.broken:
            raise RuntimeError("the database is away")
        if heard.key not in {one.key for one in self.heard}:
            self.heard.append(heard)

    async def called(self) -> None:
        self.calls += 1

    async def counted(self) -> None:
        self.messages += 1

    def texts(self) -> list[str]:
        return [one.text for one in self.heard]


@pytest.fixture(scope="session")
def fake_url() -> Iterator[str]:
    with running() as url:
        yield url


@pytest.fixture
async def fake(fake_url: str) -> AsyncIterator[Fake]:
    async with ClientSession() as session:
        fake = Fake(fake_url, session)
        await fake.forget()
        yield fake


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def config(fake_url: str) -> DingTalkConfig:
    return DingTalkConfig(
        CLIENT_ID,
        SECRET,
        card_template_id=TEMPLATE,
        group_webhook_url=f"{fake_url}/robot/send?access_token={WEBHOOK_TOKEN}",
        group_webhook_secret=WEBHOOK_SECRET,
        api_base=fake_url,
        oapi_base=fake_url,
        public_url=PAGES,
    )


Build = Callable[..., DingTalk]


@pytest.fixture
async def build(config: DingTalkConfig, fake: Fake, desk: Desk) -> AsyncIterator[Build]:
    """Makes a platform; keyword arguments change its settings."""
    async with new_session() as session:
        made: list[Client] = []

        def make(*, short: bool = False, timeout: float = 12.0, **changes: str) -> DingTalk:
            mine = replace(config, **changes)  # type: ignore[arg-type]
            seconds = lambda: datetime.now(UTC).timestamp()  # noqa: E731
            made.append(Client(mine, session, desk.called, seconds, ClientTimeout(total=timeout)))
            return DingTalk(mine, made[-1], lambda key: f"/say/{key}", lambda: short)

        yield make
        for client in made:
            await client.close()


@asynccontextmanager
async def receiving(
    config: DingTalkConfig,
    desk: Desk,
    patience: Patience = QUICK,
    refused: Callable[[str], Awaitable[None]] | None = None,
) -> AsyncIterator[Stream]:
    """A Stream that runs until the end."""
    async with new_session() as session:
        reception = Reception(desk.receive, desk.counted, RealClock())
        stream = Stream(config, session, reception, lambda: 0.5, patience, refused)
        running = asyncio.create_task(stream.run())
        try:
            yield stream
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
