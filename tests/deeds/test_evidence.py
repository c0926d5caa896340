"""Said, shown and in time are kept apart; whom it was done for says so of his own accord (R55, R21)."""

from datetime import date, timedelta
from typing import Any

import pytest
from aiohttp.test_utils import TestClient

from bot.documents import invented
from bot.web import boards, readings
from dialogs.heard import Kind
from dialogs.rules.evidence import Evidence, standing, verdict_in
from dialogs.rules.evidence import Kind as Shown
from storage import evidence, people, years
from storage.provenance import of as came_from
from tests.service.test_review import promises
from tests.service.test_year import day
from tests.supervise.conftest import review_all
from tests.support.stage import Actor, Stage


async def opened(stage: Stage) -> None:
    """The first quarter is asked about."""
    await stage.passes(days=1)
    await promises(stage, "member", "sun")
    await review_all(stage)
    await stage.until(day(2027, 3, 17))


async def sends_picture(actor: Actor, media: str, content: bytes = b"\xff\xd8\xff picture") -> str:
    actor.stage.wall.sounds[media] = content
    before = len(actor.messages())
    heard = actor.stage.heard(actor.address, Kind.IMAGE, media=media, media_format="jpg")
    await actor.stage.hear(heard)
    return "\n".join(one.text for one in actor.messages()[before:])


async def item_of(stage: Stage, name: str) -> Any:
    org = await stage.ask(people.org_named, invented.BRANCH)
    board = await stage.ask(boards.public_board, org.id)
    return next(one.items[0] for one in board.people if one.name == name)


async def test_a_picture_sent_of_ones_own_accord_stands_beside_its_promise(stage: Stage) -> None:
    await opened(stage)
    li = stage.person("member")
    said = await sends_picture(li, "p1")
    assert "照片放在“" in said
    assert "照片不放出去" in said
    assert "做完了" in await li.taps("做完了")
    await sends_picture(li, "p1")
    item = await item_of(stage, "李明")
    assert (item.state, item.shown) == ("已完成", "看得到的：有照片。按时做完。")
    assert len((await stage.ask(evidence.of, [item.number]))[item.number]) == 1
    assert "已完成（有照片，按时）" in await li.says("我的承诺")
    assert "本人说：已完成。看得到的：有照片。时间：按时。" in await li.says("第1条经过")


async def test_whoever_decides_looks_at_the_picture_and_nobody_else(
    stage: Stage, client: "TestClient[Any, Any]"
) -> None:
    await opened(stage)
    await sends_picture(stage.person("member"), "p1")
    secretary = stage.person("secretary")
    await stage.passes(hours=1)
    await secretary.says("李明 第1条经过")
    assert secretary.last.link is not None
    path = secretary.last.link.path
    text = await (await client.get(path)).text()
    assert "李明发来的照片" in text
    given = await client.get(f"{path}/sound")
    assert given.content_type == "image/jpeg"
    await stage.person("sun").says("李明 第1条经过")
    assert stage.person("sun").last.link is None


async def test_said_alone_is_not_shown_and_nobody_is_asked_for_a_picture(stage: Stage) -> None:
    await opened(stage)
    sun = stage.person("sun")
    await sun.taps("做完了")
    assert (await item_of(stage, "孙大海")).shown == "按时做完。"
    assert "看得到的：还没有" in await sun.says("第1条经过")
    assert not any("照片" in message.text for message in sun.messages())


async def test_a_colleague_saw_it_and_nobody_sees_for_himself(stage: Stage) -> None:
    await opened(stage)
    li, sun = stage.person("member"), stage.person("sun")
    assert "记下了：李明的“" in await sun.says("见证 李明 煤气换好了，我在场")
    assert "要别人来说" in await li.says("见证 李明 换好了")
    assert "写上名字" in await sun.says("见证 煤气换好了")
    assert "说的是李明的哪一条" in await sun.says("见证 李明 第9条 换好了")
    assert "听起来是没做到" in await sun.says("受益 李明 一次都没来")
    await stage.passes(days=8)
    assert any("有人看到了，你答应的“" in one.text for one in li.messages())
    assert not any("孙大海" in one.text for one in li.messages() if "你答应的" in one.text)
    assert (await item_of(stage, "李明")).shown == "看得到的：有人看到。"


async def test_whom_it_was_done_for_says_so_by_telephone_and_stays_unnamed(stage: Stage) -> None:
    await opened(stage)
    secretary = stage.person("secretary")
    said = await secretary.says("电话 村东张大爷 受益 李明每个月都来换煤气，念过")
    assert "记下了村东张大爷说的话" in said
    item = await item_of(stage, "李明")
    assert item.shown == "看得到的：受益的人说做到了。"
    assert "张大爷" not in str(item)
    (kept,) = (await stage.ask(evidence.of, [item.number]))[item.number]
    assert (kept.name, kept.verdict) == ("村东张大爷", "done")
    came = (await stage.ask(came_from, ["evidence:1"]))["evidence:1"]
    assert (came.channel, came.recorder_id is not None, came.read_back) == ("phone", True, True)
    assert "没做到" in await secretary.says("上门 李大妈 受益 李明说好来换，没来过")


async def test_somebody_who_is_on_no_roster_says_it_in_the_chat(stage: Stage) -> None:
    await opened(stage)
    assert "请陈国强看一看" in await stage.person("villager").says("受益 李明 每个月都来换煤气")
    assert (await item_of(stage, "李明")).shown == ""
    secretary = stage.person("secretary")
    assert "李明 每个月都来换煤气（群众说的，关于承诺“" in await secretary.says("好事")
    await secretary.says("1 通过")
    assert (await item_of(stage, "李明")).shown == "看得到的：受益的人说做到了。"
    assert "还没有记下你的好事" in await stage.person("member").says("我的好事")


async def test_what_a_stranger_says_of_a_promise_is_sent_back_where_it_is_not_so(stage: Stage) -> None:
    await opened(stage)
    await stage.person("villager").says("见证 李明 煤气换好了")
    await stage.person("secretary").says("好事")
    await stage.person("secretary").says("1 退回 那天他不在村里")
    assert (await item_of(stage, "李明")).shown == ""


async def test_colleagues_read_it_before_they_vote(stage: Stage) -> None:
    await opened(stage)
    await stage.person("member").taps("做完了")
    await stage.person("sun").says("受益 李明 每个月都来换煤气")
    li = (await stage.ask(people.named, "李明"))[0]
    org = await stage.ask(people.org_named, invented.BRANCH)
    (cycle,) = await stage.ask(years.of_org, org.id)

    def card(work: Any) -> Any:
        return readings.rating(work, f"peers-{cycle.id}", (li.id,), is_open=True, voted=False)

    (one,) = (await stage.ask(card)).colleagues
    assert [fact.state for fact in one.facts] == ["已完成，受益的人说做到了，按时"]


DUE = date(2027, 6, 30)


@pytest.mark.parametrize(
    ("said", "done", "late"),
    [("done", DUE, 0), ("done", DUE + timedelta(days=5), 5), ("going", None, None), ("", None, None)],
)
def test_in_time_is_counted_from_the_day_it_was_said(said: str, done: date | None, late: int | None) -> None:
    assert standing(said, DUE, done, []).late == late


def test_a_word_of_being_half_done_is_told_as_such() -> None:
    half = Evidence(1, Shown.BENEFICIARY, "张大爷", "partly", "修了一半")
    whole = Evidence(1, Shown.BENEFICIARY, "李大妈", "done", "修好了")
    assert standing("done", DUE, DUE, [half]).partly
    assert not standing("done", DUE, DUE, [half, whole]).partly


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("每个月都来换煤气", "done"),
        ("修好了，亮得很", "done"),
        ("说好来换，没来过", "not"),
        ("没人来修", "not"),
        ("只修了一半", "partly"),
    ],
)
def test_what_the_words_say(said: str, verdict: str) -> None:
    assert verdict_in(said) == verdict
