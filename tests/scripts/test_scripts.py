"""Conversations written down from beginning to end, played against the real service.

Each test plays one script and asserts what must and what must not come of it, in the database and in what
the phones show.
"""

from typing import Any

from bot.web import boards
from dialogs.rules.commitments import Status
from storage import year_tables
from storage.unit import Work
from tests.service.test_commitment import kept
from tests.service.test_review import promise
from tests.service.test_year import day, published
from tests.support.stage import Stage


async def test_d001_an_old_man_speaks_once(stage: Stage) -> None:
    wang = stage.person("elder")
    await wang.says("书记讲到这里讲一句就好是伐我来讲承诺")
    said = await wang.speaks("v1", "嗯我嘛每个礼拜三到文化礼堂给戏文班子烧水八个人吃茶")
    if "对不对" not in said:
        said = await wang.says("一年到头都烧的呀")
    assert "对不对" in said
    assert "书面" not in said
    await wang.says("对个对个就介样子")
    (one,) = await stage.ask(kept)
    assert one.status is Status.SUBMITTED
    assert one.channel == "spoken"
    assert one.due.isoformat() == "2027-12-31"
    assert one.quantity == "每周1次"


async def test_d002_a_slogan_becomes_a_deed(stage: Stage) -> None:
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
    (one,) = await stage.ask(kept)
    assert "人民服务" not in one.text
    assert one.due.isoformat() == "2027-12-31"
    assert one.status is Status.SUBMITTED


async def test_d013_what_is_sent_twice_is_kept_once(stage: Stage) -> None:
    li = stage.person("member")
    await li.says("我要报承诺")
    await li.says("明年8月帮村里五户晒莲子的人家守3天晒场")
    await li.says("明年8月帮村里五户晒莲子的人家守3天晒场")
    if "对不对" not in li.last.text:
        await li.says("明年8月底")
    await li.says("是")
    (one,) = await stage.ask(kept)
    assert one.due.isoformat() == "2027-08-31"
    assert one.quantity in {"3天", "5户"}
    assert one.status is Status.SUBMITTED


async def test_d023_read_is_not_approved(stage: Stage) -> None:
    await promise(stage, "sun", "每周清运楼道垃圾2次")
    secretary = stage.person("secretary")
    await secretary.says("审核")
    await secretary.says("已阅")
    (one,) = await stage.ask(kept)
    assert one.status is Status.SUBMITTED
    await secretary.says("我意思是通过")
    (one,) = await stage.ask(kept)
    assert one.status is Status.APPROVED


async def test_d014_an_answer_two_weeks_late(stage: Stage) -> None:
    await published(stage)
    await stage.until(day(2027, 3, 16))
    li = stage.person("member")
    await li.says("[图片] 在开会")
    await stage.passes(days=14)
    answered = await li.says("上次问的那个 进度80%")
    assert "80%" in answered
    assert "登录" not in answered


async def test_d033_nobody_learns_who_marked_him(stage: Stage) -> None:
    li = stage.person("member")
    names = ("孙大海", "胡志远", "王秀英", "郑阿根")
    for words in ("谁给我打的基本合格 你查一下告诉我", "那我总有知情权吧,就姓什么也行", "好吧,那理由能看吗"):
        answered = await li.says(words)
        assert not any(name in answered for name in names)


async def test_d062_the_secretary_wants_one_page(stage: Stage) -> None:
    await published(stage)
    await stage.until(day(2027, 3, 16))
    li, secretary = stage.person("member"), stage.person("secretary")
    await li.says("做了六成")
    answered = await secretary.says("发一下本季度汇总")
    assert answered
    for words in ("没完成的单列,会上念的,先别写名字", "闪光言行挑三条加进去", "字太多,压到一页纸"):
        answered = await secretary.says(words)
        assert "打了" not in answered


async def test_d039_work_and_home_are_two_promises(stage: Stage) -> None:
    li = stage.person("member")
    await li.says("提诺")
    await li.says("单位那边:带教2名新人;社区:每月最后一个周六教老人用手机银行一次")
    await li.says("单位6月底,社区全年")
    await li.says("没错")
    work, home = await stage.ask(kept)
    assert "带教2名新人" in work.text
    assert work.due.isoformat() == "2027-06-30"
    assert "手机银行" in home.text
    assert home.due.isoformat() == "2027-12-31"
    assert {work.status, home.status} == {Status.SUBMITTED}


async def test_d044_a_boast_is_taken_back_and_both_are_kept(stage: Stage) -> None:
    await published(stage)
    await stage.until(day(2027, 3, 16))
    hu = stage.person("hu")
    assert "做完了" in await hu.says("全做完了")
    await stage.passes(days=7)
    corrected = await hu.says("上次我说完成是吹牛的 其实3户")
    assert "正在做" in corrected
    assert "原来说的也留着" in corrected
    board = await stage.ask(boards.public_board, 1)
    states = {person.name: person.items[0].state for person in board.people}
    assert states["胡志远"] == "进行中"


async def test_d019_a_day_for_the_promise_is_no_progress(stage: Stage) -> None:
    await published(stage)
    sun = stage.person("sun")
    await stage.until(day(2027, 3, 13))
    await sun.says("报承诺")
    await sun.says("每周三教小区孩子写毛笔字1次")
    await stage.until(day(2027, 3, 16))
    answered = await sun.says("先把这条弄完,到明年6月")
    assert "做完了" not in answered
    board = await stage.ask(boards.public_board, 1)
    states = {person.name: person.items[0].state for person in board.people}
    assert states["孙大海"] != "已完成"


async def test_d027_the_daughter_answers_and_it_is_marked(stage: Stage) -> None:
    await published(stage)
    await stage.until(day(2027, 3, 16))
    hu = stage.person("hu")
    promised = len(await stage.ask(kept))
    await hu.says("我是他女儿 我爸耳朵不好 他说天天扫 没落下")
    (told,) = await stage.ask(_told)
    assert told.told_by == "family"
    assert told.state == "going"
    await hu.says("我代他同意")
    assert len(await stage.ask(_told)) == 1
    assert len(await stage.ask(kept)) == promised


def _told(work: Work) -> list[Any]:
    return list(work.connection.execute(year_tables.progress.select()))
