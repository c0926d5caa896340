"""A short year of a branch over DingTalk's Stream: real processes, real sockets, a line that breaks."""

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.dingtalk.test_http import signed
from tests.e2e import memory
from tests.e2e.ding_town import DingPhone, DingTown, ding_town
from tests.e2e.phones import link_in
from tests.e2e.spring import PROMISES
from tests.fakes.dingtalk.running import audio, running, text
from tests.fakes.dingtalk.world import SECRET, WEBHOOK_SECRET

_CHOICE = re.compile(r'name="choice" value="([^"]+)"')
METERS = ("calls", "messages")
SOUND = b"#!AMR\n" + bytes(range(256))


@pytest.fixture(scope="module")
def ding_url() -> Iterator[str]:
    """The address of the fake, which is stopped at the end."""
    with running() as url:
        yield url


async def test_a_short_year_over_the_stream(tmp_path: Path, ding_url: str) -> None:
    """Step by step; each step asserts what it should have led to."""
    async with ding_town(tmp_path, ding_url) as town:
        await prompts(town)
        await promises(town)
        await spoken(town)
        await review(town)
        await publication(town)
        await check_in(town)
        await ballot_links(town)
        await all_is_well(town)
        assert await town.bot.stop() == 0
        await town.fake.until(lambda seen: seen["connections"] == 0)


async def test_by_callbacks_and_pages(tmp_path: Path, ding_url: str) -> None:
    """Without the Stream and without a card template: signed requests come in, buttons open pages."""
    async with ding_town(tmp_path, ding_url, template="", receive="http") as town:
        li = town.phone("李明")
        await town.bot.tick(await town.due("propose.open"))
        await town.tick_at(await town.due("propose.open"))
        message = text(li.userid, PROMISES["李明"])
        robot, (headers, body) = f"{town.bot.address}/callbacks/dingtalk/robot", signed(message)
        for _ in range(2):  # the same message twice is heard once
            async with town.session.post(robot, data=body, headers=headers) as answer:
                assert answer.status == 200
        await town.quiet()
        shown = (await li.messages())[-1]
        pages = [value for name, value in shown["param"].items() if name.startswith("actionURL")]
        assert pages[0].startswith(f"{town.bot.address}/say/")
        assert "谢谢" in await first_choices(town, pages[0])
        (promised,) = await memory.rows(town.database, "commitment")
        assert promised["status"] == "submitted"
        before = len(await li.messages())
        await town.quiet()
        assert len(await li.messages()) == before  # what was said on the page is not said again in the chat
        assert await town.bot.stop() == 0


async def first_choices(town: DingTown, page: str) -> str:
    """Tap the first button of the page, and of what comes in answer, until no question is left."""
    async with town.session.get(page) as answer:
        drawn = await answer.text()
    for _ in range(4):
        choice = _CHOICE.search(drawn)
        if choice is None or "谢谢" in drawn:
            break
        async with town.session.post(page.split("?")[0], data={"choice": choice[1]}) as answer:
            drawn = await answer.text()
    return drawn


async def prompts(town: DingTown) -> None:
    """Everybody is asked once, however many ticks run at once."""
    opens = await town.due("propose.open")
    await asyncio.gather(town.bot.tick(opens), town.bot.tick(opens))
    await town.tick_at(opens)
    for name, phone in town.phones.items():
        asked = [words for words in await phone.texts() if f"{name}，" in words and "比如" in words]
        assert len(asked) == 1, (name, await phone.texts())


async def promise(town: DingTown, name: str) -> None:
    """One sentence; the date by a button where it is asked for; the reading back by a double tap."""
    phone = town.phone(name)
    answer = await phone.says(PROMISES[name])
    if "对不对" not in answer:
        answer = await phone.taps("做一整年")
    assert "对不对" in answer, (name, answer)
    thanks = await phone.taps("对", times=2)
    assert thanks.count("记下了") == 1, (name, thanks)


async def promises(town: DingTown) -> None:
    """While the line is cut, and closed with an announcement, nothing is lost and nothing comes twice."""
    names = list(PROMISES)
    await asyncio.gather(*(promise(town, name) for name in names[:4]))
    await town.fake.kick()
    await asyncio.gather(*(promise(town, name) for name in names[4:6]))
    closing = asyncio.create_task(town.fake.disconnect())
    await asyncio.gather(*(promise(town, name) for name in names[6:]))
    await closing


async def spoken(town: DingTown) -> None:
    """An old member speaks; DingTalk brings the words with the sound, and nobody has to write them down."""
    wang = town.phone("王秀英")
    await town.fake.put_media("voice-of-wang", SOUND)
    before = len(await wang.messages())
    await town.fake.push(audio(wang.userid, "voice-of-wang", "每周三去文化礼堂给戏班烧水"))
    await town.quiet()
    answer = "\n".join((await wang.texts())[before:])
    if "对不对" not in answer:
        answer = await wang.taps("做一整年")
    assert "烧水" in answer, answer
    assert "谢谢" in await wang.taps("对")


async def review(town: DingTown) -> None:
    """The secretary decides in one line, the deputy reviews the secretary's own."""
    secretary = town.phone("陈国强")
    await secretary.says("审核")
    await secretary.says("都通过")  # more than fit one list
    assert "都看完了" in await secretary.says("都通过")
    await town.phone("林晓梅").says("审核")
    await town.phone("林晓梅").says("通过")
    await town.tick_at(town.start)
    statuses = [row["status"] for row in await memory.rows(town.database, "commitment")]
    assert statuses == ["approved"] * 10


async def publication(town: DingTown) -> None:
    """Nothing is in the group before the secretary's word, and the card is there once after it."""
    offer = await town.due("publish.offer")
    await town.tick_at(offer)
    before = len(await town.posted())
    assert "公示了10条" in await town.phone("陈国强").taps("公示", times=2)
    await asyncio.gather(town.tick_at(offer), town.tick_at(offer))
    (card,) = (await town.posted())[before:]
    assert "10件承诺" in card
    async with town.session.get(f"{town.bot.address}/board/1") as answer:
        board = await answer.text()
    assert all(one in board for one in ("李明", "煤气罐", "王秀英", "烧水"))


async def check_in(town: DingTown) -> None:
    """Each is asked about his own; words and buttons are both answers."""
    await town.tick_at(await town.due("check.open", 1))
    li, hu = town.phone("李明"), town.phone("胡志远")
    said, done = await asyncio.gather(li.says("做了六成"), hu.taps("做完了", times=2))
    assert "60%" in said
    assert done.count("做完了") == 1
    kept = await memory.rows(town.database, "progress")
    assert sorted(row["state"] for row in kept) == ["done", "going"]


async def ballot_links(town: DingTown) -> None:
    """Everybody who promised gets a paper of his own, once he has answered what is still asked."""
    await town.tick_at(await town.due("rate.open"))
    names = [name for name in town.phones if name != "马丽"]
    await asyncio.gather(*(answer_what_is_asked(town.phone(name)) for name in names))
    pages = {link_in(await town.phone(name).texts(), "rate") for name in names}
    assert len(pages) == len(names)
    async with town.session.get(pages.pop()) as answer:
        assert answer.status == 200


async def answer_what_is_asked(phone: DingPhone) -> None:
    """First how it goes, then one's own grade; words are as good as buttons."""
    for _ in range(12):
        if "/rate/" in "".join(await phone.texts()):
            return
        last = (await phone.says("再说一遍")).rstrip()
        if "自己评" in last or "哪一档" in last:
            await phone.says("合格")
            await phone.says("不说了")
            await phone.says("同意")
        else:
            asked = "进度" in last or "做得怎样" in last or "做到哪一步" in last
            await phone.says("正在做" if asked else "先不发")
    assert "/rate/" in "".join(await phone.texts()), (await phone.texts())[-5:]


async def all_is_well(town: DingTown) -> None:
    """Everything said once and heard once, counted, and the log silent."""
    outbox = await memory.rows(town.database, "outbox")
    assert {row["status"] for row in outbox} == {"sent"}, [row for row in outbox if row["status"] != "sent"]
    seen = await town.fake.history()
    assert seen["refused"] == []
    assert seen["suppressed"] == []
    assert len(seen["delivered"]) == len(outbox)
    used = await memory.rows(town.database, "allowance_use")  # a row for each month that was played
    counted = {what: sum(row["used"] for row in used if row["meter"] == what) for what in METERS}
    charged = [
        seen["calls"][path] for path in seen["calls"] if path.startswith(("/v1.0/robot", "/v1.0/card"))
    ]
    assert counted["calls"] == sum(charged)
    assert counted["messages"] >= len(await memory.rows(town.database, "inbox"))
    log = town.bot.log()
    said = {words for phone in town.phones.values() for words in phone.said if len(words) > 2}
    for secret in {SECRET, WEBHOOK_SECRET, *said}:
        assert secret not in log, f"in the log: {secret}"
    for sign in ("Traceback", '"critical"', "_failed", "/rate", "/say"):
        assert sign not in log, [line for line in log.splitlines() if sign in line][:3]
