"""WeCom's self-built app put together: the client, its callbacks and its group."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import structlog
from aiohttp import ClientSession

from bot.house import Doors, House
from bot.joining import Site
from bot.platform_settings import WecomSettings
from bot.platforms.wecom import hook
from bot.platforms.wecom.client import Client
from bot.platforms.wecom.config import WeComConfig
from bot.platforms.wecom.directory import read
from bot.platforms.wecom.login import WeComLogin
from bot.platforms.wecom.platform import WeCom
from bot.ports import Failed
from bot.problems import BadInput
from bot.service.organise.directory import read_quietly
from bot.settings import Settings
from dialogs.rules.directory import Account
from storage.database import Database

#: Seconds from the start to the first look into the directory, and from one look to the next.
_FIRST_LOOK, _LOOK_EVERY = 600.0, 24 * 3600.0

_log = structlog.get_logger(__name__)

#: The group that the webhook of the settings posts to.
GROUP = "webhook:default"


@dataclass(frozen=True, slots=True)
class Joined:
    """The app of one installation (`bot.joining.Joined`)."""

    config: WeComConfig
    platform: WeCom
    login: WeComLogin
    client: Client

    async def attach(self, house: House, doors: Doors) -> None:
        """Answer its callbacks, and read the directory every day."""
        doors.routes += hook.routes(self.config, house.hear, house.clock)
        doors.logins[self.platform.name] = self.login

        async def watch() -> None:
            while True:
                await asyncio.sleep(_FIRST_LOOK)
                await self.look(house.database)
                await asyncio.sleep(_LOOK_EVERY - _FIRST_LOOK)

        doors.lines.append(watch)

    async def look(self, database: Database) -> None:
        """Read the directory once; one that cannot be read whole changes nothing."""
        try:
            found = await read(self.client, self.config.agent_id)
            if isinstance(found, Failed):
                _log.info("directory.unread", reason=found.reason)
            else:
                await database.write(read_quietly, found)
        except Exception as error:  # read again tomorrow
            _log.error("directory.failed", error=type(error).__name__)


@asynccontextmanager
async def joined(site: Site) -> AsyncIterator[Joined | None]:
    """The app, if the settings have it; taken down again at the end.

    Raises:
        BadInput: the settings do not fit.
    """
    given = site.settings.wecom
    if given is None:
        yield None
        return
    config = config_of(given, site.settings.address)
    client = Client(config, site.session)
    try:
        login = WeComLogin(config.corp_id, config.agent_id, given.open_base, client)
        yield Joined(config, WeCom(config, client), login, client)
    finally:
        await client.close()


def config_of(given: WecomSettings, address: str) -> WeComConfig:
    """The settings as the platform takes them.

    Raises:
        BadInput: they do not fit.
    """
    config = WeComConfig(
        corp_id=given.corp_id,
        agent_id=str(given.agent_id),
        secret=given.secret.get_secret_value(),
        token=given.token.get_secret_value(),
        encoding_aes_key=given.encoding_aes_key.get_secret_value(),
        api_base=given.api_base,
        max_skew_s=given.max_skew_s,
        group_webhook_url=given.group_webhook_url.get_secret_value() if given.group_webhook_url else "",
        public_url=address,
    )
    if config.faults():
        raise BadInput("\n".join(config.faults()))
    return config


async def directory_of(settings: Settings, session: ClientSession) -> list[Account]:
    """The accounts that the app sees.

    Raises:
        BadInput: there is no app, or it may not see them all.
    """
    if settings.wecom is None:
        raise BadInput("通讯录要用企业微信自建应用来读。先用 jiannuo setup app 配好。")
    client = Client(config_of(settings.wecom, settings.address), session)
    try:
        found = await read(client, str(settings.wecom.agent_id))
    finally:
        await client.close()
    if isinstance(found, Failed):
        raise BadInput(f"通讯录没有读全，什么也没有改。{found.reason}。用 jiannuo doctor 查一查。")
    return found
