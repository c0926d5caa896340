"""The invented branch on the robot alone: a served installation without a public address, and its phones."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from aiohttp import ClientSession

from dialogs.rules.calendar import add_working_days, at, local
from storage.database import Database, open_database
from storage.tables import outbox
from storage.unit import Work
from tests.e2e import memory
from tests.e2e.branch import ACCOUNT_OF, write_roster
from tests.e2e.installation import Installation
from tests.e2e.phones import buttons_of, words_of
from tests.fakes.wecom_robot.running import Fake
from tests.fakes.wecom_robot.world import Knobs
from tests.robot.conftest import until

#: Fifteen messages a minute and person: whoever is at his ceiling waits, and so does the test.
PATIENCE_S = 150.0

GROUP = "wrGROUP1"


class RobotInstallation(Installation):
    """The same commands, with a robot in the settings and no app."""

    def environment(self) -> dict[str, str]:
        given = {name: value for name, value in super().environment().items() if "WECOM" not in name}
        robot = {"BOT_ID": Knobs.bot_id, "SECRET": Knobs.secret, "URL": self.fake.replace("http", "ws") + "/"}
        return given | {f"JIANNUO_WECOM_ROBOT__{name}": value for name, value in robot.items()}


def bring_forward(work: Work, moment: datetime) -> None:
    """The branch's clock has jumped, the server's has not: what is due by then is due now."""
    due = (outbox.c.status == "due") & (outbox.c.not_before <= moment) & (outbox.c.not_before > work.now)
    work.connection.execute(outbox.update().where(due).values(not_before=work.now))


@dataclass
class RobotTown:
    """The branch, its served bot, and the fake platform."""

    fake: Fake
    bot: Installation
    database: Database
    start: date
    phones: dict[str, "RobotPhone"] = field(default_factory=dict)

    async def quiet(self) -> None:
        """Wait until everything that may be said now has been said."""
        await until(self._silent, PATIENCE_S)

    async def has_a_line(self) -> bool:
        return bool((await self.fake.history())["lines"])

    async def heard_more(self, than: int) -> bool:
        return len(await memory.rows(self.database, "inbox")) > than

    async def _silent(self) -> bool:
        return not await self.database.read(memory.under_way)

    async def tick(self, moment: datetime) -> None:
        """A tick at that moment by a process of its own; the served bot carries what it has put in."""
        await self.bot.tick(moment)
        await self.database.write(bring_forward, moment)
        await self.fake.does("somebody-else", "enter")  # whatever is heard stirs the delivery
        await self.quiet()

    async def tick_at(self, day: date, hour: int = 17, minute: int = 15) -> None:
        the_day = local(day).date() if isinstance(day, datetime) else day
        await self.tick(at(the_day, hour, minute))

    async def due(self, kind: str, part: int = 0) -> datetime:
        return await memory.due(self.database, kind, part)


@dataclass
class RobotPhone:
    """One member's phone."""

    account: str
    town: RobotTown

    async def messages(self) -> list[dict[str, Any]]:
        delivered = (await self.town.fake.history())["delivered"]
        return [one["body"] for one in delivered if one["touser"] == self.account.lower()]

    async def texts(self) -> list[str]:
        return [words_of(body) for body in await self.messages()]

    async def says(self, text: str, **more: Any) -> str:
        return await self._does("say", part={"msgtype": "text", "text": {"content": text}}, **more)

    async def speaks(self, text: str) -> str:
        """A recording, which the platform writes down."""
        return await self._does("say", part={"msgtype": "voice", "voice": {"content": text}})

    async def taps(self, label: str) -> str:
        cards = [body for body in await self.messages() if label in buttons_of(body)]
        assert cards, f"{self.account}: no button {label!r} on {(await self.texts())[-3:]}"
        task, key = cards[-1]["template_card"]["task_id"], buttons_of(cards[-1])[label]
        return await self._does("tap", task_id=task, key=key)

    async def _does(self, what: str, **more: Any) -> str:
        before, heard = len(await self.messages()), len(await memory.rows(self.town.database, "inbox"))
        told = await self.town.fake.does(self.account, what, **more)
        # The same once more, as a bad line does: it must change nothing.
        again = {"msgid": told["body"]["msgid"], "req_id": told["req_id"]}
        await self.town.fake.does(self.account, what, **more, **again)
        await until(lambda: self.town.heard_more(heard), PATIENCE_S)
        await self.town.quiet()
        return "\n".join(words_of(body) for body in (await self.messages())[before:])


@asynccontextmanager
async def town(folder: Path, url: str) -> AsyncIterator[RobotTown]:
    """A branch whose roster is in and whose year is open; `serve` runs until the end."""
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(ClientSession())
        fake = Fake(url, session)
        await fake.forget()
        bot = RobotInstallation(folder, url, warm=True)
        start = add_working_days(local(memory.now()).date(), 1)
        roster = folder / "roster.xlsx"
        await asyncio.to_thread(write_roster, roster)
        await bot.run("roster", "import", str(roster))
        await bot.run("cycle", "open", "--year", str(start.year + 1), "--start", start.isoformat())
        database = await open_database(bot.database, memory.now)
        stack.push_async_callback(database.close)
        here = RobotTown(fake, bot, database, start)
        here.phones = {name: RobotPhone(account, here) for name, account in ACCOUNT_OF.items()}
        stack.push_async_callback(bot.kill)
        await bot.serve()
        await until(here.has_a_line, PATIENCE_S)
        yield here
