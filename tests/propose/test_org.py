"""An organisation promises in its own name: opinions first, reviewed above, counted by itself."""

from datetime import date, timedelta

import pytest

from bot.documents.invented import BRANCH
from bot.service.propose.arguments import commitment_args
from bot.service.reach import post
from dialogs.rules.commitments import Commitment, Status
from dialogs.rules.exemptions import Exemption, Kind
from storage import absences, commitments, opinions, people, tags, talks, years
from storage.unit import Work
from tests.propose.test_review_tree import promise
from tests.support.stage import Stage

PROMISE = "6月底前把村口3公里水渠清一遍，装5盏路灯"


def items(work: Work) -> list[Commitment]:
    """Everything in the branch's year."""
    return commitments.of_cycle(work, 1)


async def proposed(stage: Stage) -> str:
    """The secretary has promised in the branch's name; gives the thanks."""
    chen = stage.person("secretary")
    await chen.says(f"支部承诺 {PROMISE}")
    said = await chen.says("1月5日开会20人，走访8户")
    assert "对不对" in said or "什么时候" in said, said
    if "对不对" not in said:
        await chen.taps("做一整年")
    return await chen.taps("对")


async def test_opinions_are_asked_first_and_the_promise_goes_on(township: Stage) -> None:
    chen = township.person("secretary")
    assert "怎么听大家意见" in await chen.says(f"支部承诺 {PROMISE}")
    said = await chen.says("1月5日开会20人，走访8户")
    assert "1月5日开会20人；1月5日走访8人" in said
    assert "水渠" in said
    if "对不对" not in said:
        assert "对不对" in await chen.taps("做一整年")
    assert "以组织名义提的，交给上级书记看" in await chen.taps("对")
    found = await township.ask(items)
    assert {one.promisor for one in found} == {"org"}
    assert [(one.channel, one.people) for one in await township.ask(opinions.of_cycle, 1)] == [
        ("meeting", 20),
        ("visit", 8),
    ]


async def test_the_superiors_main_tasks_stand_beside_the_question(township: Stage) -> None:
    assert "五水共治" in await township.person("town").says("重点任务 五水共治；清村口水渠")
    chen = township.person("secretary")
    await chen.says("征求意见 1月5日开会20人")
    assert "今年的重点：五水共治、清村口水渠" in await chen.says("支部承诺")
    await chen.says("6月底前清村口水渠3公里")
    await chen.taps("对")
    (one,) = await township.ask(items)
    assert await township.ask(tags.of, [one.id], "focus") == {one.id: ("清村口水渠",)}
    assert "清村口水渠1条" in await chen.says("空白主题")


async def test_only_what_is_missing_is_asked(township: Stage) -> None:
    chen = township.person("secretary")
    await chen.says("征求意见")
    assert "一共听了多少人" in await chen.says("开了个座谈会")
    assert "哪天的事" in await chen.says("二十来个人")
    assert "还没到" in await chen.says("2027年3月1日")
    assert "开会20人" in await chen.says("上周三")
    assert "开会20人" in await chen.says("征求意见")
    assert "问卷30人" in await chen.says("征求意见 昨天发问卷30份")


async def test_the_superior_reads_how_opinions_were_sought_and_the_deputy_decides_nothing(
    township: Stage,
) -> None:
    await proposed(township)
    assert "没有等你看的" in await township.person("deputy").says("审核")
    town = township.person("town")
    listed = await town.says("审核")
    assert "以组织名义：" in listed
    assert "1月5日开会20人" in listed
    said = await town.says("都通过")
    assert "清溪村党支部（陈国强）" in said
    assert {one.status for one in await township.ask(items)} == {Status.APPROVED}


async def test_what_comes_back_stays_the_organisations(township: Stage) -> None:
    await proposed(township)
    chen, town = township.person("secretary"), township.person("town")
    await town.says("审核")
    await town.says("1 退回 5不符 问问老人装在哪")
    assert "上级书记请你改一改" in chen.last.text
    await chen.says("6月底前问过村里老人，把路口的5盏路灯装好")
    if "对不对" not in chen.last.text:
        await chen.taps("做一整年")
    assert "以组织名义" in await chen.taps("对")
    one = (await township.ask(items))[0]
    assert (one.version, one.promisor, one.status) == (2, "org", Status.SUBMITTED)


async def test_it_does_not_count_as_the_secretarys_own(township: Stage) -> None:
    await proposed(township)
    chen = township.person("secretary")
    await township.passes(days=4)
    assert any("陈国强，2027年" in message.text for message in chen.messages())
    assert "（以组织名义）" in await chen.says("我的承诺")


async def test_wishes_of_the_public_count_as_opinions(township: Stage) -> None:
    li, chen = township.person("member"), township.person("secretary")
    await li.says("愿望 村口想装一盏路灯")
    assert "已经有1件" in await chen.says("支部承诺")
    said = await chen.taps("只有这些愿望")
    assert "群众愿望1件" in said
    assert "想给大家办成哪件事" in said


async def test_members_do_not_speak_for_the_organisation(township: Stage) -> None:
    assert "书记来办" in await township.person("member").says(f"支部承诺 {PROMISE}")
    assert await township.ask(items) == []


async def test_a_deputys_promise_for_the_town_is_looked_at_by_somebody_else(township: Stage) -> None:
    town = township.person("town")
    await town.says("党委承诺 6月底前为10个村各办1件群众提的实事")
    await town.says("昨天开座谈会30人")
    if "对不对" not in town.last.text:
        await town.taps("做一整年")
    assert "交给委员看" in await town.taps("对")
    assert "10个村" in await township.person("officer").says("审核")


async def test_a_leader_with_a_lighter_duty_is_not_asked_for_more(township: Stage) -> None:
    branch = await township.ask(people.org_named, "清溪村党支部")
    chen = await township.ask(people.secretary, branch.id)

    def lighten(work: Work) -> None:
        since, until = date(2026, 11, 1), date(2027, 12, 31)
        one = Exemption(0, chen.id, Kind.LIGHTER, "腿伤了", since, until, "granted", chen.id)
        absences.add(work, one)

    await township.database.write(lighten)
    assert "你带头" not in await promise(township, "secretary", "6月底前把村口50米断头路修通")


async def test_leaders_are_asked_for_more_and_too_many_are_told(township: Stage) -> None:
    chen = township.person("secretary")
    said = await promise(township, "secretary", "6月底前把村口50米断头路修通")
    assert "你带头，一般提3条，现在有1条" in said
    for number in range(5):
        said = await promise(township, "zhu", f"每月帮{number + 2}户老人采一次茶")
        assert "量力而行" not in said
    assert "一般不超过5条" in await promise(township, "zhu", "每周去村口扫一次凉亭")
    assert "一共1条，一般提3条" in await township.person("town").says("审核")
    assert "撤回了" in await township.person("zhu").says("撤回我的第6条")
    assert "没找到" in await chen.says("撤回我的第7条")


@pytest.mark.parametrize(("days", "left"), [(6, ["opinions", "commitment"]), (8, ["commitment"])])
async def test_what_was_asked_for_the_branch_and_let_lie_gives_way_after_a_week(
    township: Stage, days: int, left: list[str]
) -> None:
    def asks(work: Work, dialog: str) -> list[str]:
        (chen,) = people.named(work, "陈国强")
        cycle = years.of_org(work, chen.org_id)[0]
        of_branch = {"cycle": cycle.id, "org": BRANCH, "wishes": 0, "then": " "}
        args = of_branch if dialog == "opinions" else commitment_args(work, chen, cycle)
        assert post.ask(work, chen, dialog, args, f"{dialog}:1", "prompt")
        return [frame.dialog for frame in talks.load(work, chen.id)[0].frames]

    assert await township.database.write(asks, "opinions") == ["opinions"]
    township.clock.set(township.clock.now() + timedelta(days=days))
    assert await township.database.write(asks, "commitment") == left
