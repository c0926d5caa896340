import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from bot.platforms.wecom.client import Client, new_session
from bot.platforms.wecom.config import WeComConfig
from bot.platforms.wecom.hook import PATH, routes
from bot.platforms.wecom.platform import WeCom
from dialogs.heard import Heard
from tests.fakes.wecom.member import App, Member
from tests.fakes.wecom.running import Fake, running
from tests.wecom.samples import AES_KEY, AGENT, CORP, SECRET, START, TOKEN, WEBHOOK_KEY


class HandClock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.at = START

    def now(self) -> datetime:
        return self.at

    def seconds(self) -> int:
        return int(self.at.timestamp())

    def advances(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@dataclass
class Desk:
    """The bot's side of the callback: what was received, and what goes wrong."""

    clock: HandClock
    heard: list[Heard] = field(default_factory=list)
    broken: bool = False
    entered: asyncio.Event = field(default_factory=asyncio.Event)
    gate: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.gate.set()

    async def receive(self, heard: Heard) -> None:
        self.entered.set()
        await self.gate.wait()
        if self.broken:
            raise RuntimeError("the database is away")
        self.heard.append(heard)


@dataclass
class Line:
    """A callback address on a real socket, and one member who uses it."""

    url: str
    desk: Desk
    li: Member
    session: ClientSession
    app: App


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def desk(clock: HandClock) -> Desk:
    return Desk(clock)


@pytest.fixture
def app() -> App:
    return App(CORP, AGENT, TOKEN, AES_KEY)


@pytest.fixture(scope="session")
def fake_url() -> Iterator[str]:
    with running() as url:
        yield url


@pytest.fixture
def config(fake_url: str) -> WeComConfig:
    webhook = f"{fake_url}/cgi-bin/webhook/send?key={WEBHOOK_KEY}"
    return WeComConfig(
        CORP,
        AGENT,
        SECRET,
        TOKEN,
        AES_KEY,
        api_base=fake_url,
        group_webhook_url=webhook,
        public_url="https://party.example",
    )


@pytest.fixture
async def fake(fake_url: str) -> AsyncIterator[Fake]:
    async with ClientSession() as session:
        fake = Fake(fake_url, session)
        await fake.forget()
        yield fake


@pytest.fixture
async def client(config: WeComConfig, fake: Fake) -> AsyncIterator[Client]:
    async with new_session() as session:
        client = Client(config, session)
        yield client
        await client.close()


@pytest.fixture
def wecom(config: WeComConfig, client: Client) -> WeCom:
    return WeCom(config, client)


@pytest.fixture
async def line(config: WeComConfig, desk: Desk, app: App) -> AsyncIterator[Line]:
    async with AsyncExitStack() as stack:
        site = web.Application()
        site.add_routes(routes(config, desk.receive, desk.clock, read_timeout=0.3))
        server = TestServer(site)
        await stack.enter_async_context(server)
        session = await stack.enter_async_context(ClientSession())
        url = str(server.make_url(PATH))
        li = Member("LiMing", app, url, session, desk.clock.seconds)
        yield Line(url, desk, li, session, app)


@pytest.fixture
def unused_port() -> int:
    """A port on which nobody listens: it was given out by the system and returned."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
