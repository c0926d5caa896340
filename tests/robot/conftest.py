"""A robot on a real line to the fake platform in its own process, and what it hears."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.platforms.longline import Keeper, Timing
from bot.platforms.wecom.robot.config import RobotConfig
from bot.platforms.wecom.robot.line import Pulse
from bot.platforms.wecom.robot.platform import WeComRobot
from dialogs.heard import Heard
from storage.database import Database
from tests.fakes.wecom_robot.running import Fake, running
from tests.fakes.wecom_robot.world import Knobs
from tests.support.clock import ManualClock
from tests.support.stage import Stage

#: As the platform's own, some hundred times quicker.
QUICK = Pulse(ping=0.3, answer=0.5, sign=0.2, fresh=0.2, connect=1.0)
SOON = Timing(renew=0.2, look=0.1, lasts=1.0, settled=0.5, first_pause=0.05, most_pause=0.2)


@dataclass
class PaperLease:
    """A right that a test gives and takes."""

    free: bool = True
    released: int = 0

    async def hold(self) -> bool:
        return self.free

    async def release(self) -> None:
        self.released += 1


@dataclass
class Desk:
    """The bot's side: what was received, what goes wrong."""

    heard: list[Heard] = field(default_factory=list)
    broken: int = 0
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    ups: int = 0
    halted: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.gate.set()

    async def receive(self, heard: Heard) -> None:
        await self.gate.wait()
        if self.broken:
            self.broken -= 1
            raise RuntimeError("the database is away")
        if heard not in self.heard:
            self.heard.append(heard)

    def came_up(self) -> None:
        self.ups += 1

    async def halt(self, why: str) -> None:
        self.halted.append(why)


@dataclass
class Room:
    """The robot, its keeper, and the platform it speaks with."""

    fake: Fake
    robot: WeComRobot
    desk: Desk
    lease: PaperLease
    keeper: Keeper
    task: asyncio.Task[None]


async def until(true: Callable[[], Any], seconds: float = 10.0) -> None:
    """Wait until something holds; it may be a coroutine function."""
    async with asyncio.timeout(seconds):
        while True:
            found = true()
            if await found if isinstance(found, Awaitable) else found:
                return
            await asyncio.sleep(0.01)


@pytest.fixture(scope="session")
def robot_url() -> Iterator[str]:
    with running() as url:
        yield url


@pytest.fixture
async def robot_fake(robot_url: str) -> AsyncIterator[Fake]:
    async with ClientSession() as session:
        fake = Fake(robot_url, session)
        await fake.forget()
        yield fake


@pytest.fixture
async def session() -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session


def config_for(fake: Fake, secret: str = Knobs.secret) -> RobotConfig:
    return RobotConfig(Knobs.bot_id, secret, fake.line, "https://party.example")


@pytest.fixture
async def room(robot_fake: Fake, session: ClientSession, clock: ManualClock) -> AsyncIterator[Room]:
    robot = WeComRobot(config_for(robot_fake), session, clock, QUICK, (0.01, 0.02))
    desk, lease = Desk(), PaperLease()
    robot.attend(desk.receive, desk.came_up)
    keeper = Keeper(lease, robot.connect, desk.halt, SOON)
    task = asyncio.create_task(keeper.run())
    yield Room(robot_fake, robot, desk, lease, keeper, task)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
async def up(room: Room) -> Room:
    """The same with its line up."""
    await until(lambda: room.robot.up)
    return room


@pytest.fixture
def stage(database: Database, clock: ManualClock, tmp_path: Path) -> Stage:
    return Stage(database, clock, tmp_path / "home")
