"""A branch with only a secretary and nobody above: its year goes the whole way, and it shows."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.service.evaluate import files, sheets, who
from bot.service.organise import tiers, year
from bot.service.organise.roster import import_roster
from bot.service.paper.take import enter_as
from bot.web.boards import public_board
from dialogs.rules.calendar import add_working_days, chinese_date, local
from dialogs.rules.entering import Entry as Entered
from dialogs.rules.entering import Kind
from dialogs.rules.people import Category, Role, Standing
from dialogs.rules.roster_entries import Entry
from dialogs.rules.subjects import member
from storage import aftermath, people, reviews, roster, years
from storage.database import Database
from storage.unit import Work
from tests.service.test_year import day
from tests.support.clock import ManualClock
from tests.support.stage import Stage, roster_of

NAME = "山顶村党支部"


@pytest.fixture
async def alone(database: Database, clock: ManualClock, tmp_path: Path) -> Stage:
    stage = Stage(database, clock, tmp_path / "home")
    await stage.furnish(roster_of(_secretary(NAME, "石大山", "stone")), year_of=None)
    start = add_working_days(local(clock.now()).date(), 1)
    await database.write(year.open_cycle, 2027, start, NAME)
    return stage


def _secretary(branch: str, name: str, account: str, parent: str = "") -> Entry:
    return Entry(
        0,
        branch,
        "01",
        name,
        Role.SECRETARY,
        Category.LEADER,
        Standing.FORMAL,
        accounts={"sandbox": frozenset({account})},
        parent=parent,
    )


async def promised(stage: Stage) -> None:
    stone = stage.person("stone")
    await stage.passes(days=1)
    await stone.says("报承诺")
    await stone.says("6月底前把村口50米断头路修通")
    assert "公示时会写明没有别人看过" in await stone.taps("对")
    await stage.until(day(2026, 12, 20))
    assert "其中1条没有别人能看，公示时会写明" in stone.last.text
    await stone.taps("公示")


async def test_the_year_of_one_goes_the_whole_way(alone: Stage) -> None:
    await promised(alone)
    org = await alone.ask(people.org_named, NAME)
    board = await alone.ask(public_board, org.id)
    assert "没有别人看过" in board.people[0].items[0].notes[0]
    await alone.until(day(2028, 1, 3))
    stone = alone.person("stone")
    listed = await stone.says("结束年度")
    assert "没有别人可定，你照实记" in listed
    said = await stone.says("1 没完成 石头太硬，只修了30米")
    assert "党员的评定1件，等石大山" in said
    await stone.says("没开展 群众评 封山")
    await stone.says("没开展 互评 只有一个人")
    assert "没有别人能评，你照实记" in await stone.says("写评语")
    await stone.says("1 合格 只修了30米")
    await stone.says("评定")
    assert "不评优秀" in await stone.says("1 优秀 12月30日 应到1 实到1 同意1")
    await stone.says("评定")
    await stone.says("1 合格 12月30日 应到1 实到1 同意1")
    assert "结果的公示1件，等石大山" in await stone.says("结束年度")
    file = (await alone.ask(files.gather, await alone.ask(years.of_year, org.id, 2027))).files[1]
    assert sheets.grade(file).endswith("同意1人。没有别人能评，本人照实记的。")
    assert "没有公示，因为全村都在场" in await stone.says("没开展 公示 全村都在场")
    await stone.says("结束年度")
    assert "2027年结束了" in await stone.taps("结束")
    (cycle,) = [await alone.ask(years.of_year, org.id, 2027)]
    assert cycle.status == "closed"


async def test_a_change_that_nobody_else_can_agree_to_is_made_and_shown(alone: Stage) -> None:
    await promised(alone)
    stone = alone.person("stone")
    assert "公示栏会写明没有别人看过" in await stone.says("改期 第1条 到9月底，因为下雨停工")
    org = await alone.ask(people.org_named, NAME)
    (item,) = (await alone.ask(public_board, org.id)).people[0].items
    assert (item.due.month, item.due.day) == (9, 30)
    assert "下雨停工。没有别人看过，是自己定的" in item.notes[0]
    assert "没有别人看过" in await stone.says("没做成 第1条，因为不拨款了")


async def test_whoever_stands_above_later_is_shown_it(alone: Stage) -> None:
    await promised(alone)
    await alone.person("stone").says("改期 第1条 到9月底，因为下雨停工")
    org = await alone.ask(people.org_named, NAME)
    ((one, _),) = await alone.ask(reviews.unseen, [org.id])
    assert "断头路" in one.text

    later = roster_of(
        _secretary(NAME, "石大山", "stone", parent="清溪乡党委"),
        _secretary("清溪乡党委", "沈玉珍", "town"),
    )
    await alone.database.write(import_roster, later, actor=None)
    assert [one.name for one in await alone.ask(tiers.above, org.id)] == ["沈玉珍"]
    town = alone.person("town")
    assert "有2条当时没有别人能看" in await town.says("下级情况")
    listed = await town.says("没人看过的")
    assert "山顶村党支部：6月底前把村口50米断头路修通" in listed
    assert "山顶村党支部：石大山 改期" in listed


@pytest.fixture
async def county(database: Database, clock: ManualClock, tmp_path: Path) -> Stage:
    """A village whose town is only a name: the county's secretary is the nearest above."""
    stage = Stage(database, clock, tmp_path / "home")
    village = _secretary(NAME, "石大山", "stone", parent="清溪乡")
    son = replace(
        village, number="02", name="石小山", role=Role.MEMBER, accounts={"sandbox": frozenset({"son"})}
    )
    await stage.furnish(roster_of(village, son, _secretary("清溪县委", "方县长", "fang")), year_of=None)

    def build(work: Work) -> None:
        numbers = {one.name: one.id for one in people.orgs(work)}
        roster.set_parent(work, numbers["清溪乡"], numbers["清溪县委"])

    await database.write(build)
    start = add_working_days(local(clock.now()).date(), 1)
    await database.write(year.open_cycle, 2027, start, NAME)
    return stage


async def test_over_an_empty_tier_the_county_speaks_to_a_member_by_his_name(county: Stage) -> None:
    fang, son = county.person("fang"), county.person("son")
    assert "石小山" in await fang.says("感谢 石小山 半夜帮老人换煤气")
    fang_id = (await county.ask(people.named, "方县长"))[0].id
    told = Entered("石小山", Kind.THANKS, "visit", "雪天给老人送米")
    assert "石小山" in await county.database.write(enter_as, fang_id, told)
    await son.says("报承诺")
    await son.says("6月底前把村口50米断头路修通")
    await son.taps("对")
    assert "断头路" in await fang.says("石小山第1条经过")


async def test_over_an_empty_tier_the_county_hands_the_branch_over(county: Stage) -> None:
    assert "书记现在是石小山" in await county.person("fang").says(f"交接 {NAME} 石小山")


async def test_an_organisation_that_is_only_a_name_is_looked_past(database: Database) -> None:
    """A town without people stands between a village and the county: the county's secretary decides."""

    def build(work: Work) -> list[str]:
        county, town, village = (roster.add_org(work, name) for name in ("清溪县委", "清溪乡", NAME))
        roster.set_parent(work, town, county)
        roster.set_parent(work, village, town)
        roster.add_people(work, [(county, _secretary("清溪县委", "方县长", "fang"))])
        found = [one.name for one in tiers.above(work, village)]
        return [*found, *(one.name for one in tiers.below(work, county))]

    assert await database.write(build) == ["方县长", "清溪乡", NAME]


async def test_a_top_with_one_leader_is_graded_by_its_committee(database: Database) -> None:
    def build(work: Work) -> list[str]:
        county = roster.add_org(work, "清溪县委")
        second = replace(_secretary("清溪县委", "方组委", "second"), role=Role.COMMITTEE, number="02")
        roster.add_people(work, [(county, _secretary("清溪县委", "方县长", "fang")), (county, second)])
        year.open_cycle(work, 2027, local(work.now).date(), "清溪县委")
        cycle, secretary = years.of_year(work, county, 2027), people.secretary(work, county)
        assert cycle is not None
        assert secretary is not None
        return [one.name for one in who.deciders(work, cycle, member(secretary.id))]

    assert await database.write(build) == ["方组委"]


async def test_where_nobody_else_can_look_he_looks_himself_and_it_shows(alone: Stage) -> None:
    lin = replace(_secretary(NAME, "林二", "second"), role=Role.MEMBER, number="02")
    await alone.database.write(import_roster, roster_of(_secretary(NAME, "石大山", "stone"), lin), actor=None)
    org = await alone.ask(people.org_named, NAME)
    cycle, members = await alone.ask(years.of_year, org.id, 2027), await alone.ask(people.members, org.id)
    stone, second = (one.id for one in members)
    today = local(alone.clock.now()).date()
    about = member(second).key
    number = await alone.database.write(aftermath.begin, cycle.id, about, "评定是基本合格", today, stone)
    actor = alone.person("stone")
    await actor.says("谈话")
    await actor.says("1 谈了 在他家，他说人手不够")
    await actor.says("谈话")
    assert "没有别人能复查" in await actor.says(
        f"1 计划 {chinese_date(today + timedelta(days=60))}前把水渠清完"
    )
    assert "林二" in await actor.says("谈话")
    assert "这件事了了" in await actor.says("1 改好了 水渠清了")
    steps = await alone.ask(aftermath.steps, number)
    assert steps[-2].words == "水渠清了（没有别人能复查，是定计划的人自己看的）"
