"""What waits for somebody who has left his office or is gone goes on with whoever is next."""

from dataclasses import replace
from datetime import date
from typing import Any

from bot.service.evaluate import objections
from bot.service.evaluate.objections import Said
from bot.service.organise import year
from bot.service.organise.roster import import_roster, present_roster
from dialogs.rules.people import Role
from storage import aftermath, checks, criticisms, evaluation, people, years
from storage.checks import Draw
from storage.unit import Work
from tests.people.conftest import START, called
from tests.people.test_homes import saw
from tests.people.test_moves import publish
from tests.service.test_year import day
from tests.support.stage import Stage, roster_of

DAY = date(2026, 11, 26)
BRANCH, TOWN = "清溪村党支部", "清溪乡党委"


def _hang(work: Work, org_id: int, author: int, graded: dict[int, int]) -> None:
    cycle = years.of_org(work, org_id)[0]
    values: dict[str, Any] = {"scope": "public", "shows": "grades", "opens": DAY, "closes": DAY}
    aftermath.open_period(work, cycle.id, {**values, "author_id": author})
    for member, by in graded.items():
        given = {"subject": f"member:{member}", "grade": "合格", "met_on": DAY, "author_id": by}
        evaluation.add_grade(
            work, cycle.id, {**given, "entitled": 3, "present": 3, "in_favour": 3, "reason": ""}
        )


async def hang(stage: Stage, by: str, *members: str) -> None:
    """The results of an organisation hang; one of it typed them."""
    author = await called(stage, by)
    graded = {(await called(stage, one)).id: author.id for one in members}
    await stage.database.write(_hang, author.org_id, author.id, graded)


async def objected(stage: Stage, org: str, text: str) -> Any:
    """Somebody outside objects."""

    def take(work: Work) -> Any:
        branch = people.org_named(work, org)
        assert branch
        return objections.take(
            work, years.of_org(work, branch.id)[0], f"key {text}", Said(text, "page", "010-12345678")
        )

    return await stage.database.write(take)


async def handler_of(stage: Stage, number: int) -> str:
    one = await stage.ask(aftermath.objection_by_id, number)
    return str((await stage.ask(people.get, one.handler_id)).name)


async def test_an_objection_goes_on_when_its_handler_is_gone_and_when_it_is_late(township: Stage) -> None:
    stage = township
    chen, zhou = stage.person("secretary"), stage.person("committee")
    await hang(stage, "陈国强", "李明")
    one = await objected(stage, BRANCH, "李明的煤气罐只换了半年")
    assert await handler_of(stage, one.id) == "林晓梅"  # the secretary typed the grade
    await chen.says("离开 林晓梅 出国定居")
    assert await handler_of(stage, one.id) == "周建平"
    assert "煤气罐" in await zhou.says("待办")
    await stage.until(day(2026, 12, 3, 12))
    town = stage.person("town")  # five working days, and one more
    assert saw(town, "这件异议过了期，周建平还没有答复")
    assert "煤气罐" in await town.says("异议")
    assert "1件答复好了" in await town.says("1 维持 看过了")
    assert "没有等你答复" in await zhou.says("异议")


async def test_where_everybody_is_concerned_somebody_answers_and_says_so(township: Stage) -> None:
    stage = township
    await stage.database.write(year.open_cycle, 2027, START, TOWN)
    await hang(stage, "沈玉珍", "许航")
    one = await objected(stage, TOWN, "许航没有来过村里，沈玉珍也没有")
    assert "没有不相干的人，由负责人来看" in await stage.ask(objections.receipt, one)
    town = stage.person("town")
    assert "没有来过" in await town.says("异议")
    said = await town.says("1 维持 有下村的记录")
    assert "010-12345678" in said
    assert "是沈玉珍自己答复的" in said


def _waiting(work: Work, chen: int, hu: int, org: int, town: int) -> None:
    """What waits for a secretary beside objections."""
    cycle = years.of_org(work, org)[0]
    aftermath.begin(work, cycle.id, f"member:{hu}", "评定是基本合格", DAY, chen)
    about = {"org_id": org, "by_org_id": org, "person_id": hu, "target": "member", "scope": "members"}
    criticisms.add(work, "c1", **about, cause="两次没到会", proposer_id=chen)
    number = checks.add_draw(work, Draw(0, town, 2027, "org", 1, "seed", ()), None)
    checks.add_item(work, number, 1, org + 1, None, chen)


async def test_what_only_an_office_may_deal_with_goes_to_the_new_secretary(township: Stage) -> None:
    stage = township
    chen, lin, hu = (stage.person(name) for name in ("secretary", "deputy", "hu"))
    await publish(stage, "hu", "6月底前给村口装好3盏路灯")
    old, new, poor = [await called(stage, name) for name in ("陈国强", "林晓梅", "胡志远")]
    town = await called(stage, "沈玉珍")
    await stage.database.write(_waiting, old.id, poor.id, old.org_id, town.org_id)
    assert "等陈国强同意" in await hu.says("改期 第1条 到8月底，因为灯杆没有到货")
    assert "胡志远" in await chen.says("谈话")
    await chen.says("先不弄")
    await chen.says("交接 林晓梅")
    assert "没有等你跟进" in await chen.says("谈话")
    assert "胡志远：评定是基本合格" in await lin.says("谈话")
    await lin.says("先不弄")
    assert "两次没到会" in await lin.says("公开批评")
    await lin.says("先不弄")
    (item,) = await stage.ask(lambda work: checks.waiting(work, checker=new.id))
    assert item.place == 1
    assert "灯杆没有到货" in await lin.says("改动")


async def test_who_loses_his_office_by_a_roster_has_nothing_waiting_any_more(township: Stage) -> None:
    stage = township
    await hang(stage, "陈国强", "李明")
    one = await objected(stage, BRANCH, "李明的煤气罐只换了半年")
    entries = await stage.ask(present_roster)
    plain = [replace(each, role=Role.MEMBER) if each.name == "林晓梅" else each for each in entries]
    await stage.database.write(import_roster, roster_of(*plain), actor=None)
    assert await handler_of(stage, one.id) == "周建平"
