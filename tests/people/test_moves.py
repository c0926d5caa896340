"""Coming and going: moves, hand-overs, deaths, mistakes, and members of whom nothing is heard."""

from dataclasses import replace

from aiohttp.test_utils import TestClient, TestServer

from bot.documents import invented
from bot.ports import Door
from bot.service.moves import hand_over
from bot.service.organise.roster import import_roster
from bot.web.boards import public_board as board
from bot.web.server import build_web
from dialogs.rules.commitments import Status
from dialogs.rules.people import Category, Role
from storage import commitments, moves, people, records, voices
from storage.unit import Work
from tests.people.conftest import called
from tests.people.test_homes import saw
from tests.publish.test_board import promise_of_the_branch
from tests.support.stage import Stage, roster_of

ADDRESS = "https://jiannuo.example"


async def publish(stage: Stage, who: str, text: str = "每月帮村东3户老人换一次煤气罐") -> None:
    """Somebody promises, the secretary approves and publishes."""
    one, chen = stage.person(who), stage.person("secretary")
    await one.says("报承诺")
    await one.says(text)
    if one.last.choices and any(choice.label == "做一整年" for choice in one.last.choices):
        await one.taps("做一整年")
    await one.taps("对")
    for said in ("审核", "都通过", "公示"):
        await chen.says(said)
    await chen.taps("公示")


async def names_on_board(stage: Stage, org_id: int) -> list[str]:
    found = await stage.ask(board, org_id)
    return [one.name for one in found.people]


async def test_a_member_moves_and_both_branches_can_read_what_was(township: Stage) -> None:
    chen, fang, li = (township.person(name) for name in ("secretary", "fang", "member"))
    await publish(township, "member")
    before = await called(township, "李明")
    assert "说“转入 李明”" in await chen.says("转出 李明 竹溪村党支部")
    assert (await called(township, "李明")).org_id == before.org_id
    await township.passes(hours=2)
    assert saw(fang, "李明要从清溪村党支部转来")
    assert "李明转来了" in await fang.says("转入 李明")
    after = await called(township, "李明")
    assert after.org_id != before.org_id
    assert after.number.startswith("转") or after.number == "05"
    await township.passes(days=8)
    assert saw(li, "你的组织关系转到竹溪村党支部了")
    assert "清溪村党支部：每月" in await li.says("我的承诺")
    assert "李明" in await names_on_board(township, before.org_id)
    assert saw(chen, "他还有1条公示的承诺")
    assert "1条交给胡志远了" in await chen.says("转交 李明 胡志远")
    one = await township.ask(commitments.get, 1)
    assert one.person_id == (await called(township, "胡志远")).id
    assert "没有公示的承诺要交" in await chen.says("转交 李明 胡志远")


async def test_what_is_not_published_is_taken_back_on_moving(township: Stage) -> None:
    chen, fang, li = (township.person(name) for name in ("secretary", "fang", "member"))
    await li.says("报承诺")
    await li.says("每月帮村东3户老人换一次煤气罐")
    await li.taps("做一整年")
    await li.taps("对")
    await chen.says("转出 李明 竹溪村党支部")
    await fang.says("转入 李明")
    assert (await township.ask(commitments.get, 1)).status is Status.WITHDRAWN


async def test_who_may_not_move_whom(township: Stage) -> None:
    chen, li = township.person("secretary"), township.person("member")
    assert "要书记来办" in await li.says("转出 胡志远 竹溪村党支部")
    assert "没有找到这个党支部" in await chen.says("转出 李明 月亮村党支部")
    assert "先交接" in await chen.says("转出 陈国强 竹溪村党支部")
    assert "没有人等着转来" in await township.person("fang").says("转入 李明")


async def test_a_branch_is_handed_over_in_one_line(stage: Stage) -> None:
    chen, lin = stage.person("secretary"), stage.person("deputy")
    await stage.person("nobody").says("愿望 桥头装个扶手")
    await stage.person("nobody").says("反映 说好修的路灯还没修")
    page = stage.house.pages(ADDRESS).links.make(Door.ROSTER, "", (await called(stage, "陈国强")).id, None)
    app = build_web(routes=[], pages=stage.house.pages(ADDRESS))
    async with TestClient(TestServer(app)) as client:
        assert (await client.get(page)).status == 200
        assert "从现在起林晓梅是书记" in await chen.says("交接 林晓梅")
        assert (await client.get(page)).status == 404
    old, new = await called(stage, "陈国强"), await called(stage, "林晓梅")
    assert (old.role, new.role) == (Role.MEMBER, Role.SECRETARY)
    assert await stage.ask(records.errands, old.id) == []
    assert {one.kind for one in await stage.ask(records.errands, new.id)} >= {"wish", "report"}
    assert len(await stage.ask(voices.reports_for, new.id)) == 1
    await stage.passes(days=1)
    assert saw(lin, "清溪村党支部交给你了。")
    assert "要书记来办" in await chen.says("公示")
    assert "桥头装个扶手" in await lin.says("愿望")


async def branch_promises(township: Stage) -> None:
    """The branch has promised something, for which its secretary answers."""
    await township.database.write(promise_of_the_branch)
    await township.database.write(commitments.hand_over, 1, (await called(township, "陈国强")).id)


async def test_what_the_branch_promised_goes_on_with_the_new_secretary(township: Stage) -> None:
    chen, lin, town = (township.person(name) for name in ("secretary", "deputy", "town"))
    await branch_promises(township)
    await chen.says("交接 林晓梅，承诺不转")
    old, new = await called(township, "陈国强"), await called(township, "林晓梅")
    assert (await township.ask(commitments.get, 1)).person_id == old.id
    await lin.says("交接 陈国强")
    await chen.says("交接 林晓梅")
    assert (await township.ask(commitments.get, 1)).person_id == new.id
    await township.passes(days=8)
    assert saw(lin, "以组织名义的承诺，现在由你负责：\n1. 6月底前给全村装好12盏路灯")
    assert saw(chen, "转给林晓梅接着做")
    assert saw(town, "以组织名义的1条承诺，现在由林晓梅负责")
    assert "12盏路灯（以组织名义）" in await lin.says("我的承诺")


async def test_who_answered_for_the_branch_and_is_gone_is_followed(township: Stage) -> None:
    await branch_promises(township)

    org_id = (await called(township, "陈国强")).org_id

    def gone(work: Work) -> None:
        work.forget()
        for name in ("陈国强", "林晓梅"):
            (one,) = people.by_name(work, org_id, name)
            status = {"status": "stopped"} if name == "陈国强" else {}
            moves.change_person(work, one.id, role=Role.MEMBER.value, **status)
        hand_over.hand_over_named(work, "清溪村党支部", "林晓梅")

    await township.database.write(gone)
    lin = await called(township, "林晓梅")
    assert (await township.ask(commitments.get, 1)).person_id == lin.id


async def test_a_roster_with_another_secretary_ends_the_office(stage: Stage) -> None:
    roles = {"陈国强": Role.MEMBER, "林晓梅": Role.SECRETARY}
    entries = [replace(one, role=roles.get(one.name, one.role)) for one in invented.roster().entries]
    await stage.database.write(import_roster, roster_of(*entries), actor=None)
    await stage.passes(days=1)
    assert saw(stage.person("deputy"), "交给你了")
    assert (await called(stage, "陈国强")).role is Role.MEMBER


async def test_a_roster_that_leaves_the_old_secretary_out_ends_his_office_too(stage: Stage) -> None:
    entries = [one for one in invented.roster().entries if one.name in ("林晓梅", "李明")]
    entries[0] = replace(entries[0], role=Role.SECRETARY)
    await stage.database.write(import_roster, roster_of(*entries), actor=None)
    assert (await called(stage, "陈国强")).role is Role.MEMBER
    assert (await stage.ask(people.secretary, 1)).name == "林晓梅"


async def test_the_superior_and_the_command_line_can_hand_over(township: Stage) -> None:
    town = township.person("town")
    assert "书记现在是钱水根" in await town.says("交接 竹溪村党支部 钱水根")
    assert "没有找到" in await town.says("交接 月亮村党支部 钱水根")
    said = await township.database.write(hand_over.hand_over_named, "溪口社区党支部", "潘师傅")
    assert said == "溪口社区党支部的书记现在是潘师傅。"
    assert "要书记来办" in await township.person("member").says("交接 胡志远")


async def test_a_death_is_told_to_the_secretary_alone_and_nothing_more_is_sent(stage: Stage) -> None:
    chen, wu = stage.person("secretary"), stage.person("wu")
    await publish(stage, "wu", "每周二教孩子们写毛笔字，做到年底")
    await stage.passes(days=1)
    posted = len(stage.wall.posted)
    assert "节哀" in await wu.says("我是她女儿，她上个月去世了")
    seen = len(wu.messages())
    await stage.passes(hours=2)
    assert saw(chen, "请你去看看他家里")
    assert "节哀" in await chen.says("确认去世 吴桂芳")
    await stage.passes(days=30)
    assert len(wu.messages()) == seen
    assert not any("吴桂芳" in message.text for message in stage.wall.posted[posted:])
    assert "吴桂芳" in await names_on_board(stage, 1)
    assert "已经收起来" in await chen.says("收起 吴桂芳")
    assert "吴桂芳" not in await names_on_board(stage, 1)
    await chen.says("留着 吴桂芳")
    assert "吴桂芳" in await names_on_board(stage, 1)


async def test_what_is_said_of_another_member_stops_nobody(stage: Stage) -> None:
    chen, li = stage.person("secretary"), stage.person("member")
    assert "确认去世 王秀英" in await chen.says("王秀英去世了")
    assert "请书记" in await li.says("吴桂芳上个月去世了")
    assert "核实" in await li.says("胡志远组织关系转走了")
    for name in ("陈国强", "李明", "王秀英", "吴桂芳", "胡志远"):
        assert (await called(stage, name)).active, name
    await stage.passes(hours=2)
    assert saw(chen, "确认去世 吴桂芳")
    assert saw(chen, "转出 胡志远")
    await stage.person("elder").says("我是李明，我妈去世了")
    assert (await called(stage, "李明")).active
    assert not (await called(stage, "王秀英")).active


async def test_a_mistake_is_put_right(stage: Stage) -> None:
    chen, wu = stage.person("secretary"), stage.person("wu")
    await wu.says("她去世了")
    assert not (await called(stage, "吴桂芳")).active
    assert "跟以前一样" in await chen.says("恢复联系 吴桂芳")
    assert (await called(stage, "吴桂芳")).active
    assert "没有停过" in await chen.says("恢复联系 吴桂芳")
    assert "没有找到" in await chen.says("收起 吴桂芳")


async def test_leaving_for_good(stage: Stage) -> None:
    chen, he = stage.person("secretary"), stage.person("he")
    assert "不再给何小兵发消息" in await chen.says("离开 何小兵 出国定居")
    await stage.passes(days=10)
    assert he.messages() == []
    assert "写上姓名和原因" in await chen.says("离开 胡志远")


async def test_a_mobile_member_silent_for_half_a_year_is_a_task_and_nothing_else(stage: Stage) -> None:
    chen = stage.person("secretary")
    await stage.passes(days=130)
    assert not saw(chen, "何小兵在外面，半年没有消息了")
    assert "何小兵在外面，半年没有消息了" in await chen.says("待办")
    he = await called(stage, "何小兵")
    assert he.active
    assert he.has(Category.MOBILE)
