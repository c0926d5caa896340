"""Everything together: the fake platform, an installation, its memory and the phones of its members."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from random import Random

from aiohttp import ClientSession

from dialogs.rules.calendar import add_working_days, at, local
from storage.database import Database, open_database
from tests.e2e import memory
from tests.e2e.branch import ACCOUNT_OF, STRANGER, write_roster
from tests.e2e.installation import Installation
from tests.e2e.phones import Phone
from tests.e2e.watch import Watch
from tests.fakes.wecom.member import App, Member
from tests.fakes.wecom.running import Fake
from tests.wecom.samples import AES_KEY, AGENT, CORP, TOKEN


@dataclass
class Town:
    """The invented branch with its bot, on real sockets and in real processes."""

    fake: Fake
    bot: Installation
    database: Database
    watch: Watch
    session: ClientSession
    phones: dict[str, Phone]
    stranger: Phone
    start: date

    @property
    def year(self) -> int:
        """The year that is being promised for."""
        return self.start.year + 1

    def phone(self, name: str) -> Phone:
        """The phone of somebody on the roster."""
        return self.phones[name]

    async def posted(self) -> list[str]:
        """What was said in the group."""
        history = await self.fake.history()
        found = [entry["body"] for entry in history["delivered"] if entry["way"] == "webhook"]
        return [str(body["text"]["content"]) for body in found]

    async def tick_at(self, day: date | datetime, hour: int = 17, minute: int = 15) -> None:
        """A tick in the working hours of a day: whatever is spread over the day has come by then."""
        the_day = local(day).date() if isinstance(day, datetime) else day
        await self.bot.tick(at(the_day, hour, minute))

    async def due(self, kind: str, part: int = 0) -> datetime:
        """When that entry of the agenda falls due."""
        return await memory.due(self.database, kind, part)


def new_phone(account: str, bot: Installation, watch: Watch, chance: Random) -> Phone:
    """The phone of one member of the corporation."""
    app = App(CORP, AGENT, TOKEN, AES_KEY)
    return Phone(Member(account, app, bot.callbacks, watch.fake.session, _seconds), watch, chance)


def _seconds() -> int:
    return int(memory.now().timestamp())


@asynccontextmanager
async def town(
    folder: Path, fake_url: str, database_url: str = "", *, seed: int = 1, warm: bool = False
) -> AsyncIterator[Town]:
    """A branch whose roster is in and whose year is open; `serve` runs until the end."""
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(ClientSession())
        fake = Fake(fake_url, session)
        await fake.forget()
        await fake.knobs(members=[*ACCOUNT_OF.values(), STRANGER])
        bot = Installation(folder, fake_url, database_url, warm)
        start = add_working_days(local(memory.now()).date(), 1)
        await _furnish(bot, start)
        database = await open_database(bot.database, memory.now)
        stack.push_async_callback(database.close)
        watch, chance = Watch(fake, database), Random(seed)
        phones = {name: new_phone(account, bot, watch, chance) for name, account in ACCOUNT_OF.items()}
        stranger = new_phone(STRANGER, bot, watch, chance)
        stack.push_async_callback(bot.kill)
        await bot.serve()
        yield Town(fake, bot, database, watch, session, phones, stranger, start)


async def _furnish(bot: Installation, start: date) -> None:
    roster = bot.folder / "roster.xlsx"
    await asyncio.to_thread(bot.folder.mkdir, exist_ok=True)
    write_roster(roster)
    said = await bot.run("roster", "import", str(roster))
    assert "12" in said, said
    year = start.year + 1
    opened = await bot.run("cycle", "open", "--year", str(year), "--start", start.isoformat())
    assert f"{year}年" in opened, opened
