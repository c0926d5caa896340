"""WeCom's intelligent robot put together: the platform, the right to its line, and the alarm."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

import structlog

from bot.house import Doors, House
from bot.joining import Site
from bot.leasing import DatabaseLease
from bot.platforms.longline import LEASE_LASTS, Keeper
from bot.platforms.wecom.robot.config import RobotConfig
from bot.platforms.wecom.robot.platform import WeComRobot
from bot.ports import Platform
from bot.problems import BadInput
from bot.service.reach import resend
from bot.settings import Settings
from dialogs.heard import Heard, Kind
from dialogs.rules.channels import COST, Entrance, Way
from storage.database import Database

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Joined:
    """The robot of one installation, its line not yet up (`bot.joining.Joined`)."""

    bot_id: str
    platform: WeComRobot

    async def attach(self, house: House, doors: Doors) -> None:
        """Keep its line up for as long as the service runs."""
        robot = self.platform
        under_way = set[asyncio.Task[None]]()

        async def ask_again(down: datetime) -> None:
            """What was said while the line was down is not brought later: it is asked for."""
            try:
                await house.database.write(resend.ask, robot.name, down)
            except Exception as error:  # the line matters more than this courtesy
                _log.error("resend.failed", error=type(error).__name__)
            house.delivery.wake()

        def came_up() -> None:
            house.delivery.wake()
            if robot.down_since is not None:
                task = asyncio.create_task(ask_again(robot.down_since))
                under_way.add(task)
                task.add_done_callback(under_way.discard)

        robot.attend(house.hear, came_up)

        async def halted(why: str) -> None:
            """Nothing more over this line; whoever leads is told by any other way."""
            house.delivery.halt(robot.name, why)
            now = house.clock.now()
            await house.hear(
                Heard(robot.name, "", f"halt:{now.isoformat()}", Kind.NOTICE, now, text="line_halted")
            )

        lease = line_lease(house.database, self.bot_id)
        doors.lines.append(Keeper(lease, robot.connect, halted).run)
        doors.hush.append(robot.hush)


@asynccontextmanager
async def joined(site: Site) -> AsyncIterator[Joined | None]:
    """The robot, if the settings have it.

    Raises:
        BadInput: the settings do not fit.
    """
    config = robot_config(site.settings)
    yield None if config is None else Joined(config.bot_id, WeComRobot(config, site.session, site.clock))


def robot_config(settings: Settings) -> RobotConfig | None:
    """What the settings say of the robot.

    Raises:
        BadInput: it does not fit.
    """
    given = settings.wecom_robot
    if given is None:
        return None
    config = RobotConfig(given.bot_id, given.secret.get_secret_value(), given.url, settings.address)
    if config.faults():
        raise BadInput("\n".join(config.faults()))
    return config


def line_lease(database: Database, bot_id: str) -> DatabaseLease:
    """The right to the line of that robot."""
    return DatabaseLease(database, f"robot:{bot_id}"[:60], LEASE_LASTS)


def in_use(platforms: Mapping[str, Platform]) -> Iterable[Way]:
    """The platforms of this installation, as the choice of a way sees them."""
    return [
        Way(
            name,
            "",
            starts=one.abilities.can_start_conversation,
            cards=one.abilities.cards,
            cost=COST.get(name, 0),
        )
        for name, one in platforms.items()
    ]


def entrances(settings: Settings) -> Mapping[str, Entrance]:
    """How people come to the bot where they have to write first."""
    robot = settings.wecom_robot
    if robot is None:
        return {}
    return {"wecom_robot": Entrance("wecom_robot", robot.name, robot.entry_url)}
