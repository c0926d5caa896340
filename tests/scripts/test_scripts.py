"""Conversations written down from beginning to end, played against the real service: making a promise and
having it looked at.

Each test plays one script; its docstring is what must come of it and what must not, clause by clause.
"""

from dialogs.rules.commitments import Status
from tests.scripts.parts import (
    ask_how,
    of_org,
    only_one,
    person,
    publish_of,
    said_to,
    told,
    wordings,
    year_before,
)
from tests.service.test_commitment import kept
from tests.service.test_review import promise
from tests.support.stage import Stage


async def test_d001_an_old_man_speaks_once(stage: Stage) -> None:
    """终态:存1条承诺“每周三到文化礼堂为戏班烧水1次”;数量每周1次;期限2027-12-31;标记口头承诺;状态待审诺。
    不得:要求老人改写成书面材料;把“戏文班子”等方言当错误退回;生成第二条承诺。"""
    wang = stage.person("elder")
    await wang.says("书记讲到这里讲一句就好是伐我来讲承诺")
    said = await wang.speaks("v1", "嗯我嘛每个礼拜三到文化礼堂给戏文班子烧水八个人吃茶")
    if "对不对" not in said:
        said = await wang.says("一年到头都烧的呀")
    assert "对不对" in said
    await wang.says("对个对个就介样子")
    one = await only_one(stage)
    assert all(word in one.text for word in ("周三", "文化礼堂", "戏文班子", "烧水"))
    assert (one.quantity, one.due.isoformat() if one.due else "") == ("每周1次", "2027-12-31")
    assert (one.channel, one.status) == ("spoken", Status.SUBMITTED)
    assert not any(word in said_to(wang) for word in ("书面", "写下来", "重新", "没听明白"))
    assert len(wang.messages()) <= 3  # E1: asked, read back, thanked


async def test_d002_a_slogan_becomes_a_deed(stage: Stage) -> None:
    """终态:存1条“每月为村东3位独居老人换煤气罐1次”;期限2027-12-31;状态待审诺;中途求助得到范例式回答。
    不得:把“全心全意为人民服务”存为正式承诺;求助后丢失流程又从头问。"""
    li = stage.person("member")
    await li.says("报承诺")
    assert "对不对" not in await li.says("全心全意为人民服务")
    helped = await li.says("要怎么写才算具体嘛")
    assert "比如" in helped or "例" in helped
    asked = await li.says("哦那我给村东头三个独居老人每个月换一次煤气罐")
    if "对不对" not in asked:
        asked = await li.says("明年一整年")
    assert "对不对" in asked
    await li.says("ok")
    one = await only_one(stage)
    assert all(word in one.text for word in ("每", "月", "村东", "独居老人", "煤气罐"))
    assert "人民服务" not in one.text
    assert one.due is not None
    assert (one.due.isoformat(), one.status) == ("2027-12-31", Status.SUBMITTED)


async def test_d013_what_is_sent_twice_is_kept_once(stage: Stage) -> None:
    """终态:只存1条;数量“3天”或“5户”;期限2027-08-31;状态待审诺。
    不得:存两条相同承诺;第二次相同内容被当作对期限的回答。"""
    li = stage.person("member")
    await li.says("我要报承诺")
    first = await li.says("明年8月帮村里五户晒莲子的人家守3天晒场")
    again = await li.says("明年8月帮村里五户晒莲子的人家守3天晒场")
    assert "晒场" in first
    assert "晒场" in again  # the same question in other words: nothing was taken for an answer to it
    assert await stage.ask(kept) == []
    if "对不对" not in li.last.text:
        await li.says("明年8月底")
    await li.says("是")
    one = await only_one(stage)
    assert one.due is not None
    assert (one.due.isoformat(), one.status) == ("2027-08-31", Status.SUBMITTED)
    assert one.quantity in {"3天", "5户"}


async def test_d019_a_day_for_the_promise_is_no_progress(stage: Stage) -> None:
    """终态:新承诺期限2027-06-30存好;“护学岗”记为完成。
    不得:把“到明年6月”记成进度;推送打断后丢失提诺草稿;两件事合成一条记录。"""
    await stage.passes(days=1)
    await year_before(stage)
    sun, who = stage.person("sun"), await person(stage, "孙大海")
    duty = await stage.database.write(publish_of, 2026, who.id, "每天早上在校门口护学岗站半小时")
    await sun.says("报承诺")
    asked = await sun.says("每周三教小区孩子写毛笔字1次")
    assert "对不对" not in asked  # the day is still asked for
    await stage.database.write(ask_how, who, duty)
    read_back = await sun.says("先把这条弄完,到明年6月")
    assert "毛笔字" in read_back
    assert await stage.ask(told) == []
    await sun.says("可以")
    assert "护学岗" in sun.last.text  # the other question comes now
    await sun.says("护学岗那个全做完了")
    new = next(one for one in await stage.ask(kept) if one.id != duty)
    assert new.due is not None
    assert (new.due.isoformat(), new.status) == ("2027-06-30", Status.SUBMITTED)
    assert "毛笔字" in new.text
    assert "护学" not in new.text
    assert [(row.commitment_id, row.state) for row in await stage.ask(told)] == [(duty, "done")]


async def test_d023_read_is_not_approved(stage: Stage) -> None:
    """终态:第一句追问是否通过;第二句后记为通过。不得:“已阅”就记为通过;反复追问多次。"""
    await promise(stage, "sun", "每周清运楼道垃圾2次")
    secretary = stage.person("secretary")
    await secretary.says("审核")
    asked = await secretary.says("已阅")
    assert "通过" in asked
    assert (await only_one(stage)).status is Status.SUBMITTED
    before = len(secretary.messages())
    await secretary.says("我意思是通过")
    one = await only_one(stage)
    assert one.status is Status.APPROVED
    assert len(secretary.messages()) == before + 1  # asked once in all
    assert "？" not in secretary.last.text


async def test_d039_work_and_home_are_two_promises(township: Stage) -> None:
    """终态:存2条:单位期限2027-06-30;社区期限2027-12-31;分送两处审诺。不得:合并成一条;期限写反。"""
    luo, ye, han = (township.person(name) for name in ("luo", "ye", "han"))
    await ye.says("报到 罗敏")
    await luo.says("提诺")
    await luo.says("单位那边:带教2名新人;社区:每月最后一个周六教老人用手机银行一次")
    await luo.says("单位6月底,社区全年")
    await luo.says("没错")
    assert len(await township.ask(wordings)) == 2
    works, home = [(await township.ask(of_org, name))[0] for name in ("乡卫生院党支部", "溪口社区党支部")]
    assert "带教2名新人" in works.text
    assert "手机银行" not in works.text
    assert "手机银行" in home.text
    assert [one.due.isoformat() for one in (works, home) if one.due] == ["2027-06-30", "2027-12-31"]
    assert {works.status, home.status} == {Status.SUBMITTED}
    assert "带教" in await han.says("审核")
    listed = await ye.says("审核")
    assert "手机银行" in listed
    assert "带教" not in listed
