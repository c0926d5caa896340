"""Leaders are asked first, and their promises are on the board before the others are asked (R23)."""

from datetime import date

from bot.documents.invented import BRANCH
from bot.service.organise import year
from dialogs.rules.calendar import at
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
