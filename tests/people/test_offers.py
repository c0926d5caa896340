"""Wishes find whoever can do something about them."""

import pytest

from dialogs.rules.skills import fit, fitting
from dialogs.rules.voices import State
from storage import voices
from tests.support.stage import Stage


@pytest.mark.parametrize(
    ("can", "wish", "fits"),
    [
        ("电工", "村口的路灯坏了三个月", True),
        ("乡卫生院护士", "老人想量量血压", True),
        ("退休教师", "留守孩子没人看作业", True),
        ("会修水管", "厨房漏水没人修", True),
        ("种粮大户", "桥头装个扶手", False),
        ("", "桥头装个扶手", False),
    ],
)
def test_what_fits(can: str, wish: str, fits: bool) -> None:
    assert (fit(can, wish) > 0) is fits


def test_the_best_come_first_and_the_others_not_at_all() -> None:
    wishes = ["想学跳舞", "想量血压", "体检去哪里，怎么量血压"]
    assert fitting("护士，量血压", wishes) == [1, 2]


async def test_a_wish_is_offered_to_whoever_can_do_it(stage: Stage) -> None:
    zhao, hu = stage.person("zhao"), stage.person("hu")
    await stage.person("nobody").says("愿望 村里老人想每个月量一次血压")
    await stage.passes(hours=2)
    assert "你会这个" in zhao.last.text
    assert hu.messages() == []
    await stage.passes(days=1)
    assert "愿意把它写成" in await zhao.taps("我来做") or "血压" in zhao.last.text
    await zhao.says("每月给村里老人量1次血压，做到年底")
    if "什么时候" in zhao.last.text:
        await zhao.taps("做一整年")
    assert "记下" in await zhao.taps("对")
    (one,) = await stage.ask(lambda work: [voices.get(work, 1)])
    assert one.state is State.CLAIMED
    assert one.commitment_id is not None


async def test_whoever_asks_is_shown_what_fits_first_and_claims_with_one_tap(stage: Stage) -> None:
    stranger, wu, hu = stage.person("nobody"), stage.person("wu"), stage.person("hu")
    await stranger.says("愿望 桥头装个扶手")
    await stranger.says("愿望 留守孩子的作业没人看")
    await stage.passes(days=1)
    said = await wu.says("有什么能帮")
    assert said.index("作业") < said.index("扶手")
    await wu.taps("我来做第1件")
    assert "作业" in wu.last.text
    await wu.says("每周二看两小时孩子们的作业，做到年底")
    await wu.taps("对")
    assert "想做点啥" not in wu.last.text
    assert "扶手" in await hu.says("我能帮什么？")
    await stage.person("sun").says("有什么能帮")
    await stage.person("sun").says("1")
    assert "已经有结果" in await hu.says("第一件")


async def test_a_number_that_is_not_there_and_thinking_better_of_it(stage: Stage) -> None:
    hu = stage.person("hu")
    await stage.person("nobody").says("愿望 桥头装个扶手")
    await hu.says("有什么能帮")
    assert "没有这个号" in await hu.says("3")
    await hu.says("先不弄")
    (one,) = await stage.ask(lambda work: [voices.get(work, 1)])
    assert one.state is State.OPEN


async def test_nothing_to_offer(stage: Stage) -> None:
    assert "没有等人来做" in await stage.person("hu").says("有什么能帮")
