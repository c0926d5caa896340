"""Something is to be put right: ordered by the superior, told in private, looked at by another, ended."""

from datetime import date
from typing import Any

import pytest

from bot.problems import BadInput
from bot.service.supervise import rectify, rectify_decide, rectify_proof
from bot.service.supervise.rectify import Order
from dialogs.rules.calendar import local
from dialogs.rules.rectification import Source, State
from dialogs.scripts.rectification import given
from storage import aftermath, measures, people, provenance, rectifications, years
from storage.unit import Work
from tests.support.stage import Stage

LINE = "整改 李明：村口的路灯到期没修好；把3盏路灯修好；10个工作日"


async def ordered(stage: Stage, line: str = LINE, by: str = "secretary") -> str:
    """Order in one line and send it; gives the read-back."""
    actor = stage.person(by)
    read_back = await actor.says(line)
    assert "发吗" in read_back, read_back
    assert "记下了" in await actor.taps("发给他")
    return read_back


def one(number: int = 1) -> Any:
    return lambda work: rectifications.get(work, number)


async def test_one_line_orders_and_the_person_hears_of_it_alone(stage: Stage) -> None:
    read_back = await ordered(stage)
    assert "原因：村口的路灯到期没修好" in read_back
    assert "要做到：把3盏路灯修好" in read_back
    await stage.passes(hours=2)
    told = stage.person("member").last.text
    assert "把3盏路灯修好" in told
    assert "我只跟你说" in told
    others = {address for address, message in stage.wall.shown if "路灯" in message.text}
    assert others == {"member", "secretary"}
    assert not any("路灯" in message.text for message in stage.wall.posted)


def test_a_span_of_time_in_the_cause_is_no_term() -> None:
    said = "接待日两个月没开，把接待日补上，8月10日前"
    assert given(said, date(2027, 7, 5)) == {
        "cause": "接待日两个月没开",
        "demand": "把接待日补上",
        "due": "2027-08-10",
    }


async def test_what_the_evaluation_found_is_what_an_order_goes_back_to(stage: Stage) -> None:
    def judged(work: Work) -> None:
        (li,) = people.named_in(work, "李明")
        (cycle,) = years.of_org(work, li.org_id)
        aftermath.begin(work, cycle.id, f"member:{li.id}", "群众意见大", date(2027, 12, 31), 1)

    await stage.database.write(judged)
    await ordered(stage)
    assert (await stage.ask(one())).source is Source.EVALUATION


async def test_what_is_missing_is_asked_for(stage: Stage) -> None:
    secretary = stage.person("secretary")
    assert "什么事" in await secretary.says("整改 李明")
    assert "做到什么" in await secretary.says("水渠堵了两个月没有清")
    assert "要做到：把水渠清一遍\n" in await secretary.says("把水渠清一遍，一个月内做好")
    await secretary.taps("重说一遍")
    await secretary.says("水渠堵了两个月没有清")
    assert "哪天前" in await secretary.says("把水渠清一遍")
    assert "没听出日子" in await secretary.says("快一点")
    assert "最长一年" in await secretary.says("2029年1月5日")
    assert "发吗" in await secretary.says("一个月")
    assert "原因" in await secretary.taps("重说一遍")
    assert "不发" in (await secretary.says("先不弄")) or await stage.ask(one()) is None
    assert await stage.ask(one()) is None


async def test_nobody_orders_in_his_own_case_nor_from_below(stage: Stage) -> None:
    for address, line in (("member", LINE), ("committee", LINE)):
        assert "要支部书记来说" in await stage.person(address).says(line)
    for line in ("整改 陈国强：路灯没修；修好；10天", "整改 林晓梅：台账没记；补上；10天"):
        said = await stage.person("deputy").says(line)
        if "发吗" in said:
            said = await stage.person("deputy").taps("发给他")
        assert "自己的事不能自己说" in said
    assert await stage.ask(rectifications.open_rectifications) == []


async def test_an_organisation_is_asked_by_its_superior(stage: Stage) -> None:
    assert "请清溪村党支部改" in await ordered(
        stage, "整改 清溪村党支部：群众不满意；把公示栏补齐；12月10日", "town"
    )
    await stage.passes(hours=2)
    assert "把公示栏补齐" in stage.person("secretary").last.text
    found = await stage.ask(one())
    assert found.of_org
    assert found.due.isoformat() == "2026-12-10"
    fang = stage.person("fang")
    assert "请谁改" in await fang.says("整改 清溪村党支部：群众不满意；补齐；12月10日")


async def test_done_looked_at_by_another_and_closed(stage: Stage) -> None:
    await ordered(stage)
    await stage.passes(hours=2)
    li, committee, secretary = (stage.person(name) for name in ("member", "committee", "secretary"))
    assert "不用照片" in await li.says("整改好了")
    assert "请周建平来看" in await li.says("整改好了 3盏灯都亮了")
    await stage.passes(hours=2)
    assert "3盏灯都亮了" in committee.last.text
    assert "说改好了，等人去看" in await secretary.says("整改")
    assert "要换一个人来看" in await secretary.says("1 办结 看过了")
    assert "说改好了" in await committee.says("整改")
    assert "第1件办结了" in await committee.says("1 办结 昨晚去看过，都亮")
    await stage.passes(hours=2)
    assert "改好了" in li.last.text
    found = await stage.ask(one())
    assert found.state is State.CLOSED
    steps = await stage.ask(measures.of, "rectification:1")
    assert [step.kind for step in steps] == ["order", "evidence", "close"]
    assert "没有正在改" in await secretary.says("整改")
    assert "没有等你" in await committee.says("待办") or "看一看" not in committee.last.text


async def test_a_further_term_and_taking_back(stage: Stage) -> None:
    await ordered(stage)
    secretary, li = stage.person("secretary"), stage.person("member")
    await li.says("整改说明 材料月底才到")
    await stage.passes(hours=2)
    assert "材料月底才到" in secretary.last.text
    await secretary.says("整改")
    assert "再给多久" in await secretary.says("1 再给")
    assert "多给了日子" in await secretary.says("1 再给 20个工作日 等材料")
    await stage.passes(days=1)
    (told,) = [message.text for message in li.messages() if "多给你几天" in message.text]
    assert told.endswith("到12月21日：等材料。有难处跟我说“整改说明”。")
    before = await stage.ask(one())
    await secretary.says("整改")
    assert "为什么撤销" in await secretary.says("1 撤销")
    assert "撤销了" in await secretary.says("1 撤销 弄混了人")
    found = await stage.ask(one())
    assert (found.state, found.due) == (State.WITHDRAWN, before.due)
    assert [step.kind for step in await stage.ask(measures.of, "rectification:1")] == [
        "order",
        "word",
        "extend",
        "withdraw",
    ]


async def test_a_term_on_a_day_off_is_moved_and_whoever_sets_it_hears_so(stage: Stage) -> None:
    read_back = await ordered(stage, "整改 李明：村口的路灯到期没修好；把3盏路灯修好；12月12日前")
    assert "12月14日前做好（12月12日不上班，顺延到12月14日）。" in read_back
    secretary = stage.person("secretary")
    assert "12月14日前做好（12月12日不上班，顺延到12月14日）。" in secretary.last.text
    assert (await stage.ask(one())).due == date(2026, 12, 14)
    await secretary.says("整改")
    said = await secretary.says("1 再给 1月2日 等材料")
    assert "第1件多给了日子，到1月4日（1月2日不上班，顺延到1月4日），我告诉他。" in said
    assert "不上班" not in stage.person("member").last.text


async def test_one_reminder_then_a_word_to_who_ordered_it(stage: Stage) -> None:
    await ordered(stage)
    await stage.passes(days=40)
    own = [message.text for message in stage.person("member").messages()]
    assert sum("提一句" in text for text in own) == 1
    theirs = [message.text for message in stage.person("secretary").messages()]
    assert sum("到日子了，李明还没说改好" in text for text in theirs) == 1
    assert (await stage.ask(one())).state is State.ORDERED


async def test_old_people_are_visited_and_their_word_is_written_down(stage: Stage) -> None:
    await ordered(stage, "整改 王秀英：茶水没烧；每周烧一次；12月10日")
    await stage.passes(hours=2)
    assert stage.person("elder").messages() == []
    li = stage.person("member")
    assert "慢慢念给王秀英听" in li.last.text
    assert "念给王秀英听" in await li.says("待办")
    assert "记下了王秀英" in await li.says("记整改 王秀英 上门 从这周起烧了")
    assert "念给王秀英听" not in await li.says("待办")
    (step,) = [each for each in await stage.ask(measures.of, "rectification:1") if each.kind == "evidence"]
    subject = f"measure_step:{step.id}"
    came = (await stage.ask(provenance.of, [subject]))[subject]
    assert (came.channel, came.read_back) == ("visit", True)
    assert came.said_on == local(stage.clock.now()).date()


async def test_who_wrote_it_down_does_not_look(stage: Stage) -> None:
    await ordered(stage)
    assert "记下了李明" in await stage.person("committee").says("记整改 李明 电话 灯都亮了")
    await stage.person("committee").says("整改")
    assert "要换一个人来看" in await stage.person("committee").says("1 办结 亮了")
    await stage.person("deputy").says("整改")
    assert "办结了" in await stage.person("deputy").says("1 办结 亮了")


async def test_the_verb_is_the_same_for_whoever_calls_it(stage: Stage) -> None:
    """What random checks and evaluations call; the same key is the same order."""

    def order(work: Work) -> int:
        chen, li = people.get(work, 1), people.get(work, 5)
        assert chen is not None
        assert li is not None
        day = local(work.now).date().replace(month=12, day=19)
        return rectify.order(work, chen, Order(li, "没修", "修好", day, "check:1")).id

    assert await stage.database.write(order) == await stage.database.write(order)
    found = await stage.ask(one())
    assert found.due.isoformat() == "2026-12-21"  # a Saturday is moved to the Monday
    assert len(await stage.ask(measures.of, "rectification:1")) == 1
    assert [each.id for each in await stage.ask(rectifications.open_rectifications, found.org_id)] == [1]
    assert await stage.ask(rectifications.open_rectifications, None, 1) == []


@pytest.mark.parametrize("cause", ["", "  ", "长" * 501])
async def test_what_is_empty_or_endless_is_refused(stage: Stage, cause: str) -> None:
    def order(work: Work) -> None:
        chen, li = people.get(work, 1), people.get(work, 5)
        assert chen is not None
        assert li is not None
        day = local(work.now).date().replace(month=12, day=18)
        rectify.order(work, chen, Order(li, cause, "修好", day, "check:1"))

    with pytest.raises(BadInput, match="原因"):
        await stage.database.write(order)
    assert await stage.ask(rectifications.open_rectifications) == []


async def test_after_its_end_nothing_more_can_be_done(stage: Stage) -> None:
    await ordered(stage)

    def again(work: Work) -> None:
        found, zhou, li = rectifications.get(work, 1), people.get(work, 3), people.get(work, 5)
        assert found is not None
        assert zhou is not None
        assert li is not None
        rectify_decide.close(work, found, zhou, "看过了")
        closed = rectifications.get(work, 1)
        assert closed is not None
        for late in (
            lambda: rectify_decide.close(work, closed, zhou, "再看"),
            lambda: rectify_proof.show(work, closed, li, "好了"),
        ):
            with pytest.raises(BadInput, match="已经有结果"):
                late()

    await stage.database.write(again)


async def test_a_term_outlasts_the_year_in_which_it_was_set(stage: Stage) -> None:
    def closed(work: Work) -> None:
        (li,) = people.named_in(work, "李明")
        for cycle in years.of_org(work, li.org_id):
            years.set_status(work, cycle.id, "closed")

    await ordered(stage)
    await stage.database.write(closed)
    await stage.passes(days=14)
    assert any("提一句：" in told.text for told in stage.person("member").messages())
    await stage.passes(days=7)
    assert any("到日子了" in told.text for told in stage.person("secretary").messages())
