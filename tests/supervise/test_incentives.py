"""Thanks that the group reads only with consent, exchanges, and what stays over the years."""

from datetime import date

import pytest

from dialogs.scripts.thanks import meeting
from storage import quarter
from tests.service.test_review import promises
from tests.service.test_year import day
from tests.supervise.conftest import review_all
from tests.support.stage import Stage


async def in_april(stage: Stage) -> None:
    """The first quarter is over; its summary is drafted."""
    await stage.passes(days=1)
    await promises(stage, "member", "sun")
    await review_all(stage)
    await stage.until(day(2027, 3, 17))
    await stage.person("member").taps("做完了")
    await stage.until(day(2027, 4, 1))


async def test_thanks_are_said_in_private_and_posted_only_with_consent(stage: Stage) -> None:
    await in_april(stage)
    secretary, li, sun = (stage.person(name) for name in ("secretary", "member", "sun"))
    assert "我私下告诉李明" in await secretary.says("感谢 李明 半夜帮老人换煤气。")
    await secretary.says("感谢 孙大海：清了水渠")
    await stage.passes(days=7)
    assert any("陈国强谢谢你：半夜帮老人换煤气。" in message.text for message in li.messages())
    assert "替你说上" in await li.taps("可以")
    assert "只有你我知道" in await sun.taps("只告诉我")
    offered = await secretary.says("交流")
    assert "李明：半夜帮老人换煤气" in offered
    assert "清了水渠" not in offered
    assert "发到工作群" in await secretary.taps("发到群里")
    await stage.passes(days=4)
    (posted,) = [message for message in stage.wall.posted if "互相学一学" in message.text]
    assert "1. 李明：半夜帮老人换煤气" in posted.text
    assert [one.kind for one in await stage.ask(quarter.exchanges, 1, 1)] == ["group"]
    assert "交流1次" in await stage.person("town").says("这季度")


async def test_nobody_thanks_himself_and_old_people_hear_it_from_their_helper(stage: Stage) -> None:
    await in_april(stage)
    assert "不用我转告" in await stage.person("member").says("感谢 李明 我真好")
    await stage.person("secretary").says("感谢 王秀英 烧了一季度的茶水")
    await stage.passes(days=7)
    helped = [message.text for message in stage.person("member").messages()]
    assert any("请当面告诉王秀英：陈国强谢谢你" in text for text in helped)


async def test_a_small_group_meeting_is_one_message(stage: Stage) -> None:
    await in_april(stage)
    committee = stage.person("committee")
    said = await committee.says("交流 3月30日 村委会 8人 大家说路灯修得好，还想修水渠")
    assert said.splitlines()[0] == "记下了：3月30日在村委会，8人说了说。"
    assert "还没到" in await committee.says("交流 2027年5月1日 村委会 8人 大家说")
    assert "说了些什么" in await committee.says("交流 昨天 8人")
    assert "要书记来办" in await committee.says("交流")
    assert "要书记来办" in await stage.person("member").says("交流 昨天 村委会 8人 大家说好")
    (kept,) = await stage.ask(quarter.exchanges, 1, 1)
    assert (kept.held_on, kept.place, kept.present) == (date(2027, 3, 30), "村委会", 8)
    await stage.until(day(2027, 4, 20))
    asked = [message.text for message in stage.person("secretary").messages()]
    assert not any("还没有互相说一说" in text for text in asked)


async def test_where_nobody_has_exchanged_the_digest_of_the_week_says_so(stage: Stage) -> None:
    await in_april(stage)
    await stage.until(day(2027, 4, 20))
    last = [one.text for one in stage.person("secretary").messages() if one.text.startswith("等你定的")][-1]
    assert "第1季度大家还没有互相说一说，说“交流”" in last
    assert not any("互相学一学" in message.text for message in stage.wall.posted)


async def test_footprints_are_years_and_deeds_without_points(stage: Stage) -> None:
    li = stage.person("member")
    assert "还没有记下什么" in await li.says("我的足迹")
    await in_april(stage)
    await stage.person("secretary").says("感谢 李明 半夜帮老人换煤气")
    said = await li.says("我的足迹")
    assert said.startswith("这些年你留下的：\n2027年：答应了1件，做完1件。大家记得：半夜帮老人换煤气。")
    assert "半夜" not in await stage.person("sun").says("我的足迹")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("昨天 村委会 8人 大家说好", (date(2027, 3, 31), "村委会", 8, "大家说好")),
        ("大家说路灯修得好，水渠也清了", (date(2027, 4, 1), "", None, "大家说路灯修得好，水渠也清了")),
        ("12月5日，文化礼堂，来了12人：说了说种茶", (date(2026, 12, 5), "文化礼堂", 12, "说了说种茶")),
        ("3月20日党小组会，9人参加，大家说说承诺", (date(2027, 3, 20), "党小组会", 9, "大家说说承诺")),
        ("2月30日 村委会 8人 说好", None),
    ],
)
def test_a_meeting_is_read_from_one_line(said: str, found: tuple[object, ...] | None) -> None:
    assert meeting(said, date(2027, 4, 1)) == found
