"""A year of one branch over all platforms in one installation: whatever breaks, each prompt comes once.

The secretary and the deputy are in WeCom's app, two members talk with its robot, two are on DingTalk, and the
public follows the Official Account. Every platform is a strict fake in a process of its own.
"""

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
from bot.platforms.dingtalk.platform import SEND as DING_SEND
from bot.platforms.wecom.platform import SEND as WECOM_SEND
from bot.service.reach import short
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
from tests.voices.conftest import code_in
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


async def test_a_year_over_all_platforms(here: All) -> None:
    """Step by step; in each something breaks."""
    for name in ("李明", "孙大海"):
        assert await here.phones[name].says("你好")
    await prompts(here)
    code = await a_wish(here)
    await asyncio.gather(*(promise(here, name) for name in here.phones))
    await review(here)
    await publication(here)
    await quarter(here)
    await the_wish_is_answered(here, code)
    await everything_came_once(here)


async def prompts(here: All) -> None:
    """An answer of the app is lost, DingTalk's line is kicked, the robot's cut; two ticks run at once."""
    opens = await memory.due(here.database, "propose.open")
    await here.wecom.fault(WECOM_SEND, "lose")
    await here.dingtalk.kick()
    await here.robot.happens("cut")
    await here.tick(at(local(opens).date(), 17, 15), times=2)
    assert await here.asked("{name}，", "比如") == dict.fromkeys(here.phones, 1)


async def a_wish(here: All) -> str:
    """A printed code leads a passer-by into the account; what he says comes twice, and is kept once."""
    path = await here.database.write(short.lasting, "wish", 1)
    await here.follower.deliver(here.follower.event("subscribe", f"qrscene_{path.removeprefix('/s/')}"))
    said = here.follower.text("凉亭边装个扶手")
    answers = [await here.follower.asks(said) for _ in range(2)]
    first, second = [answer["Content"] for _, answer in answers if answer]
    assert first == second
    await here.official.answered(here.follower.openid, first)
    await here.official.wrote(here.follower.openid)
    assert len(await memory.rows(here.database, "voice")) == 1
    return code_in(first)


async def promise(here: All, name: str) -> None:
    phone = here.phones[name]
    answer = await phone.says(PROMISED[name])
    if "对不对" not in answer:
        answer = await phone.taps("做一整年")
    assert "对不对" in answer, (name, answer)
    assert (await phone.taps("对")).count("记下了") == 1, name


async def review(here: All) -> None:
    """The bot is killed in the middle; what was decided stands, and everybody hears of it once."""
    chen, lin = here.phones["陈国强"], here.phones["林晓梅"]
    await chen.says("审核")
    await here.bot.kill()
    await here.bot.serve()
    await here.lines_stand()
    await chen.says("都通过")
    await lin.says("审核")
    await lin.says("通过")
    await here.tick_at(here.start)
    rows = await memory.rows(here.database, "commitment")
    assert [row["status"] for row in rows] == ["approved"] * len(WHERE)
    told = await here.asked("通过")
    assert all(told[name] == 1 for name in here.phones if name not in ("陈国强", "林晓梅")), told


async def publication(here: All) -> None:
    """Both groups have it once."""
    offer = await memory.due(here.database, "publish.offer")
    await here.tick_at(offer)
    await here.phones["陈国强"].taps("公示")
    await here.tick_at(offer, 17, 30)
    for fake in (here.wecom, here.dingtalk):
        posted = [str(one) for one in (await fake.history())["delivered"] if one["way"] == "webhook"]
        assert sum(f"{len(WHERE)}件承诺" in one for one in posted) == 1, posted


async def quarter(here: All) -> None:
    """An acknowledgement of the robot and an answer of DingTalk are lost: nothing is said twice."""
    opens = await memory.due(here.database, "check.open", 1)
    await here.robot.knobs(drop_acks=1)
    await here.dingtalk.fault(DING_SEND, "lose")
    await here.tick_at(opens)
    assert await here.asked("现在做得怎样") == dict.fromkeys(here.phones, 1)
    for name in ("李明", "胡志远", "林晓梅"):
        assert "60%" in await here.phones[name].says("做了六成"), name
    assert len(await memory.rows(here.database, "progress")) == 3


async def the_wish_is_answered(here: All, code: str) -> None:
    """The secretary answers in one line; the passer-by hears it once, in the account, within its window."""
    await here.phones["陈国强"].says("愿望")
    await here.phones["陈国强"].says("1 答复 下个月就装")
    await here.tick_at(await memory.due(here.database, "check.open", 1), 17, 30)
    shown = [one["words"] for one in (await here.official.history())["delivered"]]
    assert sum("下个月就装" in words and code in words for words in shown) == 1, shown


async def everything_came_once(here: All) -> None:
    """Every row that left stands once in one platform's history; nothing was refused, the log is silent."""
    rows = [row for row in await memory.rows(here.database, "outbox") if row["kind"] != "amend"]
    left = [row for row in rows if row["status"] in ("sent", "unknown")]
    assert {row["status"] for row in rows} <= {"sent", "unknown"}, [row for row in rows if row not in left]
    assert sum(row["status"] == "unknown" for row in rows) <= 2
    assert await here.delivered() == len(left)
    assert await here.bot.stop() == 0
    for sign in ('"critical"', "Traceback"):
        assert sign not in here.bot.log()
