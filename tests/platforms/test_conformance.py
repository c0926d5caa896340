"""What every platform must do, whatever it is: run over each of them against its own strict fake."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest

from bot.ports import Failed, Sent, Unknown
from dialogs.content import Choice, Message
from dialogs.heard import Kind
from tests.fakes.dingtalk.running import running as running_dingtalk
from tests.fakes.official.running import running as running_official
from tests.fakes.wecom.running import running as running_wecom
from tests.fakes.wecom_robot.running import running as running_robot
from tests.platforms.ding_side import ding_side
from tests.platforms.official_side import official_side
from tests.platforms.robot_side import robot_side
from tests.platforms.sides import Side
from tests.platforms.wecom_side import wecom_side

#: Each platform: how its fake is started, and how everything is connected to it.
SIDES: dict[str, tuple[Callable[[], Any], Callable[[str], AbstractAsyncContextManager[Side]]]] = {
    "dingtalk": (running_dingtalk, ding_side),
    "official": (running_official, official_side),
    "wecom": (running_wecom, wecom_side),
    "wecom_robot": (running_robot, robot_side),
}

SOUND = b"#!AMR\n" + bytes(range(200))
ASK = Message("你承诺的事做完了吗？", choices=(Choice("做完了", "7.done"), Choice("正在做", "7.going")))


@pytest.fixture(scope="module", params=sorted(SIDES))
def started(request: pytest.FixtureRequest) -> Iterator[tuple[str, str]]:
    """The name of a platform and the address of its fake."""
    with SIDES[request.param][0]() as url:
        yield request.param, url


@pytest.fixture
async def side(started: tuple[str, str]) -> AsyncIterator[Side]:
    name, url = started
    async with SIDES[name][1](url) as side:
        if not side.platform.abilities.can_start_conversation:
            await side.says("你好")  # only then may the member be written to
            await side.desk.until(1)
            side.desk.heard.clear()
            side.desk.deliveries = 0
        yield side


async def test_receives(side: Side) -> None:
    await side.says("完成了一半")
    (heard,) = await side.desk.until(1)
    assert (heard.platform, heard.address) == (side.platform.name, side.member)
    assert (heard.kind, heard.text) == (Kind.TEXT, "完成了一半")
    assert heard.at.tzinfo is not None
    assert heard.key


async def test_answers(side: Side) -> None:
    await side.says("帮助")
    await side.desk.until(1)
    assert isinstance(await side.platform.send(side.member, Message("可以直接跟我说。"), "reply:1"), Sent)
    (shown,) = await side.shown()
    assert (shown.where, "可以直接跟我说" in shown.words) == (side.member, True)


async def test_pushes_to_somebody_who_never_wrote(side: Side) -> None:
    if side.platform.abilities.can_start_conversation:
        assert isinstance(await side.platform.send("newcomer", Message("你好"), "ask:1"), Sent)
        assert [one.where for one in await side.shown()] == ["newcomer"]


async def test_a_tap_brings_its_token_and_marks_the_card(side: Side) -> None:
    assert isinstance(await side.platform.send(side.member, ASK, "ask:2"), Sent)
    (shown,) = await side.shown()
    if not side.platform.abilities.cards:
        assert ("1. 做完了" in shown.words, "2. 正在做" in shown.words) == (True, True)
        return  # answered with the number; the talk itself knows which choice that is
    assert shown.buttons == ("做完了", "正在做")
    assert shown.words.replace("\n", "") == ASK.text
    await side.taps("做完了")
    (heard,) = await side.desk.until(1)
    assert (heard.kind, heard.token, heard.address) == (Kind.CHOICE, "7.done", side.member)
    if heard.reply_code:
        assert isinstance(await side.platform.amend(side.member, heard.reply_code, "做完了"), Sent)
    async with asyncio.timeout(5):
        while await side.marked() != ["做完了"]:  # noqa: ASYNC110
            await asyncio.sleep(0.05)


async def test_a_card_of_one_key_shows_once(side: Side) -> None:
    assert isinstance(await side.platform.send(side.member, ASK, "ask:3"), Sent)
    again = await side.platform.send(side.member, ASK, "ask:3")
    assert isinstance(again, Sent | Failed)
    assert isinstance(again, Sent) or not side.platform.repeats_are_safe
    assert len(await side.shown()) == 1


async def test_hears_a_recording(side: Side) -> None:
    await side.speaks(SOUND, "做了六成")
    (heard,) = await side.desk.until(1)
    able = side.platform.abilities
    assert heard.kind is (Kind.AUDIO if able.voice_audio else Kind.TEXT)
    assert heard.text == ("做了六成" if able.voice_text else "")
    if able.voice_audio:
        media = await side.platform.fetch(heard.media)
        assert (media.content, media.format) == (SOUND, "amr")


async def test_posts_in_a_group(side: Side) -> None:
    posted = await side.platform.post(side.group, Message("公示了11条。"), "published:1")
    if not side.platform.abilities.group_post:
        assert (isinstance(posted, Failed) and posted.permanent, await side.shown()) == (True, [])
        return
    assert isinstance(posted, Sent)
    assert [(one.where, one.words) for one in await side.shown()] == [(side.group, "公示了11条。")]


async def test_a_duplicate_has_the_same_key(side: Side) -> None:
    await side.says_twice("好")
    await asyncio.sleep(0.2)
    assert len(await side.desk.until(1)) == 1


async def test_an_old_message_that_comes_late_is_known(side: Side) -> None:
    await side.says_twice("先", between="后")
    await side.desk.until(2)
    await asyncio.sleep(0.2)
    assert [one.text for one in side.desk.heard] == ["先", "后"]


async def test_a_lost_token_is_fetched_anew(side: Side) -> None:
    await side.platform.send(side.member, Message("一"), "1")
    await side.lose_token()
    assert isinstance(await side.platform.send(side.member, Message("二"), "2"), Sent)
    assert len(await side.shown()) == 2


async def test_a_lost_answer_is_unknown_and_shown_once(side: Side) -> None:
    await side.lose_answer()
    assert isinstance(await side.platform.send(side.member, Message("一"), "1"), Unknown)
    if side.platform.repeats_are_safe:
        await side.platform.send(side.member, Message("一"), "1")
    assert len(await side.shown()) == 1


async def test_a_page_instead_of_an_answer_is_unknown(side: Side) -> None:
    await side.page_instead()
    outcome = await side.platform.send(side.member, Message("一"), "1")
    assert isinstance(outcome, Unknown)
    assert "<" not in outcome.reason


async def test_an_address_of_another_form_is_refused_for_good(side: Side) -> None:
    for address in ("", "a b", "@all|x", "x" * 80):
        outcome = await side.platform.send(address, Message("一"), "1")
        assert isinstance(outcome, Failed)
        assert outcome.permanent
    assert await side.shown() == []


async def test_what_is_not_durable_comes_again(side: Side) -> None:
    side.desk.broken = True
    await side.says("好")
    async with asyncio.timeout(5):
        while not side.desk.deliveries:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    side.desk.broken = False
    async with asyncio.timeout(10):
        while await side.unacknowledged():  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    assert [one.text for one in side.desk.heard] == ["好"]


async def test_a_line_that_broke_is_up_again_and_nothing_is_lost(side: Side) -> None:
    if side.has_line:
        for number in range(3):
            await side.cut_line()
            await side.says(str(number))
        await side.desk.until(3)
        assert [one.text for one in side.desk.heard] == ["0", "1", "2"]


async def test_stopping_finishes_what_has_come(side: Side) -> None:
    side.desk.slow = 0.4
    said = asyncio.create_task(side.says("好"))
    async with asyncio.timeout(5):
        while not side.desk.deliveries:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    await side.stop()
    await said
    assert [one.text for one in side.desk.heard] == ["好"]
    assert await side.unacknowledged() == 0
