"""Leaders are asked first, and their promises are on the board before the others are asked (R23)."""

from datetime import date

from bot.documents.invented import BRANCH
from bot.service.lead import below, coverage
from bot.service.organise import year
from dialogs.rules.calendar import at
from storage import people
from tests.people.conftest import called
from tests.support.stage import Stage

#: A Monday; three working days before it is a Wednesday.
START = date(2026, 12, 7)
LEADERS_DAY, LAST_DAY = date(2026, 12, 2), date(2026, 12, 4)


async def _opened(stage: Stage) -> None:
    said = await stage.database.write(year.open_cycle, 2027, START, BRANCH)
    assert "12月2日起带头承诺，12月7日起提承诺" in said


async def test_the_secretary_is_asked_three_days_before_the_members(township: Stage) -> None:
    await _opened(township)
    li, chen = township.person("member"), township.person("secretary")
    await township.until(at(LEADERS_DAY, 12))
    assert "想为大家做件什么实事" in chen.last.text
    assert not li.messages()
    await township.until(at(START, 12))
    assert "想为大家做件什么实事" in li.last.text


async def test_leaders_promises_are_offered_for_publication_before_the_others_are_asked(
    township: Stage,
) -> None:
    await _opened(township)
    chen, town, li = township.person("secretary"), township.person("town"), township.person("member")
    await township.until(at(LEADERS_DAY, 12))
    await chen.says("每月走访2户困难群众，帮他们把低保手续办好")
    await chen.says("全年")
    await chen.says("对")
    await town.says("先不弄")
    await town.says("审核")
    await town.says("通过")
    await township.until(at(LAST_DAY, 17))
    assert "公示" in chen.last.text
    assert not li.messages()


async def test_after_his_own_the_secretary_is_asked_for_the_branchs_promise(township: Stage) -> None:
    await _opened(township)
    chen = township.person("secretary")
    await township.until(at(LEADERS_DAY, 12))
    table = await township.ask(coverage.read, "1", (await called(township, "陈国强")).id)
    assert table.own.words == "等书记记下怎么听的意见，再提"
    await chen.says("每月走访2户困难群众，帮他们把低保手续办好")
    await chen.says("全年")
    assert "怎么听大家意见" in await chen.says("对")
    said = await chen.says("昨天开会20人")
    assert "以清溪村党支部的名义" in said
    await chen.says("6月底前把村口3公里水渠清一遍")
    await chen.says("对")
    assert "组织自己的承诺：等上级看" in await chen.says("进度表")
    tree = await township.ask(below.grown, await township.ask(people.org_named, "清溪乡党委"))
    assert tree.branch((await township.ask(people.org_named, BRANCH)).id).own.words == "等上级看"


async def test_the_public_is_asked_for_wishes_before_anybody_promises(township: Stage) -> None:
    branch = await township.ask(people.org_named, BRANCH)
    await township.database.write(people.add_group, branch.id, "sandbox", "village")
    await _opened(township)
    await township.until(at(LEADERS_DAY, 8))
    (called_for,) = township.wall.posted
    assert "12月2日起提2027年的承诺。先听大家的" in called_for.text
    assert called_for.link is not None
    assert called_for.link.path == f"/wish/{branch.id}"
    assert not township.person("member").messages()
