"""Urgent promises in the middle of the year, where things stand now, and material beside the question."""

from datetime import date

from dialogs.rules.commitments import Status
from storage import people, rectifications, tags, years
from storage.unit import Work
from tests.propose.test_review_tree import item, promise
from tests.support.stage import Stage


def number_of(work: Work, name: str) -> int:
    """The number of the person of that name."""
    (found,) = (one for org in people.orgs(work) for one in people.by_name(work, org.id, name))
    return found.id


def ordered(work: Work, person_id: int) -> None:
    """Something is still to be put right by that person."""
    person = people.get(work, person_id)
    assert person is not None
    secretary = people.secretary(work, person.org_id)
    assert secretary is not None
    rectifications.add(
        work,
        "test",
        org_id=person.org_id,
        by_org_id=person.org_id,
        person_id=person.id,
        target="member",
        orderer_id=secretary.id,
        source="check",
        cause="晒谷场堆了垃圾",
        demand="把晒谷场的垃圾清干净",
        due=date(2027, 3, 31),
    )


async def test_an_urgent_promise_is_looked_at_at_once_and_published_at_once(township: Stage) -> None:
    li, chen = township.person("member"), township.person("secretary")
    said = await li.says("急难险重 今晚到大堤巡4个小时")
    if "对不对" not in said:
        assert "对不对" in await li.taps("三天内")
    await li.taps("对")
    assert "今晚到大堤巡4" in chen.last.text
    await chen.says("通过")
    one = await township.ask(item)
    assert (one.urgent, one.status) == (True, Status.PUBLISHED)
    assert "已经公布" in li.last.text
    await township.passes(days=3)
    assert any("李明报名" in post.text for post in township.wall.posted)


async def test_what_is_urgent_does_not_wait_for_the_end_of_the_evaluation(township: Stage) -> None:
    li = township.person("member")
    await township.database.write(years.set_status, 1, "evaluating")
    assert "现在" in await li.says("报承诺")
    await li.says("急难险重 今晚到大堤巡4个小时")
    await li.taps("三天内")
    await li.taps("对")
    await township.person("secretary").says("通过")
    assert (await township.ask(item)).status is Status.PUBLISHED


async def test_a_call_goes_to_the_group_and_names_nobody(township: Stage) -> None:
    chen = township.person("secretary")
    assert "写在后面" in await chen.says("号召")
    assert "发到工作群" in await chen.says("号召 台风要来，今晚巡堤要10个人")
    assert "书记来办" in await township.person("member").says("号召 来帮忙")
    await township.passes(days=3)
    assert any("台风要来" in post.text for post in township.wall.posted)


async def test_where_it_stands_now_is_asked_once_and_kept(township: Stage) -> None:
    hu = township.person("hu")
    await hu.says("报承诺")
    said = await hu.says("10月底前把合作社的社员增加到60户")
    assert "现在是多少" in said
    assert "对不对" in await hu.says("41户")
    await hu.taps("对")
    assert (await township.ask(item)).baseline == "41户"


async def test_others_hear_that_leaders_have_promised_with_the_way_to_the_board(township: Stage) -> None:
    await promise(township, "secretary", "6月底前把村口50米断头路修通")
    town, chen = township.person("town"), township.person("secretary")
    await town.says("审核")
    await town.says("通过")
    await chen.says("公示")
    await chen.taps("公示")
    li = township.person("member")
    await li.says("报承诺")
    assert "陈国强带头承诺了" in li.last.text
    assert li.last.link is not None
    assert li.last.link.path.startswith("/board/")
    assert "带头承诺了" not in await township.person("deputy").says("报承诺")


async def test_a_wish_that_fits_is_taken_up_from_the_question(township: Stage) -> None:
    await township.person("member").says("愿望 村里老人想量血压，没人教怎么看血糖")
    zhao = township.person("zhao")
    assert "1. 村里老人想量血压" in await zhao.says("报承诺")
    assert "你打算怎么做" in await zhao.taps("我做第1件")


async def test_what_is_still_to_be_put_right_is_offered(township: Stage) -> None:
    hu = township.person("hu")
    number = await township.ask(number_of, "胡志远")
    await township.database.write(ordered, number)
    assert "还没改好的一件：把晒谷场的垃圾清干净" in await hu.says("报承诺")
    said = await hu.says("3月底前把晒谷场的垃圾清干净，装2个垃圾桶")
    assert "对不对" in said
    await hu.taps("对")
    assert (await township.ask(tags.of, [1], "rectification"))[1] == ("1",)
