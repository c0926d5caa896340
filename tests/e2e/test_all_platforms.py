"""A year of one branch over all platforms in one installation: whatever breaks, each prompt comes once.

The secretary and the deputy are in WeCom's app, two members talk with its robot, two are on DingTalk, and the
public follows the Official Account. Every platform is a strict fake in a process of its own.
"""

import asyncio

from bot.platforms.dingtalk.platform import SEND as DING_SEND
from bot.platforms.wecom.platform import SEND as WECOM_SEND
from bot.service.reach import short
from dialogs.rules.calendar import at, local
from tests.e2e import memory
from tests.e2e.everywhere import PROMISED, WHERE, All, here, urls
from tests.voices.conftest import code_in

__all__ = ["here", "urls"]


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
    if "在哪里" in answer:
        answer = await phone.says("在村口的竹器厂")
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
    chen = here.phones["陈国强"]
    await chen.says("公示")  # he was asked for the organisation's promise before, and let that lie
    await chen.taps("公示")
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
