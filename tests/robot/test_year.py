"""A short year over the robot: real processes, a line that breaks in the middle, a bot that is killed."""

import asyncio
from pathlib import Path

from tests.e2e import memory, ready
from tests.e2e.phones import buttons_of
from tests.e2e.spring import PROMISES
from tests.robot.conftest import until
from tests.robot.town import GROUP, RobotTown, town

#: Who plays; 马丽 never says a first word.
PLAYERS = ("陈国强", "林晓梅", "李明", "孙大海", "何小兵")


async def test_a_short_year_over_the_robot(tmp_path: Path, robot_url: str) -> None:
    ready.prepare()
    async with town(tmp_path, robot_url) as here:
        await first_words(here)
        await promises(here)
        await review(here)
        await publication(here)
        await the_line_breaks(here)
        await first_quarter(here)
        await everything_came_once(here)
        assert await here.bot.stop() == 0
        assert '"critical"' not in here.bot.log()
        assert "Traceback" not in here.bot.log()


async def first_words(here: RobotTown) -> None:
    """Nobody is reached before he has spoken; then everybody who has is asked, once."""
    for name in PLAYERS:
        assert await here.phones[name].says("你好")
    chen = here.phones["陈国强"]
    said = await chen.says("谁收不到")
    assert "马丽" in said.split("没有聊天账号")[0]
    assert "郑阿根" in said.split("没有聊天账号")[1]
    opens = await here.due("propose.open")
    await asyncio.gather(here.bot.tick(opens), here.bot.tick(opens))
    await here.tick_at(opens)
    for name in PLAYERS:
        asked = [text for text in await here.phones[name].texts() if f"{name}，" in text and "比如" in text]
        assert len(asked) == 1, (name, await here.phones[name].texts())
    assert await here.phones["马丽"].messages() == []


async def promises(here: RobotTown) -> None:
    """Typed, spoken, tapped; all at once."""
    await asyncio.gather(*(promise(here, name) for name in PLAYERS))
    kept = await memory.rows(here.database, "commitment")
    assert len(kept) == len(PLAYERS)


async def promise(here: RobotTown, name: str) -> None:
    phone = here.phones[name]
    speak = phone.speaks if name == "何小兵" else phone.says
    answer = await speak(PROMISES[name])
    if "对不对" not in answer:
        answer = await phone.taps("做一整年")
    assert "对不对" in answer, (name, answer)
    assert "记下了" in await phone.taps("对"), name


async def review(here: RobotTown) -> None:
    chen, lin = here.phones["陈国强"], here.phones["林晓梅"]
    await chen.says("审核")
    await chen.says("都通过")
    await lin.says("审核")
    await lin.says("通过")
    statuses = {row["status"] for row in await memory.rows(here.database, "commitment")}
    assert statuses == {"approved"}
    await here.tick_at(here.start)


async def publication(here: RobotTown) -> None:
    """The secretary makes the group known by a word in it; what is published is posted there once."""
    chen = here.phones["陈国强"]
    await chen.says("@践诺 登记本群", group=GROUP)
    await here.tick_at(await here.due("publish.offer"))
    while "公示" not in buttons_of((await chen.messages())[-1]):
        await chen.taps("先不弄")
    await chen.taps("公示")
    await here.tick_at(await here.due("publish.offer"), 17, 30)
    posted = [one for one in (await here.fake.history())["delivered"] if one["way"] == "group"]
    assert sum("5件承诺" in str(one["body"]) for one in posted) == 1, posted


async def the_line_breaks(here: RobotTown) -> None:
    """Cut, then the process killed and started anew: the next words are heard and answered."""
    await here.fake.happens("cut")
    await line_stands(here)
    assert "承诺" in await here.phones["李明"].says("我的承诺")
    await here.bot.kill()
    await here.bot.serve()
    await line_stands(here)
    assert "承诺" in await here.phones["李明"].says("我的承诺")


async def line_stands(here: RobotTown) -> None:
    await until(here.has_a_line, 60)


async def first_quarter(here: RobotTown) -> None:
    """Each is asked about his own; a tap is shown on the card."""
    await here.tick_at(await here.due("check.open", 1))
    li, sun = here.phones["李明"], here.phones["孙大海"]
    assert "60%" in await li.says("做了六成")
    assert "没变化" in await sun.taps("没变化")
    updates = (await here.fake.history())["updates"]
    assert [one["card"]["replace_text"] for one in updates if one["userid"] == sun.account][-1] == "没变化"


async def everything_came_once(here: RobotTown) -> None:
    """Every row that was sent stands once in the platform's history; nothing was refused or dropped."""
    rows = await memory.rows(here.database, "outbox")
    said = [row for row in rows if row["kind"] != "amend"]
    history = await here.fake.history()
    assert {row["status"] for row in said} == {"sent"}, [row for row in said if row["status"] != "sent"]
    assert len(history["delivered"]) == len(said)
    assert history["dropped"] == []
    assert [one for one in history["refused"] if one["cmd"] != "aibot_respond_update_msg"] == []
