"""Two processes with one robot and one database: one line at a time, taken over when its holder dies."""

import asyncio
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.leasing import DatabaseLease
from bot.platforms.longline import Keeper
from bot.platforms.wecom.robot.platform import WeComRobot
from storage.database import Database, open_database
from tests.e2e.memory import now
from tests.fakes.wecom_robot.running import Fake
from tests.robot.conftest import QUICK, SOON, Desk, config_for, until
from tests.support.clock import ManualClock


class Process:
    """What one process has: a robot, a desk, a right that it tries to hold."""

    def __init__(self, fake: Fake, session: ClientSession, database: Database) -> None:
        self.robot = WeComRobot(config_for(fake), session, ManualClock(), QUICK)
        self.desk = Desk()
        self.robot.attend(self.desk.receive, self.desk.came_up)
        self.lease = DatabaseLease(database, "robot:a", SOON.lasts)
        self.task = asyncio.create_task(Keeper(self.lease, self.robot.connect, self.desk.halt, SOON).run())

    async def dies(self) -> None:
        """As `kill -9` would have it: the line is gone, and the right is given up by nobody."""
        object.__setattr__(self.lease, "holder", "a process that is no more")
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    found: str = request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")
    return found


async def test_the_second_takes_over_and_nobody_is_kicked(
    robot_fake: Fake, session: ClientSession, url: str, tmp_path: Path
) -> None:
    database = await open_database(url, now)
    both = [Process(robot_fake, session, database) for _ in range(2)]
    await until(lambda: any(one.robot.up for one in both))
    await asyncio.sleep(2 * SOON.lasts)  # long enough for whoever would take it wrongly
    (holder,) = [one for one in both if one.robot.up]
    (other,) = [one for one in both if one is not holder]
    await holder.dies()
    await until(lambda: other.robot.up)
    await robot_fake.says("li", "你好")
    await until(lambda: other.desk.heard)
    assert (await robot_fake.history())["kicks"] == 0
    assert holder.desk.heard == []
    await other.robot.hush()
    other.task.cancel()
    await asyncio.gather(other.task, return_exceptions=True)
    assert await DatabaseLease(database, "robot:a", 1).hold()  # given up at the end: free at once
    await database.close()
