"""The robot among an installation's settings, and the phones of those who talk with it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage.database import Database
from storage.tables import outbox
from storage.unit import Work
from tests.e2e import memory
from tests.e2e.installation import Installation
from tests.e2e.phones import buttons_of, words_of
from tests.fakes.wecom_robot.running import Fake
from tests.fakes.wecom_robot.world import Knobs
from tests.robot.conftest import until

#: Fifteen messages a minute and person: whoever is at his ceiling waits, and so does the test.
PATIENCE_S = 150.0


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
    """The robot's platform, and the memory of the bot behind it."""

    fake: Fake
    database: Database

    async def quiet(self) -> None:
        """Wait until everything that may be said now has been said."""
        await until(self._silent, PATIENCE_S)

    async def heard_more(self, than: int) -> bool:
        return len(await memory.rows(self.database, "inbox")) > than

    async def _silent(self) -> bool:
        return not await self.database.read(memory.under_way)


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
