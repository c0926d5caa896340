"""WeCom's intelligent robot put together: the platform, the right to its line, and the alarm."""

from collections.abc import Awaitable, Callable, Iterable, Mapping

from aiohttp import ClientSession

from bot.house import House
from bot.leasing import DatabaseLease
from bot.platforms.longline import LEASE_LASTS, Keeper
from bot.platforms.wecom.robot.config import RobotConfig
from bot.platforms.wecom.robot.platform import WeComRobot
from bot.ports import Clock, Platform
from bot.problems import BadInput
from bot.settings import Settings
from dialogs.heard import Heard, Kind
from dialogs.rules.channels import COST, Entrance, Way
from storage.database import Database


def open_robot(settings: Settings, session: ClientSession, clock: Clock) -> WeComRobot | None:
    """The robot of the settings, its line not yet up.

    Raises:
        BadInput: the settings do not fit.
    """
    config = robot_config(settings)
    return None if config is None else WeComRobot(config, session, clock)


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


def kept_line(robot: WeComRobot, bot_id: str, house: House) -> Callable[[], Awaitable[None]]:
    """What keeps the robot's line up for as long as it runs."""
    robot.attend(house.hear, house.delivery.wake)

    async def halted(why: str) -> None:
        """Nothing more over this line; whoever leads is told by any other way."""
        house.delivery.halt(robot.name, why)
        now = house.clock.now()
        await house.hear(
            Heard(robot.name, "", f"halt:{now.isoformat()}", Kind.NOTICE, now, text="line_halted")
        )

    return Keeper(line_lease(house.database, bot_id), robot.connect, halted).run


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
