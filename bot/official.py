"""WeChat's Official Account put together: the client, its callbacks and the answers inside them."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import ClientSession

from bot.house import Doors, House
from bot.joining import Site
from bot.platform_settings import OfficialSettings
from bot.platforms.checkup import Finding
from bot.platforms.errcode import Answer
from bot.platforms.official import hook
from bot.platforms.official.checkup import examine
from bot.platforms.official.client import MENU as MENU_CREATE
from bot.platforms.official.client import Client
from bot.platforms.official.config import OfficialConfig
from bot.platforms.official.decode import SAYS
from bot.platforms.official.login import OfficialLogin
from bot.platforms.official.platform import OfficialAccount
from bot.platforms.official.waiting import Waiting
from bot.ports import Clock

#: The account's menu: what an entry is called, and what it says.
MENU = (("看公示", "看公示"), ("说愿望", "愿望"), ("反映问题", "反映"))


@dataclass(frozen=True, slots=True)
class Joined:
    """The account of one installation (`bot.joining.Joined`)."""

    config: OfficialConfig
    platform: OfficialAccount
    waiting: Waiting
    login: OfficialLogin

    async def attach(self, house: House, doors: Doors) -> None:
        """Answer its callbacks."""
        doors.routes += hook.routes(self.config, house.hear, house.clock, self.waiting)
        doors.logins[self.platform.name] = self.login


@asynccontextmanager
async def joined(site: Site) -> AsyncIterator[Joined | None]:
    """The account, if the settings have it; taken down again at the end."""
    given = site.settings.official
    if given is None:
        yield None
        return
    config, waiting = config_of(given, site.settings.address), Waiting()
    client = Client(config, site.session)
    try:
        login = OfficialLogin(config.app_id, given.open_base, client)
        yield Joined(config, OfficialAccount(config, client, waiting), waiting, login)
    finally:
        await client.close()


def config_of(given: OfficialSettings, address: str) -> OfficialConfig:
    """The settings as the platform takes them."""
    return OfficialConfig(
        app_id=given.app_id,
        secret=given.secret.get_secret_value(),
        token=given.token.get_secret_value(),
        encoding_aes_key=given.encoding_aes_key.get_secret_value(),
        api_base=given.api_base,
        max_skew_s=given.max_skew_s,
        public_url=address,
    )


async def make_menu(given: OfficialSettings, address: str, session: ClientSession) -> Finding:
    """Put the three entries of the account's menu where followers see them; each says its words."""
    client = Client(config_of(given, address), session)
    buttons = [{"type": "click", "name": name, "key": f"{SAYS}{said}"} for name, said in MENU]
    try:
        made = await client.post(MENU_CREATE, {"button": buttons})
    finally:
        await client.close()
    if isinstance(made, Answer):
        return Finding("菜单", True, "公众号的菜单建好了：" + "、".join(name for name, _ in MENU) + "。")
    return Finding("菜单", None, f"菜单没有建成，不影响说话。（{made.reason}）")


async def codes(
    given: OfficialSettings, address: str, session: ClientSession, scenes: Mapping[str, str]
) -> dict[str, str]:
    """What the account's own codes for these scenes hold, by the same name; one that is not given is left
    out, and the page's code serves alone."""
    client = Client(config_of(given, address), session)
    try:
        made = {name: await client.scene_address(scene) for name, scene in scenes.items()}
    finally:
        await client.close()
    return {name: held for name, held in made.items() if isinstance(held, str)}


async def examined(
    given: OfficialSettings, address: str, session: ClientSession, clock: Clock
) -> list[Finding]:
    """Every step of the examination."""
    config = config_of(given, address)
    client = Client(config, session)
    try:
        return [one async for one in examine(config, client, session, clock)]
    finally:
        await client.close()
