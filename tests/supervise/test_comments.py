"""Every quarter every member gets one comment: suggested, decided by a person, told in private and first."""

import re

import pytest

from bot.problems import BadInput
from bot.service.supervise import below, comments
from dialogs.rules.comments import commentator
from storage import comments as store
from storage import people, provenance, years
from storage.unit import Work
from tests.service.test_review import promises
from tests.service.test_year import day
from tests.supervise.conftest import review_all
from tests.support.stage import Stage


async def to_comments(stage: Stage) -> None:
    """Two have promised and one has done it; the summary of the first quarter is signed."""
    await stage.passes(days=1)
    await promises(stage, "member", "sun")
    await review_all(stage)
    await stage.until(day(2027, 3, 17))
    await stage.person("member").taps("做完了")
    await stage.until(day(2027, 4, 2))


async def test_suggestions_come_in_one_list_good_first(stage: Stage) -> None:
    await to_comments(stage)
    secretary = stage.person("secretary")
    listed = await secretary.says("点评")
    assert re.search(r"李明，“每月帮村东3户老人换一?1?次煤气罐”做完了，谢谢你", listed)
    assert "孙大海，谢谢你答应做" in listed
    assert "陈国强，" not in listed
    brought = [message.text for message in secretary.messages() if "这季度的点评，我起草" in message.text]
    assert len(brought) == 1  # only asked for: by itself there is the digest of the week


async def test_one_line_decides_and_each_hears_of_it_alone(stage: Stage) -> None:
    await to_comments(stage)
    secretary, li = stage.person("secretary"), stage.person("member")
    listed = await secretary.says("点评")
    places = {name: int(n) for n, name in re.findall(r"(\d)\. (\S+?)，", listed)}
    said = await secretary.says(
        f"{places['李明']} 用 {places['孙大海']} 改成 水渠全靠你 {places['林晓梅']} 先放"
    )
    assert "给李明、孙大海的话，我私下告诉本人" in said
    await stage.passes(days=7)
    assert "陈国强这季度给你的话" in li.last.text
    assert "水渠全靠你" in stage.person("sun").last.text
    assert not any("水渠全靠你" in message.text for message in li.messages())
    assert not any("这季度给你的话" in message.text for message in stage.wall.posted)
    assert "水渠全靠你" in await stage.person("sun").says("我的点评")
    assert "水渠全靠你" not in await li.says("我的点评")


async def test_who_has_none_is_shown_to_the_secretary_alone(stage: Stage) -> None:
    await to_comments(stage)
    secretary = stage.person("secretary")
    await secretary.says("点评")
    await secretary.says("都用")
    while "都用" in [choice.label for choice in secretary.last.choices]:
        await secretary.taps("都用")
    assert "12人里11人有点评，还没有：陈国强" in secretary.last.text
    assert "督诺" not in await stage.person("member").says("督诺")
    town = stage.person("town")
    assert "陈国强" in await town.says("点评")
    assert "给陈国强的话" in await town.says("1 改成 谢谢你带着大家修路灯")
    await stage.passes(days=7)
    heard = [message.text for message in secretary.messages()]
    assert "沈玉珍这季度给你的话：\n谢谢你带着大家修路灯" in heard
    assert "12人里12人" in await secretary.says("点评")


async def test_old_people_have_it_read_to_them(stage: Stage) -> None:
    await to_comments(stage)
    secretary = stage.person("secretary")
    assert "给王秀英" in await secretary.says("点评 王秀英 文化礼堂的茶水烧得好")
    await stage.passes(days=7)
    helped = [message.text for message in stage.person("member").messages()]
    assert any("请当面念给王秀英听，是陈国强说的" in text for text in helped)
    assert not any("文化礼堂的茶水" in message.text for message in stage.person("elder").messages())


async def test_what_was_said_face_to_face_is_kept_and_not_sent(stage: Stage) -> None:
    await to_comments(stage)
    await stage.person("secretary").says("点评 孙大海 上门 水渠清得干净")
    await stage.passes(days=7)
    assert not any("水渠清得干净" in message.text for message in stage.person("sun").messages())
    (given,) = await stage.ask(store.of_person, 7)
    subject = f"comment:{given.cycle_id}:1:7"
    assert (await stage.ask(provenance.of, [subject]))[subject].channel == "visit"
    assert "已经有点评" in await stage.person("secretary").says("点评 孙大海 再说一遍")


async def test_nobody_comments_on_himself_nor_in_anothers_place(stage: Stage) -> None:
    await to_comments(stage)
    assert "由别人来给" in await stage.person("secretary").says("点评 陈国强 我很好")
    assert "由别人来给" in await stage.person("deputy").says("点评 李明 很好")
    assert "你还没有收到" in await stage.person("member").says("点评 孙大海 很好")

    def himself(work: Work) -> None:
        chen, cycle = people.get(work, 1), years.get(work, 1)
        assert chen is not None
        assert cycle is not None
        comments.give(work, chen, cycle, 1, chen, "我很好")

    with pytest.raises(BadInput, match="由别人来给"):
        await stage.database.write(himself)


async def test_without_a_superior_the_deputy_comments_on_the_secretary(stage: Stage) -> None:
    members = await stage.ask(people.members, (await stage.ask(people.org_named, "清溪村党支部")).id)
    chen = next(one for one in members if one.name == "陈国强")
    found = commentator(chen, members, None)
    assert found is not None
    assert found.name == "林晓梅"


async def test_the_superior_hears_once_who_has_no_summary(stage: Stage) -> None:
    await to_comments(stage)
    await stage.until(day(2027, 4, 20))
    told = [message.text for message in stage.person("town").messages()]
    assert [text for text in told if "还没有签发" in text] == [
        "第1季度的小结，清溪村党支部还没有签发。可以打个电话问问有没有难处。要看全部，说“这季度”。"
    ]
    assert stage.wall.posted == [one for one in stage.wall.posted if "还没有签发" not in one.text]
    said = await stage.person("town").says("督诺")
    assert "清溪村党支部：小结还没有，点评0/12人，交流还没记" in said
    assert "竹溪村党支部：今年还没到季度小结" in said
    await stage.person("secretary").says("小结")
    await stage.person("secretary").taps("签发")
    assert "清溪村党支部：小结有了" in await stage.person("town").says("督诺")
    written = await stage.ask(below.written, "清溪乡党委")
    assert "  还没有点评：陈国强、林晓梅、周建平" in written


async def test_where_nothing_is_published_the_superior_is_told_that_and_it_may_be_signed(
    stage: Stage,
) -> None:
    stage.clock.set(day(2027, 4, 2))
    chen, town = stage.person("secretary"), stage.person("town")
    assert "清溪村党支部：还没有公示的承诺，点评0/12人" in await town.says("督诺")
    assert "第1季度：还没有公示的承诺" in await chen.says("督诺")
    assert "原因点“改一改”写上" in await chen.says("小结")
    assert "没有可以梳理的" in chen.last.text
    await chen.taps("改一改")
    await chen.says("2027年第1季度，换届刚结束，承诺下个月公示。")
    assert "清溪村党支部：小结有了" in await town.says("督诺")
