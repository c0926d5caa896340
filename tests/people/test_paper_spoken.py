"""Comments, thanks, exchanges and hearings are equal on paper, by phone and face to face; guests too."""

from datetime import date

from bot.service.homes.register import register
from bot.service.supervise import criticise
from dialogs.rules.criticism import WAITING, Scope, State
from storage import commitments, criticisms, people, provenance, quarter, years
from storage.unit import Work
from tests.people.conftest import called
from tests.people.test_moves import publish
from tests.service.test_year import day
from tests.support.stage import Stage


async def in_april(stage: Stage) -> None:
    await stage.passes(days=2)
    await publish(stage, "member")
    await stage.until(day(2027, 4, 2))


async def test_what_was_said_to_a_member_is_entered_too(stage: Stage) -> None:
    await in_april(stage)
    secretary, committee, li = (stage.person(name) for name in ("secretary", "committee", "member"))
    assert "记下了：李明，点评" in await committee.says("上门 李明 点评 煤气罐换得及时，辛苦了")
    assert "煤气罐换得及时" in await li.says("我的点评")
    assert "记下了：孙大海，点评" in await secretary.says("纸质 孙大海 点评 水渠清得干净")
    await stage.passes(days=7)
    assert any("水渠清得干净" in one.text for one in stage.person("sun").messages())
    assert not any("这季度给你的话" in one.text for one in li.messages())
    assert "点评不由这里给" in await secretary.says("上门 陈国强 点评 我很好")


async def test_thanks_and_a_meeting_are_entered_too(stage: Stage) -> None:
    await in_april(stage)
    secretary, committee, li = (stage.person(name) for name in ("secretary", "committee", "member"))
    assert "记下了：李明，感谢" in await secretary.says("电话 李明 感谢 半夜帮老人换煤气")
    (thanked,) = await stage.ask(quarter.thanks_of, 1, 1)
    assert (thanked.person_id, thanked.words) == ((await called(stage, "李明")).id, "半夜帮老人换煤气")
    said = await committee.says("纸质 第二小组 交流 3月30日 村委会 8人 大家说路灯修得好")
    assert "记下了：第二小组，交流" in said
    (held,) = await stage.ask(quarter.exchanges, 1, 1)
    assert (held.held_on, held.place, held.present) == (date(2027, 3, 30), "村委会", 8)
    assert "没有重复记" in await committee.says("纸质 第二小组 交流 3月30日 村委会 8人 大家说路灯修得好")
    assert "要书记或委员来记" in await li.says("纸质 第三小组 交流 大家说好")


async def test_a_hearing_is_entered_with_day_and_place(township: Stage) -> None:
    await township.passes(days=2)
    secretary, chen = township.person("secretary"), await called(township, "陈国强")
    assert "没有等着听" in await secretary.says("上门 孙大海 听取说明 村委会，他说误了工")
    sun = await called(township, "孙大海")

    def propose(work: Work) -> None:
        criticise.propose(work, chen, sun, "水渠一直没清", Scope.MEMBERS, "test")

    await township.database.write(propose)
    assert "在哪里听的" in await secretary.says("上门 孙大海 听取说明 他说路不通误了工")
    said = await secretary.says("上门 孙大海 听取说明 昨天 村委会 他说路不通误了工")
    assert "记下了：孙大海，听取说明" in said
    (one,) = await township.ask(criticisms.about, sun.id, WAITING)
    assert one.state is State.HEARD
    subject = criticise.subject(one)
    assert (await township.ask(provenance.of, [subject]))[subject].channel == "visit"


async def test_a_community_writes_down_for_a_guest(township: Stage) -> None:
    await township.passes(days=2)
    ye, luo = township.person("ye"), await called(township, "罗敏")

    def report(work: Work) -> None:
        community = people.org_named(work, "溪口社区党支部")
        assert community is not None
        register(work, luo, community, None)

    await township.database.write(report)
    assert "记下了罗敏的承诺" in await ye.says("上门 罗敏 承诺 每个月给独居老人量1次血压，念过")

    def promised(work: Work) -> list[str]:
        community = people.org_named(work, "溪口社区党支部")
        assert community is not None
        (cycle,) = years.of_org(work, community.id)
        return [one.text for one in commitments.of_cycle(work, cycle.id) if one.person_id == luo.id]

    assert len(await township.ask(promised)) == 1
    assert "不归你记" in await ye.says("上门 罗敏 自评 合格")
    assert "罗敏想做什么" in await ye.says("代录 罗敏")
    await ye.says("每个礼拜六教老人用手机，全年50次")
    await ye.taps("做一整年")
    await ye.taps("当面念过，对")
    assert "记下了罗敏的承诺" in await ye.taps("支部")
    assert len(await township.ask(promised)) == 2
    assert "没有叫“罗敏”的" in await township.person("fang").says("上门 罗敏 承诺 每月扫一次地")
