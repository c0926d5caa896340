"""The steps of a commitment: proposed, confirmed by a tap, changed in one sentence, shown, spoken of."""

from datetime import date

import pytest

from dialogs.rules.milestones import Step, next_step, propose
from dialogs.scripts.schedule_words import command
from tests.publish.conftest import day, published
from tests.voices.conftest import Site


def test_the_rule_looks_at_what_is_done_again_by_quarters() -> None:
    steps = propose("每月帮村东3户老人换一次煤气罐", date(2026, 12, 16), date(2027, 12, 31))
    assert [one.due for one in steps] == [
        date(2026, 12, 31), date(2027, 3, 31), date(2027, 6, 30), date(2027, 9, 30), date(2027, 12, 31),
    ]  # fmt: skip


def test_the_rule_gives_one_piece_of_work_a_start_a_half_and_an_end() -> None:
    steps = propose("6月底前把村口50米断头路修通", date(2026, 12, 16), date(2027, 6, 30))
    assert [one.text for one in steps] == ["动手", "做到一半", "做完"]
    assert steps == tuple(sorted(steps, key=lambda one: one.due))
    assert steps[-1].due == date(2027, 6, 30)
    assert len(propose("把水沟清一遍", date(2026, 12, 16), date(2026, 12, 20))) == 1


def test_a_step_stands_by_its_day_and_by_what_was_said() -> None:
    step = Step("选好地", date(2027, 4, 30))
    assert [step.stands(date(2027, 4, one)) for one in (29, 30)] == ["ahead", "due"]
    assert Step("选好地", date(2027, 4, 30), date(2027, 4, 2)).stands(date(2027, 5, 1)) == "done"
    assert next_step((step,), date(2027, 4, 29)) is None


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("第一条 4月底选好地 6月底完工", "schedule"),
        ("安排 第2条：3月15号前修好水泵，6月1日前清渠", "schedule"),
        ("我的安排", "schedule_list"),
        ("第1条第2步做好了", "step_done"),
        ("第一条 4月底，第二条 6月底，第三条 年底", ""),
        ("第1条 做了一半", ""),
        ("第1条 6月底做完", ""),
    ],
)
def test_what_is_a_schedule_and_what_is_not(said: str, wanted: str) -> None:
    assert command(said) == wanted


async def test_one_sentence_changes_the_steps_and_the_board_shows_them(site: Site) -> None:
    stage = site.stage
    await published(stage)
    hu = stage.person("hu")
    assert "<svg" not in await site.page("/board/1")
    said = await hu.says("第一条 4月底选好地 6月底送到")
    assert "1. 4月30日前 选好地（还没到）" in said
    text = await site.page("/board/1")
    assert "<svg" in text
    assert "○ 2027年4月30日前 选好地，还没到" in text
    assert "记作做到了" in await hu.says("第1条第1步做好了")
    assert "■ 2027年4月30日前 选好地，做到了" in await site.page("/board/1")
    assert "没有这一步" in await hu.says("第1条第5步做好了")
    assert "比公示的日子还晚" in await hu.says("第一条 4月底选好地 9月底送到")
    assert "没找到这一条" in await hu.says("第三条 4月底选好地 6月底送到")
    await hu.says("第一条 5月底买米 6月底送到")
    assert "选好地" not in await site.page("/board/1")


async def test_a_proposal_is_confirmed_with_one_tap(site: Site) -> None:
    stage = site.stage
    await published(stage)
    li = stage.person("member")
    said = await li.says("我的安排")
    assert "我先排了几步" in said
    assert "全年做满" in said
    assert "记下了" in await li.taps("就按这个")
    assert "这样一步步做" in await li.says("我的安排")
    assert "第一季度照做" in await site.page("/board/1")
    assert "还没有公示的承诺" in await stage.person("ma").says("我的安排")


async def test_the_check_in_speaks_of_the_step_that_is_due(site: Site) -> None:
    stage = site.stage
    await published(stage)
    hu, sun = stage.person("hu"), stage.person("sun")
    await hu.says("第一条 2月底买米 6月底送到")
    await stage.until(day(2027, 3, 16))
    assert "说好2月28日前买米" in hu.last.text
    assert "说好" not in sun.last.text
