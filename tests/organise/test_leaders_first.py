"""Leaders are asked first, and their promises are on the board before the others are asked (R23)."""

from datetime import date, datetime, timedelta

from sqlalchemy import select

from bot.documents.invented import BRANCH
from bot.service.lead import below, coverage
from bot.service.organise import year
from dialogs.rules.calendar import at, local
from dialogs.rules.exemptions import Exemption, Kind
from dialogs.rules.year import Due, Step, Window
from storage import absences, people, years
from storage.tables import identity, journal
from storage.unit import Work
from storage.year_tables import agenda
from tests.people.conftest import called
from tests.support.stage import Stage

#: A Monday; three working days before it is a Wednesday.
START = date(2026, 12, 7)
LEADERS_DAY, LAST_DAY = date(2026, 12, 2), date(2026, 12, 4)


async def _opened(stage: Stage) -> None:
    said = await stage.database.write(year.open_cycle, 2027, START, BRANCH)
    assert "12月2日起带头承诺，12月7日起提承诺" in said


async def promises(stage: Stage, address: str, text: str) -> None:
    """Somebody answers the question for his promise."""
    person = stage.person(address)
    if "对不对" not in await person.says(text):
        await person.says("全年")
    await person.says("对")


async def published(stage: Stage) -> None:
    """The superior looks at what waits, and the branch makes it known."""
    town, chen = stage.person("town"), stage.person("secretary")
    await town.says("先不弄")
    await town.says("审核")
    await town.says("都通过")
    await chen.says("先不弄")
    await chen.says("公示")
    await chen.taps("公示")


def _windows(work: Work) -> list[Window]:
    (cycle,) = years.of_org(work, people.org_named(work, BRANCH).id)  # type: ignore[union-attr]
    return sorted(years.windows_of(work, cycle.id), key=lambda one: (one.step, one.part))


def _reminder(work: Work) -> datetime:
    (due,) = work.connection.scalars(select(agenda.c.due_at).where(agenda.c.kind == Due.PROPOSE_REMIND.value))
    assert isinstance(due, datetime)
    return due


def _verbs(work: Work) -> list[str]:
    return list(work.connection.scalars(select(journal.c.verb)))


async def test_a_start_that_leaves_no_room_for_leaders_is_named(township: Stage) -> None:
    said = await township.database.write(year.open_cycle, 2027, date(2026, 11, 24), BRANCH)
    assert "清溪村党支部开始得太近，带头的来不及先公示" in said
    assert "太近" not in await township.database.write(year.open_cycle, 2028, START, BRANCH)


async def test_the_secretary_is_asked_three_days_before_the_members(township: Stage) -> None:
    await _opened(township)
    li, chen = township.person("member"), township.person("secretary")
    await township.until(at(LEADERS_DAY, 12))
    assert "想为大家做件什么实事" in chen.last.text
    assert not li.messages()
    await township.until(at(LAST_DAY, 18))
    assert not li.messages()


async def test_the_others_wait_until_everybody_who_leads_is_published(township: Stage) -> None:
    await _opened(township)
    chen, town, li = (township.person(one) for one in ("secretary", "town", "member"))
    before = await township.ask(_windows)
    await township.until(at(LEADERS_DAY, 12))
    await promises(township, "secretary", "每月走访2户困难群众，帮他们把低保手续办好")
    await township.until(at(START, 12))
    assert not li.messages()
    told = [one.text for one in chen.messages() if "先不问大家" in one.text]
    assert told == [
        "带头的承诺还没公示，先不问大家。还差：你（等人看）、林晓梅（还没提）。"
        "还没提的请他说“报承诺”，看过了你说“公示”。公示好了，下一个工作日就问大家；最晚12月14日就问。"
    ]
    assert any(
        "清溪村党支部在等带头的承诺公示，最晚12月14日请大家提承诺" in one.text for one in town.messages()
    )
    assert "清溪村党支部在等带头的承诺公示" in await town.says("下级情况")
    assert not township.wall.posted
    await promises(township, "deputy", "每季度组织妇女体检一次，一年4次")
    await published(township)
    await township.until(at(START + timedelta(days=1), 12))
    assert "想为大家做件什么实事" in li.last.text
    assert "带头承诺了" in li.last.text
    after = await township.ask(_windows)
    moved = [old.step for old, new in zip(before, after, strict=True) if old.closes != new.closes]
    assert sorted(moved) == [Step.PROPOSE, Step.PUBLISH]  # the others' own, and the leaders' publication
    assert await township.ask(_reminder) == at(date(2026, 12, 14), 9) + timedelta(minutes=1)
    assert "wait_for_leaders" in await township.ask(_verbs)
    assert len([one for one in chen.messages() if "先不问大家" in one.text]) == 1


async def test_after_five_working_days_they_are_asked_all_the_same(township: Stage) -> None:
    await _opened(township)
    li, town = township.person("member"), township.person("town")
    await township.until(at(date(2026, 12, 11), 18))
    assert not li.messages()
    await township.until(at(date(2026, 12, 14), 12))
    assert "想为大家做件什么实事" in li.last.text
    assert "清溪村党支部：等了5个工作日，带头的还没公示完，就先请大家提了" in await town.says("下级情况")
    assert (await township.ask(_verbs)).count("wait_for_leaders") == 5
    assert "open_without_leaders" in await township.ask(_verbs)
    assert not any("带头" in one.text and "陈国强" in one.text for one in township.wall.posted)


async def test_who_is_exempt_away_or_cannot_be_asked_keeps_nobody_waiting(township: Stage) -> None:
    await _opened(township)
    chen, lin = await called(township, "陈国强"), await called(township, "林晓梅")
    today = local(township.clock.now()).date()
    free = Exemption(0, lin.id, Kind.EXEMPT, "病了", today, None, "granted", chen.id)
    away = Exemption(0, chen.id, Kind.AWAY, "出差", today, None, "granted", lin.id)
    await township.database.write(absences.add, free)
    await township.database.write(absences.add, away)
    await township.until(at(START, 12))
    assert "想为大家做件什么实事" in township.person("member").last.text


async def test_a_branch_on_paper_does_not_wait(township: Stage) -> None:
    await _opened(township)
    await township.database.write(lambda work: work.connection.execute(identity.delete()))
    await township.until(at(START, 12))
    assert "wait_for_leaders" not in await township.ask(_verbs)


async def test_who_leads_without_a_phone_is_visited_with_the_leaders(township: Stage) -> None:
    await _opened(township)
    lin = await called(township, "林晓梅")
    mine = identity.c.person_id == lin.id
    await township.database.write(lambda work: work.connection.execute(identity.delete().where(mine)))
    await township.until(at(LEADERS_DAY, 12))
    asked = [one.text for one in township.person("secretary").messages() if "请去看看林晓梅" in one.text]
    assert len(asked) == 1
    await township.until(at(date(2026, 12, 14), 12))
    asked = [
        one.text
        for one in township.person("secretary").messages()
        if "林晓梅" in one.text and "请去看看" in one.text
    ]
    assert len(asked) == 1


async def test_leaders_promises_are_offered_for_publication_before_the_others_are_asked(
    township: Stage,
) -> None:
    await _opened(township)
    chen, town, li = township.person("secretary"), township.person("town"), township.person("member")
    await township.until(at(LEADERS_DAY, 12))
    await promises(township, "secretary", "每月走访2户困难群众，帮他们把低保手续办好")
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
