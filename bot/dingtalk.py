"""DingTalk put together: the bot, the month's ledger, and the way by which things come in."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

import structlog
from aiohttp import ClientSession
from pydantic import SecretStr

from bot.house import Doors, House
from bot.joining import Site
from bot.platform_settings import DingtalkSettings
from bot.platforms.checkup import Finding
from bot.platforms.dingtalk import hook
from bot.platforms.dingtalk.checkup import examine
from bot.platforms.dingtalk.client import Client
from bot.platforms.dingtalk.config import DingTalkConfig
from bot.platforms.dingtalk.login import DingTalkLogin
from bot.platforms.dingtalk.platform import DingTalk
from bot.platforms.dingtalk.reception import Reception
from bot.platforms.dingtalk.stream import Stream
from bot.ports import Clock, Door
from bot.service.reach import allowance
from bot.web.links import Links, load_key
from dialogs.heard import Heard, Kind
from dialogs.rules.allowance import CALLS, MESSAGES
from dialogs.rules.calendar import local
from storage.channels import some_accounts
from storage.database import Database

#: The group that the webhook of the settings posts to.
GROUP = "webhook:default"

#: Seconds between two looks at the month's outlook.
_LOOK_EVERY = 600.0

#: Accounts that an examination asks for.
_EXAMINED = 20

_log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Ledger:
    """Counts what the month is charged with, in the database; `short` is what the last look found."""

    database: Database
    most: dict[str, int]
    short: bool = field(default=False)

    async def called(self) -> None:
        """One call of the interface more."""
        await self._count(CALLS)

    async def brought(self) -> None:
        """One message more that DingTalk brought."""
        await self._count(MESSAGES)

    async def look(self) -> None:
        """Look ahead to the end of the month; who must know of a shortage is told."""
        self.short = await self.database.write(allowance.warn, DingTalk.name)

    async def watch(self) -> None:
        """Look from time to time, until cancelled."""
        while True:
            try:
                await self.look()
            except Exception as error:  # a look that fails is made again
                _log.error("dingtalk.ledger.failed", error=type(error).__name__)
            await asyncio.sleep(_LOOK_EVERY)

    async def _count(self, meter: str) -> None:
        try:
            await self.database.write(allowance.count, DingTalk.name, meter, 1, self.most[meter])
        except Exception as error:  # what was said and heard matters more than its price
            _log.error("dingtalk.ledger.failed", error=type(error).__name__)


@dataclass(frozen=True, slots=True)
class Joined:
    """DingTalk of one installation, not yet connected to the house."""

    given: DingtalkSettings
    config: DingTalkConfig
    platform: DingTalk
    ledger: Ledger
    session: ClientSession
    login: DingTalkLogin

    async def attach(self, house: House, doors: Doors) -> None:
        """Let what comes in into the house: over the Stream, or by callbacks of the web server."""
        await self.ledger.look()
        doors.logins[self.platform.name] = self.login
        reception = Reception(house.hear, self.ledger.brought, house.clock)
        if self.given.receive == "http":
            doors.routes += hook.routes(self.config, reception)
        else:
            alarm = _alarm(house)
            stream = Stream(self.config, self.session, reception, refused=alarm)
            doors.lines.append(stream.run)
            doors.hush.append(stream.hush)
        doors.lines.append(self.ledger.watch)


def _alarm(house: House) -> Callable[[str], Awaitable[None]]:
    """Whoever leads hears, once a day and by whatever way is left, that the connection is refused."""

    async def alarm(_: str) -> None:
        now = house.clock.now()
        key = f"refused-{local(now).date()}"
        await house.hear(Heard(DingTalk.name, "", key, Kind.NOTICE, now, text="line_halted"))

    return alarm


@asynccontextmanager
async def joined(site: Site) -> AsyncIterator[Joined | None]:
    """DingTalk, if the settings have it; taken down again at the end."""
    given = site.settings.dingtalk
    if given is None:
        yield None
        return
    config = config_of(given, site.settings.public_url)
    ledger = Ledger(site.database, {CALLS: given.monthly_calls, MESSAGES: given.monthly_messages})
    client = Client(config, site.session, ledger.called, lambda: site.real.now().timestamp())
    links = Links(load_key(site.folders.link_key))

    def saying(key: str) -> str:
        until = site.clock.now() + (Door.SAY.good_for or timedelta())
        return links.make(Door.SAY, key, 0, until)

    platform = DingTalk(config, client, saying, lambda: ledger.short)
    try:
        login = DingTalkLogin(config, given.login_base, client)
        yield Joined(given, config, platform, ledger, site.session, login)
    finally:
        await platform.close()
        await client.close()


def config_of(given: DingtalkSettings, public_url: str) -> DingTalkConfig:
    """The settings as the platform takes them. Pages are opened on phones, so that an address of this
    machine alone is none."""

    def plain(secret: SecretStr | None) -> str:
        return secret.get_secret_value() if secret is not None else ""

    over_http = given.receive == "http"
    return DingTalkConfig(
        client_id=given.client_id,
        client_secret=given.client_secret.get_secret_value(),
        robot_code=given.robot_code,
        card_template_id=given.card_template_id,
        event_token=plain(given.event_token),
        event_aes_key=plain(given.event_aes_key),
        card_secret=plain(given.card_secret) if over_http else "",
        group_webhook_url=plain(given.group_webhook_url),
        group_webhook_secret=plain(given.group_webhook_secret),
        api_base=given.api_base,
        oapi_base=given.oapi_base,
        public_url=public_url,
    )


async def examined(
    given: DingtalkSettings, public_url: str, session: ClientSession, database: Database, clock: Clock
) -> list[Finding]:
    """Every step of the examination, and at the end what is left of the month."""

    async def counted() -> None:
        await database.write(allowance.count, DingTalk.name, CALLS, 1, given.monthly_calls)

    config = config_of(given, public_url)
    client = Client(config, session, counted, lambda: clock.now().timestamp())
    people = await database.read(some_accounts, DingTalk.name, _EXAMINED)
    try:
        over_stream = given.receive == "stream"
        found = [one async for one in examine(config, client, session, people, over_stream=over_stream)]
    finally:
        await client.close()
    for one in await database.read(allowance.outlooks):
        if one.platform == DingTalk.name:
            found.append(Finding("额度", not one.short, allowance.line(one)))
    return found
