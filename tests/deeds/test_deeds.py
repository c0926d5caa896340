"""Bright deeds: told by anybody, checked by somebody else, thanked first in private, shown with consent."""

from typing import Any

import pytest
from aiohttp.test_utils import TestClient

from bot.documents import invented
from bot.service.moves.hand_over import hand_over_named
from bot.web import boards, readings
from dialogs.rules.deeds import Deed, State
from storage import deeds, people
from storage.database import Database
from storage.unit import Work
from tests.service.test_review import promises
from tests.service.test_year import day
from tests.supervise.conftest import review_all
from tests.support.stage import Stage

GAS = "李明半夜帮王秀英换煤气，等到火点着才走"


async def opened(stage: Stage) -> None:
    """The first quarter is under way; promises are published."""
    await stage.passes(days=1)
    await promises(stage, "member", "sun")
    await review_all(stage)
    await stage.until(day(2027, 2, 25, 10))


async def test_a_colleague_tells_it_the_secretary_checks_and_the_person_hears_first(stage: Stage) -> None:
    await opened(stage)
    secretary, li, sun = (stage.person(name) for name in ("secretary", "member", "sun"))
    assert "记在李明名下，请陈国强看一看" in await sun.says(f"好事 {GAS}")
    assert "有人说了一件好事" in secretary.last.text
    assert "1. 李明半夜" in await secretary.says("好事")
    before = len(stage.wall.posted)
    assert "通过1件。通过的，我先私下谢谢本人。" in await secretary.says("1 通过")
    await stage.passes(days=8)
    assert any(f"陈国强谢谢你：{GAS}" in one.text for one in li.messages())
    assert any("你说的李明的好事看过了" in one.text for one in sun.messages())
    assert GAS not in str(await stage.ask(boards.public_board, 1))
    assert len(stage.wall.posted) == before
    assert "放到公示栏和下次小结" in await li.taps("可以")
    board = await stage.ask(boards.public_board, (await branch(stage)).id)
    assert board.deeds == (GAS,)


async def branch(stage: Stage) -> Any:
    return await stage.ask(people.org_named, invented.BRANCH)


async def told(stage: Stage) -> list[Deed]:
    return list(await stage.ask(deeds.of_org, (await branch(stage)).id))


async def test_one_line_decides_on_many_and_what_is_returned_has_a_reason(stage: Stage) -> None:
    await opened(stage)
    secretary, sun = stage.person("secretary"), stage.person("sun")
    await sun.says(f"好事 {GAS}")
    await sun.says("好事 有人把桥头的积雪扫了")
    await stage.person("member").says("好事 我昨天帮张大爷把漏水的管子换了")
    listed = await secretary.says("好事")
    assert "2. （没说是谁）有人把桥头的积雪扫了（孙大海说的）" in listed
    assert "3. 李明：" in listed
    assert "（自己说的）" in listed
    assert "为什么退回" in await secretary.says("2 退回")
    said = await secretary.says("1 3 通过 2 退回 没说清是谁")
    assert "通过2件" in said
    assert "退回1件" in said
    assert [one.state for one in await told(stage)] == [State.CHECKED, State.RETURNED, State.CHECKED]
    await stage.passes(days=8)
    assert any("先退回：没说清是谁" in one.text for one in sun.messages())
    assert "直接说给我听" in await secretary.says("好事")


async def test_the_checker_names_whose_it_is_and_writes_it_otherwise(stage: Stage) -> None:
    await opened(stage)
    secretary = stage.person("secretary")
    await stage.person("sun").says("好事 有人把桥头的积雪扫了")
    await secretary.says("好事")
    assert "是谁做的" in await secretary.says("1 通过")
    await secretary.says("1 通过 李明")
    await stage.person("sun").says("好事 李明送王秀英去县医院看病，陪了一夜")
    await secretary.says("好事")
    await secretary.says("1 改成 送村里的老人去看病，陪了一夜")
    first, second = await told(stage)
    assert first.person_id == second.person_id
    assert second.words == "送村里的老人去看病，陪了一夜"
    assert second.text.startswith("李明送王秀英")  # as it was told, it stays


async def test_nobody_checks_his_own(stage: Stage) -> None:
    await opened(stage)
    secretary = stage.person("secretary")
    assert "请陈国强" not in await secretary.says("好事 我把自家的三轮车借给大家拉沙子，用了半个月")
    (own,) = await told(stage)
    chosen = await stage.ask(people.get, own.checker_id)
    assert chosen.name != "陈国强"
    await stage.person("sun").says("好事 有人半夜去堵水渠的口子")
    await secretary.says("好事")
    assert "自己的好事" in await secretary.says("1 通过 陈国强")
    mine = (await told(stage))[-1]
    assert (mine.state, mine.person_id) == (State.TOLD, own.person_id)
    assert mine.checker_id not in (None, own.person_id)


async def test_what_stays_private_is_on_no_page_but_in_the_yearly_file(stage: Stage) -> None:
    await opened(stage)
    secretary, li = stage.person("secretary"), stage.person("member")
    await stage.person("sun").says(f"好事 {GAS}")
    await secretary.says("好事")
    await secretary.says("1 通过")
    await stage.passes(days=8)
    assert "不往外说" in await li.taps("只告诉我")
    here = await branch(stage)
    assert (await stage.ask(boards.public_board, here.id)).deeds == ()
    cycle = (await told(stage))[0].cycle_id
    assert await stage.ask(_card, cycle) == []
    assert "只有你和支委知道" in await li.says("我的好事")
    said = await li.says("放上好事 1")
    assert said.endswith("说“撤下好事”。")  # and the question is gone
    assert "公示栏和下次小结" in said
    assert (await stage.ask(boards.public_board, here.id)).deeds == (GAS,)
    assert await stage.ask(_card, cycle) == [GAS]
    assert "撤下来了" in await li.says("撤下好事")
    assert (await stage.ask(boards.public_board, here.id)).deeds == ()
    assert "煤气" in await li.says("我的足迹")


async def test_a_deed_that_was_promised_says_so_before_the_vote(stage: Stage) -> None:
    await opened(stage)
    secretary = stage.person("secretary")
    await stage.person("sun").says("好事 李明下雪天也去帮村东3户老人换煤气罐")
    await secretary.says("好事")
    await secretary.says("1 通过")
    await stage.person("member").says("放上好事 1")
    (one,) = await told(stage)
    (line,) = await stage.ask(_card, one.cycle_id)
    assert line.endswith("（就是承诺的“每月帮村东3户老人换1次煤气罐”）")


def _card(work: Work, cycle_id: int) -> list[str]:
    """What colleagues read of 李明 beside his promises before they vote."""
    targets = tuple(one.id for one in people.named(work, "李明"))
    seen = readings.rating(work, f"peers-{cycle_id}", targets, is_open=True, voted=False)
    assert seen is not None
    return [fact.sentence for one in seen.colleagues for fact in one.facts if fact.state == "大家看到的好事"]


async def test_the_summary_tells_of_it_once_and_not_after_it_was_taken_down(stage: Stage) -> None:
    await opened(stage)
    secretary, li, sun = (stage.person(name) for name in ("secretary", "member", "sun"))
    await sun.says(f"好事 {GAS}")
    await sun.says("好事 李明把桥头的积雪扫了")
    await secretary.says("好事")
    await secretary.says("都通过")
    await stage.passes(days=15)
    for one in li.messages():
        if one.choices and "放到公示栏" in one.text:
            await li.taps("可以", on=one)
    await li.says("放上好事 1")
    await li.says("放上好事 2")
    await stage.until(day(2027, 4, 1))
    offered = await secretary.says("小结")
    assert GAS in offered
    assert "李明把桥头的积雪扫了" in offered
    await li.says("撤下好事 2")
    await secretary.taps("签发")
    await stage.passes(days=4)
    (posted,) = [one for one in stage.wall.posted if "第1季度" in one.title]
    assert GAS in posted.text
    assert "积雪" not in posted.text
    assert f"这季度要谢谢：{GAS}。" in posted.text
    assert [one.thanked_at is not None for one in await told(stage)] == [True, False]


async def test_the_public_tells_it_in_the_chat_and_on_paper(stage: Stage) -> None:
    await opened(stage)
    villager = stage.person("villager")
    assert "哪个村" in await villager.says("好事 李明帮我家收稻谷，一分钱没要")
    assert "谢谢你说给我们听" in await villager.says("清溪村")
    secretary = stage.person("secretary")
    assert "记下了张大爷说的好事" in await secretary.says("电话 张大爷 好事 孙大海送我去卫生院，念过")
    await stage.person("member").says("上门 王秀英 好事 我给过路的人烧了一夏天的茶")
    found = await told(stage)
    assert [(one.source.value, one.channel) for one in found] == [
        ("public", "chat"),
        ("public", "phone"),
        ("self", "visit"),
    ]
    names = [(await stage.ask(people.get, one.person_id)).name for one in found]
    assert names == ["李明", "孙大海", "王秀英"]


async def test_somebody_old_hears_it_from_the_helper_and_agrees_face_to_face(stage: Stage) -> None:
    await opened(stage)
    li, secretary = stage.person("member"), stage.person("secretary")
    await stage.person("sun").says("好事 王秀英给过路的人烧了一夏天的茶")
    await secretary.says("好事")
    await secretary.says("1 通过")
    await stage.passes(days=8)
    (one,) = await told(stage)
    if one.consent == "open":
        assert "记下了王秀英的同意" in await li.says("上门 王秀英 同意 愿意，念过")
    assert [each.consent for each in await told(stage)] == ["yes"]


@pytest.mark.parametrize("flood", [31])
async def test_a_flood_from_outside_is_stopped(stage: Stage, flood: int) -> None:
    await opened(stage)
    villager = stage.person("villager")
    await villager.says("你好，我是清溪村的")
    for number in range(flood):
        said = await villager.says(f"好事 李明帮我家收了{number}担稻谷")
    assert "谢谢你说给我们听" not in said
    assert len(await told(stage)) == 30


async def test_the_public_page_keeps_it_once(stage: Stage, client: "TestClient[Any, Any]") -> None:
    await opened(stage)
    number = (await branch(stage)).id
    text = await (await client.get(f"/deed/{number}")).text()
    assert "本人同意了才公开" in text
    form = {"key": "abcdefghijklmnop", "text": "李明帮我家收稻谷，一分钱没要", "website": ""}
    for _ in range(2):
        answer = await client.post(f"/deed/{number}", data=form)
        assert "收到了，谢谢你" in await answer.text()
    assert len(await told(stage)) == 1
    assert (await client.post(f"/deed/{number}", data={**form, "text": "好"})).status == 422
    assert (await client.post(f"/deed/{number}", data={**form, "website": "x"})).status == 400
    assert (await client.get("/deed/999")).status == 404


async def test_whoever_follows_the_secretary_checks_what_waits(stage: Stage, database: Database) -> None:
    await opened(stage)
    await stage.person("sun").says(f"好事 {GAS}")
    here = await branch(stage)
    members = await stage.ask(people.members, here.id)
    new = next(one for one in members if one.holds_office and one.name != "陈国强")
    await database.write(hand_over_named, here.name, new.name)
    assert [one.checker_id for one in await told(stage)] == [new.id]
