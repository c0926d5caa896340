"""A branch whose members are all on DingTalk: the fake, an installation over the Stream, the phones."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any

from aiohttp import ClientSession

from bot.documents import invented
from bot.documents.roster_sheet import export_roster
from dialogs.rules.calendar import add_working_days, at, local
from storage.database import Database, open_database
from tests.dingtalk.branch import ACCOUNTS, entries
from tests.e2e import memory
from tests.e2e.installation import Installation
from tests.fakes.dingtalk.running import CARD, Fake, text
from tests.fakes.dingtalk.world import CLIENT_ID, SECRET, TEMPLATE, WEBHOOK_SECRET, WEBHOOK_TOKEN

Shown = dict[str, Any]
NAMES = {entry.number: entry.name for entry in invented.roster().entries}


@dataclass
class DingInstallation(Installation):
    """An installation whose settings name DingTalk and nothing else."""

    template: str = TEMPLATE
    receive: str = "stream"

    def environment(self) -> dict[str, str]:
        """Everything the processes know of the world."""
        given = {
            "CLIENT_ID": CLIENT_ID,
            "CLIENT_SECRET": SECRET,
            "CARD_TEMPLATE_ID": self.template,
            "RECEIVE": self.receive,
            "API_BASE": self.fake,
            "OAPI_BASE": self.fake,
            "GROUP_WEBHOOK_URL": f"{self.fake}/robot/send?access_token={WEBHOOK_TOKEN}",
            "GROUP_WEBHOOK_SECRET": WEBHOOK_SECRET,
        }
        kept = {name: value for name, value in super().environment().items() if "WECOM" not in name}
        return kept | {f"JIANNUO_DINGTALK__{name}": value for name, value in given.items()}


def words_of(shown: Shown) -> str:
    """Everything that a person reads in a message, its links included."""
    values = shown.get("param") or shown.get("cardParamMap") or shown["body"].get("text")
    values = values or shown["body"]["actionCard"]
    kept = [value for name, value in values.items() if not re.fullmatch(r"[bt]\d|chosen", name)]
    return "\n".join(kept).replace("  \n  ", "\n")


@dataclass
class DingPhone:
    """One member's phone, on a line that brings things twice and under new ids."""

    userid: str
    town: "DingTown"
    said: list[str] = field(default_factory=list)

    async def messages(self) -> list[Shown]:
        """Everything that was delivered to this member."""
        seen = await self.town.fake.history()
        return [one for one in seen["delivered"] if one.get("touser") == self.userid]

    async def texts(self) -> list[str]:
        """The words of everything delivered."""
        return [words_of(one) for one in await self.messages()]

    async def says(self, words: str) -> str:
        """Type something; what came in answer."""
        self.said.append(words)
        message = text(self.userid, words)
        return await self._does([(message, "/v1.0/im/bot/messages/get")])

    async def taps(self, label: str, times: int = 1) -> str:
        """Tap a button of the newest card that has it; what came in answer."""
        tap = await self.town.fake.tap_of(self.userid, label)
        return await self._does([(tap, CARD)] * times)

    async def _does(self, pushes: list[tuple[Shown, str]]) -> str:
        before = len(await self.messages())
        for data, topic in pushes:
            for _ in range(self.town.chance.choice((1, 1, 2))):
                await self.town.fake.push(data, topic)
        await self.town.quiet()
        return "\n".join(words_of(one) for one in (await self.messages())[before:])


@dataclass
class DingTown:
    """The invented branch with its bot, on real sockets and in real processes."""

    fake: Fake
    bot: Installation
    database: Database
    session: ClientSession
    start: date
    chance: Random
    phones: dict[str, DingPhone] = field(default_factory=dict)

    def phone(self, name: str) -> DingPhone:
        """The phone of somebody on the roster."""
        return self.phones[name]

    async def quiet(self) -> None:
        """Wait until everything pushed is acknowledged and everything that may be said has been said."""
        await self.fake.until(lambda seen: not seen["waiting"] and not seen["held"], 60)
        async with asyncio.timeout(60):
            while True:
                if not await self.database.read(memory.under_way):
                    return
                await asyncio.sleep(0.03)

    async def tick_at(self, day: date | datetime, hour: int = 17, minute: int = 15) -> None:
        """A tick in the working hours of a day: whatever is spread over the day has come by then."""
        the_day = local(day).date() if isinstance(day, datetime) else day
        await self.bot.tick(at(the_day, hour, minute))

    async def due(self, kind: str, part: int = 0) -> datetime:
        """When that entry of the agenda falls due."""
        return await memory.due(self.database, kind, part)


@asynccontextmanager
async def ding_town(
    folder: Path, fake_url: str, *, template: str = TEMPLATE, receive: str = "stream"
) -> AsyncIterator[DingTown]:
    """A branch whose roster is in and whose year is open; `serve` runs until the end."""
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(ClientSession())
        fake = Fake(fake_url, session)
        await fake.forget()
        await fake.knobs(members=list(ACCOUNTS.values()))
        bot = DingInstallation(folder, fake_url, template=template, receive=receive)
        start = add_working_days(local(memory.now()).date(), 1)
        export_roster(folder / "roster.xlsx", entries(invented.roster()))
        said = await bot.run("roster", "import", str(folder / "roster.xlsx"))
        assert "12" in said, said
        await bot.run("cycle", "open", "--year", str(start.year + 1), "--start", start.isoformat())
        database = await open_database(bot.database, memory.now)
        stack.push_async_callback(database.close)
        town = DingTown(fake, bot, database, session, start, Random(1))
        town.phones = {NAMES[number]: DingPhone(userid, town) for number, userid in ACCOUNTS.items()}
        stack.push_async_callback(bot.kill)
        await bot.serve()
        await fake.until(lambda seen: seen["connections"] == (receive == "stream"), 60)
        yield town
