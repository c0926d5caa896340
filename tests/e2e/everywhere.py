"""One installation on every platform at once: its settings, its fakes, and the phones of its people."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from aiohttp import ClientSession

from bot.documents import invented
from bot.documents.roster_sheet import export_roster
from dialogs.rules.calendar import add_working_days, at, local
from storage.database import Database, open_database
from tests.dingtalk.branch import ACCOUNTS as DING_ACCOUNTS
from tests.e2e import memory
from tests.e2e.branch import ACCOUNTS as WECOM_ACCOUNTS
from tests.e2e.ding_town import DingInstallation, DingPhone, DingTown
from tests.e2e.installation import Installation
from tests.e2e.phones import Phone
from tests.e2e.spring import PROMISES
from tests.e2e.town import new_phone
from tests.e2e.watch import Watch
from tests.fakes.dingtalk.running import Fake as DingFake
from tests.fakes.dingtalk.running import running as running_dingtalk
from tests.fakes.official.running import Console, Follower
from tests.fakes.official.running import Fake as OfficialFake
from tests.fakes.official.running import running as running_official
from tests.fakes.official.world import APP_ID, SECRET
from tests.fakes.wecom.running import Fake as WeComFake
from tests.fakes.wecom.running import running as running_wecom
from tests.fakes.wecom_robot.running import Fake as RobotFake
from tests.fakes.wecom_robot.running import running as running_robot
from tests.robot.conftest import until
from tests.robot.town import RobotInstallation, RobotPhone, RobotTown, bring_forward
from tests.wecom.samples import AES_KEY, TOKEN

#: Number on the roster → where this person is.
WHERE = {"01": "wecom", "02": "wecom", "05": "robot", "07": "robot", "11": "dingtalk", "12": "dingtalk"}
PROMISED = {**PROMISES, "马丽": "每季度教2个新工人做竹篮"}
ROBOT_LINE = 90.0
#: What a lost answer puts off, by the clock of the tick.
RETRIES = timedelta(minutes=10)


class Everywhere(DingInstallation):
    """One installation with every platform in its settings."""

    robot: str = ""
    wecom: str = ""
    official: str = ""

    def environment(self) -> dict[str, str]:
        app = {name: value for name, value in Installation.environment(self).items() if "WECOM" in name}
        robot = RobotInstallation.environment(RobotInstallation(self.folder, self.robot, port=self.port))
        public = {"APP_ID": APP_ID, "SECRET": SECRET, "TOKEN": TOKEN, "ENCODING_AES_KEY": AES_KEY}
        public["API_BASE"] = self.official
        app = {name: value.replace(self.fake, self.wecom) for name, value in app.items()}
        return {
            **super().environment(),
            **app,
            **{name: value for name, value in robot.items() if "ROBOT" in name},
            **{f"JIANNUO_OFFICIAL__{name}": value for name, value in public.items()},
        }


@dataclass
class All:
    """The branch, its bot, and the four fakes."""

    bot: Everywhere
    database: Database
    start: date
    wecom: WeComFake
    robot: RobotFake
    dingtalk: DingFake
    official: OfficialFake
    phones: dict[str, Phone | RobotPhone | DingPhone]
    follower: Follower

    async def tick(self, moment: datetime, times: int = 1) -> None:
        """A tick at that moment, or several at once; the served bot says what only it has a line for."""
        await asyncio.gather(*(self.bot.tick(moment) for _ in range(times)))
        await self.database.write(bring_forward, moment + RETRIES)
        await self.robot.does("somebody-else", "enter")  # whatever is heard stirs the delivery
        await self.quiet()

    async def tick_at(self, moment: datetime | date, hour: int = 17, minute: int = 15) -> None:
        the_day = local(moment).date() if isinstance(moment, datetime) else moment
        await self.tick(at(the_day, hour, minute))

    async def quiet(self) -> None:
        await until(self._silent, 100)

    async def _silent(self) -> bool:
        return not await self.database.read(memory.under_way)

    async def lines_stand(self) -> None:
        """Both standing connections are up."""

        async def both() -> bool:
            robot, ding = await self.robot.history(), await self.dingtalk.history()
            return bool(robot["lines"]) and ding["connections"] >= 1

        await until(both, ROBOT_LINE)

    async def delivered(self) -> int:
        """Everything that any platform has shown to anybody."""
        fakes = (self.wecom, self.robot, self.dingtalk, self.official)
        return sum([len((await one.history())["delivered"]) for one in fakes])

    async def asked(self, *words: str) -> Counter[str]:
        """How often everybody was shown something with these words."""
        found = {name: await phone.texts() for name, phone in self.phones.items()}
        return Counter(
            {
                name: sum(all(word.format(name=name) in text for word in words) for text in texts)
                for name, texts in found.items()
            }
        )


@pytest.fixture(scope="module")
def urls() -> Iterator[dict[str, str]]:
    starts = {
        "wecom": running_wecom,
        "robot": running_robot,
        "dingtalk": running_dingtalk,
        "official": running_official,
    }
    with ExitStack() as stack:
        yield {name: stack.enter_context(start()) for name, start in starts.items()}


@pytest.fixture
async def here(urls: dict[str, str], tmp_path: Path) -> AsyncIterator[All]:
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(ClientSession())
        wecom, robot = WeComFake(urls["wecom"], session), RobotFake(urls["robot"], session)
        ding, official = DingFake(urls["dingtalk"], session), OfficialFake(urls["official"], session)
        for fake in (wecom, robot, ding, official):
            await fake.forget()
        await wecom.knobs(members=[WECOM_ACCOUNTS[one] for one in WHERE])
        await ding.knobs(members=[DING_ACCOUNTS[one] for one in WHERE])
        bot = Everywhere(tmp_path, urls["dingtalk"], warm=True)
        bot.robot, bot.wecom, bot.official = urls["robot"], urls["wecom"], urls["official"]
        start = add_working_days(local(memory.now()).date(), 1)
        write_roster(tmp_path / "roster.xlsx")
        await bot.run("roster", "import", str(tmp_path / "roster.xlsx"))
        await bot.run("cycle", "open", "--year", str(start.year + 1), "--start", start.isoformat())
        database = await open_database(bot.database, memory.now)
        stack.push_async_callback(database.close)
        follower = Follower(
            "oQian-Duoduo_01",
            Console(TOKEN, AES_KEY),
            f"{bot.address}/callbacks/official",
            official,
            _seconds,
        )
        found = All(bot, database, start, wecom, robot, ding, official, {}, follower)
        found.phones = phones(found, session)
        stack.push_async_callback(bot.kill)
        await bot.serve()
        await found.lines_stand()
        yield found


def _seconds() -> int:
    return int(memory.now().timestamp())


def write_roster(path: Path) -> None:
    """Six of the branch, each with the account of his platform."""
    found = []
    for one in invented.roster().entries:
        if one.number in WHERE:
            ding = WHERE[one.number] == "dingtalk"
            account = (DING_ACCOUNTS if ding else WECOM_ACCOUNTS)[one.number]
            accounts = {"wecom": frozenset[str](), "dingtalk": frozenset[str]()}
            accounts["dingtalk" if ding else "wecom"] = frozenset({account})
            found.append(replace(one, accounts=accounts))
    export_roster(path, found)


def phones(here: All, session: ClientSession) -> dict[str, Phone | RobotPhone | DingPhone]:
    robots = RobotTown(here.robot, here.database)
    dings = DingTown(here.dingtalk, here.bot, here.database, session, here.start, Random(1))
    watch, chance = Watch(here.wecom, here.database), Random(1)
    names = {one.number: one.name for one in invented.roster().entries}
    made: dict[str, Phone | RobotPhone | DingPhone] = {}
    for number, where in WHERE.items():
        if where == "wecom":
            made[names[number]] = new_phone(WECOM_ACCOUNTS[number], here.bot, watch, chance)
        elif where == "robot":
            made[names[number]] = RobotPhone(WECOM_ACCOUNTS[number], robots)
        else:
            made[names[number]] = DingPhone(DING_ACCOUNTS[number], dings)
    return made
