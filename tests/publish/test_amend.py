"""A published text is locked: changes are asked for, agreed to by a second person, and stay visible."""

from collections.abc import Callable

import pytest
from sqlalchemy import update

from bot.web import boards
from bot.web.pages.models import BoardItem
from dialogs.rules.commitments import Commitment
from dialogs.rules.people import Status
from storage import commitments, tables, year_tables
from storage.unit import Work
from tests.publish.conftest import published
from tests.support.stage import Stage, count


def of(name: str) -> Callable[[Work], BoardItem]:
    def query(work: Work) -> BoardItem:
        board = boards.public_board(work, 1)
        assert board is not None
        return next(person.items[0] for person in board.people if person.name == name)

    return query


def kept(work: Work) -> Commitment:
    return commitments.of_cycle(work, 1)[0]


async def item(stage: Stage, name: str) -> BoardItem:
    found: BoardItem = await stage.ask(of(name))
    return found


async def test_a_delay_needs_a_reason_and_a_second_person(stage: Stage) -> None:
    await published(stage)
    li, chen = stage.person("member"), stage.person("secretary")
    assert "还差一句原因" in await li.says("改期 第1条 到2027年3月底")
    assert "还差改到哪一天" in await li.says("改期 第1条，因为下雨停工")
    said = await li.says("改期 第1条 到2027年3月底，因为下雨停工")
    assert "等陈国强同意" in said
    assert (await item(stage, "李明")).notes == ()
    assert "李明 改期" in chen.last.text
    assert "因为下雨停工" in chen.last.text
    assert "已经有一个改动" in await li.says("改期 第1条 到2027年5月底，因为又下雨")
    assert "同意了：李明" in await chen.says("1 同意")
    assert "公示栏上写明了原因" in li.last.text
    shown = await item(stage, "李明")
    assert shown.due is not None
    assert (shown.due.month, shown.due.day) == (3, 31)
    assert "改期" in shown.notes[0]
    assert "全年" in shown.notes[0]
    assert "下雨停工" in shown.notes[0]
    assert await stage.ask(count(year_tables.commitment_version)) == 6


async def test_whoever_was_to_agree_has_left_and_it_is_asked_anew(stage: Stage) -> None:
    await published(stage)
    li = stage.person("member")
    assert "等陈国强同意" in await li.says("改期 第1条 到2027年3月底，因为下雨停工")
    gone = update(tables.person).where(tables.person.c.name == "陈国强").values(status=Status.STOPPED.value)

    def leave(work: Work) -> None:
        work.forget()
        work.connection.execute(gone)

    await stage.database.write(leave)
    assert "等林晓梅同意" in await li.says("改期 第1条 到2027年3月底，因为下雨停工")


async def test_a_slip_is_put_right_in_the_open(stage: Stage) -> None:
    await published(stage)
    sun, lin = stage.person("sun"), stage.person("deputy")
    before = (await item(stage, "孙大海")).sentence
    said = await stage.person("secretary").says("更正 孙大海 第1条 改成 每周巡两次水库的路，因为写错了次数")
    assert "等林晓梅同意" in said
    await lin.taps("同意")
    shown = await item(stage, "孙大海")
    assert shown.sentence == "每周巡两次水库的路"
    assert before in shown.notes[0]
    assert "林晓梅同意了" in sun.last.text
    one = await stage.ask(lambda work: commitments.of_cycle(work, 1)[1])
    assert (one.status.value, one.version) == ("published", 2)


async def test_what_cannot_be_kept_is_explained(stage: Stage) -> None:
    await published(stage)
    he, chen = stage.person("he"), stage.person("secretary")
    await he.says("没做成 第1条，因为厂里今年不招人")
    assert "没能做成" in chen.last.text
    await chen.says("同意")
    shown = await item(stage, "何小兵")
    assert shown.state == "没能做成，看说明"
    assert "厂里今年不招人" in shown.notes[0]


async def test_a_refusal_says_why_and_changes_nothing(stage: Stage) -> None:
    await published(stage)
    hu, chen = stage.person("hu"), stage.person("secretary")
    await hu.says("改期 到2027年9月底，因为忙")
    assert "为什么不同意" in await chen.says("1 不同意")
    assert "没同意：胡志远" in await chen.says("1 不同意 还来得及")
    assert "还来得及" in hu.last.text
    assert (await item(stage, "胡志远")).notes == ()


async def test_several_are_decided_in_one_line(stage: Stage) -> None:
    await published(stage)
    for address in ("member", "sun", "he"):
        await stage.person(address).says("改期 到2027年4月底，因为下雨停工")
    chen = stage.person("secretary")
    assert "3. " in await chen.says("改动")
    said = await chen.says("1 3 同意 2 不同意 还来得及")
    assert "同意了：李明、何小兵" in said
    assert "没同意：孙大海" in said
    assert "没有等你同意" in await chen.says("改动")


async def test_nobody_agrees_to_his_own(stage: Stage) -> None:
    await stage.passes(days=1)
    await stage.person("secretary").says("报承诺")
    await stage.person("secretary").says("6月底前把村口50米断头路修通")
    await stage.person("secretary").taps("对")
    lin = stage.person("deputy")
    await lin.says("审核")
    await lin.says("都通过")
    chen = stage.person("secretary")
    await chen.says("公示")
    await chen.taps("公示")
    assert "等林晓梅同意" in await chen.says("改期 第1条 到9月底，因为下雨停工")
    assert "没有等你同意" in await chen.says("改动")


async def test_others_may_not_ask_for_it(stage: Stage) -> None:
    await published(stage)
    assert "他的帮办人或书记" in await stage.person("sun").says("改期 李明 第1条 到4月底，因为下雨")
    assert "没找到“张三”" in await stage.person("secretary").says("改期 张三 第1条 到4月底，因为下雨")
    assert "没找到这一条" in await stage.person("member").says("改期 第7条 到4月底，因为下雨")
    assert "这样说" in await stage.person("member").says("改期")


async def test_only_for_members(stage: Stage) -> None:
    await published(stage)
    li, chen = stage.person("member"), stage.person("secretary")
    assert "还差一句原因" in await li.says("只在党员内公开 1")
    assert "等陈国强同意" in await li.says("只在党员内公开 第1条，因为说到了张家的事")
    assert (await item(stage, "李明")).sentence
    assert "因为说到了张家的事" in chen.last.text
    await chen.says("1 同意")
    assert "公示栏上不再有它" in li.last.text
    board = await stage.ask(boards.public_board, 1)
    assert "李明" not in {person.name for person in board.people}
    assert "1条只在党员内公开" in board.hidden_words
    inner = await stage.ask(boards.members_board, "1", 5)
    seen = next(person.items[0] for person in inner.people if person.name == "李明")
    assert "改为只在党员内公开。原因：说到了张家的事" in seen.notes[0]
    assert await stage.ask(boards.members_board, "1", 99) is None
    assert "对大家公开" in await stage.person("secretary").says("对外公开 李明 1")
    assert (await item(stage, "李明")).notes == ()


@pytest.mark.parametrize("said", ["改期一下我的航班吧", "更正确的做法是每周巡一次水渠"])
async def test_ordinary_words_are_no_change(stage: Stage, said: str) -> None:
    await published(stage)
    assert "等陈国强同意" not in await stage.person("member").says(said)
