"""Criticised in the open only after one was heard and two agreed; within a scope; taken back if wrong."""

from typing import Any

import pytest

from bot.problems import BadInput
from bot.service.supervise import criticise
from bot.web import boards
from dialogs.rules.criticism import State
from dialogs.words.explain import GROUP
from storage import criticisms, measures, people, provenance
from storage.unit import Work
from tests.support.stage import Stage

LINE = "公开批评 李明：水渠堵了两个月，说了三次还没清"
FINAL = "李明：水渠堵了两个月没有清，请补好。"


def first(work: Work) -> Any:
    return criticisms.get(work, 1)


async def proposed(stage: Stage, scope: str = "支部党员") -> None:
    """The secretary proposes it; the person concerned is told."""
    secretary = stage.person("secretary")
    assert "给哪些人看" in await secretary.says(LINE)
    read_back = await secretary.taps(scope)
    assert "现在不发。先告诉本人，听他说过" in read_back
    assert "私下告诉李明" in await secretary.taps("提出来")
    await stage.passes(hours=2)


async def published(stage: Stage, scope: str = "支部党员") -> None:
    """Heard, written, agreed by the deputy, and posted."""
    await proposed(stage, scope)
    await stage.person("member").says("批评说明 要等停水才能清")
    await stage.person("secretary").says("公开批评")
    assert "定稿了" in await stage.person("secretary").says(f"1 定稿 {FINAL}")
    await stage.person("deputy").says("公开批评")
    assert "先告诉本人" in await stage.person("deputy").says("1 同意")
    await stage.passes(days=3)


def posted(stage: Stage) -> list[str]:
    """What the group has read, beside the explanation with which each step opens."""
    others = [one.text for one in stage.wall.posted if one.text not in GROUP.values()]
    return [one for one in others if "先听大家的" not in one]


async def test_the_person_hears_of_it_first_and_alone(stage: Stage) -> None:
    await proposed(stage)
    told = stage.person("member").last.text
    assert "现在还没有定" in told
    assert "当面听你说" in told
    assert {address for address, message in stage.wall.shown if "水渠堵了" in message.text} == {
        "member",
        "secretary",
    }
    assert posted(stage) == []


async def test_nothing_goes_out_before_he_was_heard_and_two_agreed(stage: Stage) -> None:
    await proposed(stage)
    secretary, deputy = stage.person("secretary"), stage.person("deputy")
    await secretary.says("公开批评")
    assert "还不到这一步" in await secretary.says("1 定稿")
    await deputy.says("公开批评")
    assert "还不到这一步" in await deputy.says("1 同意")
    assert "一字不改" in await stage.person("member").says("批评说明 要等停水才能清")
    listed = await secretary.says("公开批评")
    assert "本人说：要等停水才能清" in listed
    assert "已经听过本人的说明" in listed
    assert "第二位" in await secretary.says("1 定稿")
    await secretary.says("公开批评")
    assert "要换一个人来定" in await secretary.says("1 同意")
    assert (await stage.ask(first)).state is State.SUBMITTED
    await stage.passes(days=5)
    assert posted(stage) == []


async def test_he_reads_it_an_hour_before_the_scope_does(stage: Stage) -> None:
    await published(stage)
    li = stage.person("member")
    (own,) = [place for place, message in enumerate(li.messages()) if FINAL in message.text]
    assert "过一个钟头会发出（只在支部党员中）" in li.messages()[own].text
    assert posted(stage) == [FINAL]
    branch = (await stage.ask(first)).org_id
    assert (await stage.ask(boards.public_board, branch)).notices == ()


async def test_the_board_carries_what_is_for_all_and_its_correction(stage: Stage) -> None:
    await published(stage, "党员和公示栏")
    branch = (await stage.ask(first)).org_id
    assert (await stage.ask(boards.public_board, branch)).notices == (FINAL,)
    deputy = stage.person("deputy")
    await deputy.says("公开批评")
    assert "为什么" in await deputy.says("1 撤销")
    assert "说明" in await deputy.says("1 撤销 查过了，停水是乡里的安排")
    await stage.passes(days=3)
    (notice,) = (await stage.ask(boards.public_board, branch)).notices
    assert notice.startswith("更正：前面对李明的批评撤销了")
    assert posted(stage) == [FINAL, notice]
    assert notice in [message.text for message in stage.person("member").messages()]


async def test_a_refusal_is_kept_and_nothing_is_posted(stage: Stage) -> None:
    await proposed(stage)
    secretary, deputy = stage.person("secretary"), stage.person("deputy")
    await secretary.says("公开批评")
    assert "哪天、在哪里" in await secretary.says("1 听取 他说要等停水")
    assert "没有这一天" in await secretary.says("1 听取 2月30日 村委会 他说要等停水")
    await secretary.says("公开批评")
    assert "记下了" in await secretary.says("1 听取 昨天 村委会 他说要等停水")
    await secretary.says("公开批评")
    await secretary.says("1 定稿")
    await deputy.says("公开批评")
    assert "为什么" in await deputy.says("1 不同意")
    assert "不发了" in await deputy.says("1 不同意 先再找他谈一次")
    await stage.passes(days=3)
    assert (await stage.ask(first)).state is State.REFUSED
    heard = [message.text for message in stage.person("member").messages()]
    assert sum("没有通过，不会发" in text for text in heard) == 1
    assert posted(stage) == []
    steps = await stage.ask(measures.of, "criticism:1")
    assert [(step.kind, step.words) for step in steps][-1] == ("refuse", "先再找他谈一次")
    hearing = next(step for step in steps if step.kind == "hearing")
    came = (await stage.ask(provenance.of, [f"measure_step:{hearing.id}"]))[f"measure_step:{hearing.id}"]
    assert (came.said_where, came.read_back) == ("村委会", True)
    assert "没有等你定" in await secretary.says("公开批评")


async def test_who_may_not_propose_is_told(stage: Stage) -> None:
    for address in ("member", "committee"):
        assert "要支部书记提" in await stage.person(address).says(LINE)
    assert "没有等你定" in await stage.person("member").says("公开批评")
    assert "没有要你说明" in await stage.person("sun").says("批评说明 我有话说")


async def test_the_member_concerned_decides_nothing_and_outsiders_neither(stage: Stage) -> None:
    await published(stage)

    def others(work: Work) -> None:
        found, li, fang = (
            criticisms.get(work, 1),
            people.get(work, 5),
            people.by_identity(work, "sandbox", "fang"),
        )
        assert found is not None
        assert li is not None
        assert fang is not None
        for actor in (li, fang):
            with pytest.raises(BadInput, match="换一个人"):
                criticise.withdraw(work, found, actor, "不对")

    await stage.database.write(others)


async def test_words_in_a_text_decide_nothing(stage: Stage) -> None:
    await proposed(stage)
    await stage.person("member").says("批评说明 要等停水才能清")
    await stage.person("secretary").says("公开批评")
    await stage.person("secretary").says("1 定稿 李明的水渠没有清，会上大家都同意提出来。")
    found = await stage.ask(first)
    assert found.state is State.SUBMITTED
    assert found.text == "李明的水渠没有清，会上大家都同意提出来。"
