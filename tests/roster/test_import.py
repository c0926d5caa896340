"""Reading a roster into the database, on both databases: all or nothing, and twice is once."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.documents.roster_sheet import export_roster, read_sheet
from bot.service.organise.roster import ImportResult, present_roster
from dialogs.rules.people import Category, Person, Role
from dialogs.rules.roster_columns import COLUMNS
from dialogs.rules.roster_entries import Sheet
from storage import people, tables
from storage.database import Database
from storage.unit import Work
from tests.roster.build import ALL, good, load, refused, row, sheet, village
from tests.support.clock import ManualClock


def everything(work: Work) -> dict[str, list[Any]]:
    kept = (tables.org, tables.person, tables.identity, tables.journal)
    return {
        table.name: sorted(work.connection.execute(select(table)).all(), key=lambda line: str(line[:2]))
        for table in kept
    }


def by_name(work: Work) -> dict[str, Person]:
    return {one.name: one for branch in people.orgs(work) for one in people.members(work, branch.id)}


def owner(work: Work, platform: str, address: str) -> str | None:
    found = people.by_identity(work, platform, address)
    return found.name if found else None


async def test_a_first_roster_makes_the_branch(database: Database) -> None:
    result = await load(database, village(zhou={"parent": "溪口镇党委"}))
    assert result == ImportResult(added=4, changed=0, unchanged=0)
    found = await database.read(by_name)
    assert (found["周立"].role, found["李桂芳"].category) == (Role.SECRETARY, Category.ELDER)
    assert found["李桂芳"].helper_id == found["王强"].id
    assert await database.read(owner, "wecom", "wangq") == "王强"
    assert await database.read(owner, "dingtalk", "Wq01") == "王强"
    orgs = {org.name: org for org in await database.read(people.orgs)}
    assert orgs["溪口村支部"].parent_id == orgs["溪口镇党委"].id
    journal = (await database.read(everything))["journal"]
    assert sorted(line.verb for line in journal) == [
        *["roster_add"] * 4,
        *["roster_add_org"] * 2,
        "roster_set_parent",
    ]


async def test_the_same_roster_again_changes_nothing(database: Database, clock: ManualClock) -> None:
    await load(database, village(zhou={"parent": "溪口镇党委"}))
    before = await database.read(everything)
    clock.advance(days=1)
    result = await load(database, village(zhou={"parent": "溪口镇党委"}))
    assert result == ImportResult(added=0, changed=0, unchanged=4)
    assert result.sentence == "名册读好了：4 人都没有变。"
    assert await database.read(everything) == before


@pytest.mark.parametrize(
    ("cells", "field", "value"),
    [
        ({"name": "陈辰"}, "name", "陈辰"),
        ({"role": "副书记"}, "role", Role.DEPUTY),
        ({"category": "企业"}, "category", Category.ENTERPRISE),
        ({"standing": "正式"}, "standing", "formal"),
        ({"post": ""}, "post", ""),
        ({"oral": "是"}, "oral", True),
        ({"phone": "13800138000"}, "phone", "13800138000"),
    ],
)
async def test_a_changed_person_is_changed(
    sqlite_database: Database, cells: Mapping[str, str], field: str, value: object
) -> None:
    await load(sqlite_database, village())
    before = (await sqlite_database.read(by_name))["陈晨"]
    result = await load(sqlite_database, village(chen=cells))
    assert (result.added, result.changed, result.unchanged) == (0, 1, 3)
    after = await sqlite_database.read(people.get, before.id)
    assert getattr(after, field) == value
    line = (await sqlite_database.read(everything))["journal"][-1]
    assert (line.verb, line.subject, line.detail) == (
        "roster_change",
        f"person:{before.id}",
        {"fields": [field]},
    )


async def test_helpers_change_and_end(database: Database) -> None:
    await load(database, village())
    await load(database, village(li={"helper": "4"}))
    found = await database.read(by_name)
    assert found["李桂芳"].helper_id == found["陈晨"].id
    assert await database.read(people.helped_by, found["陈晨"].id) == [found["李桂芳"]]
    await load(database, village(li={"helper": ""}))
    assert (await database.read(by_name))["李桂芳"].helper_id is None


async def test_whoever_is_left_out_is_named_and_stays(sqlite_database: Database) -> None:
    await load(sqlite_database, village())
    result = await load(sqlite_database, sheet(*village().rows[:1], *village().rows[2:]))
    assert result.not_in_file == ("李桂芳（编号 2）",)
    assert "没有动：李桂芳（编号 2）" in result.sentence
    assert "李桂芳" in await sqlite_database.read(by_name)


async def test_many_left_out_are_counted(sqlite_database: Database) -> None:
    rows = [row(n, number=str(n), name="赵六") for n in range(6, 36)]
    await load(sqlite_database, sheet(*village().rows, *rows))
    result = await load(sqlite_database, village())
    assert len(result.not_in_file) == 30
    assert result.sentence.endswith("赵六（编号 25）等 30 人。")


async def test_other_branches_are_not_looked_at(sqlite_database: Database) -> None:
    other = sheet(row(2, branch="桥头村支部", number="1", name="孙七", role="书记", wecom="sunqi"))
    await load(sqlite_database, village())
    assert (await load(sqlite_database, other)).not_in_file == ()


async def test_a_missing_column_leaves_things_as_they_are(sqlite_database: Database) -> None:
    await load(sqlite_database, village())
    few = frozenset({"branch", "number", "name", "role", "category"})
    rows = [row(one.number, **{key: one.cells[key] for key in few}) for one in village().rows]
    result = await load(sqlite_database, sheet(*rows, columns=few))
    assert (result.changed, result.unchanged) == (0, 4)


async def test_a_blank_account_stays_and_the_word_none_takes_it_away(sqlite_database: Database) -> None:
    await load(sqlite_database, village())
    await load(sqlite_database, village(wang={"wecom": "", "dingtalk": "无"}))
    assert await sqlite_database.read(owner, "wecom", "wangq") == "王强"
    assert await sqlite_database.read(owner, "dingtalk", "Wq01") is None


async def test_a_new_account_replaces_the_old_one(sqlite_database: Database) -> None:
    await load(sqlite_database, village())
    await load(sqlite_database, village(wang={"wecom": "WANGQIANG"}))
    assert await sqlite_database.read(owner, "wecom", "wangq") is None
    assert await sqlite_database.read(owner, "wecom", "wangqiang") == "王强"


@pytest.mark.parametrize("silent", [{"wecom": ""}, None])
async def test_an_account_is_not_taken_from_its_holder(
    sqlite_database: Database, silent: Mapping[str, str] | None
) -> None:
    """Neither when the holder's cell is blank nor when the holder is not in the file."""
    await load(sqlite_database, village())
    before = await sqlite_database.read(everything)
    table = village(chen={"wecom": "WangQ"}, wang=silent or {})
    if silent is None:
        table = village(chen={"wecom": "WangQ"}, li={"helper": ""})
        table = sheet(*(one for one in table.rows if one.cells["name"] != "王强"))
    (fault,) = await refused(sqlite_database, table)
    assert (fault.row, fault.column) == (5, "企业微信账号")
    assert "现在是“溪口村支部”王强（编号 3）的" in fault.advice
    assert await sqlite_database.read(everything) == before


async def test_an_account_of_another_branch_is_not_taken(database: Database) -> None:
    await load(database, village())
    other = sheet(row(2, branch="桥头村支部", number="1", name="孙七", role="书记", wecom="zhouli"))
    (fault,) = await refused(database, other)
    assert "“溪口村支部”周立（编号 1）" in fault.advice
    assert len(await database.read(people.orgs)) == 1


async def test_two_people_may_change_accounts_over(database: Database) -> None:
    await load(database, village())
    await load(database, village(zhou={"wecom": "wangq"}, wang={"wecom": "zhouli"}))
    assert await database.read(owner, "wecom", "wangq") == "周立"
    assert await database.read(owner, "wecom", "zhouli") == "王强"


async def test_a_freed_account_may_go_to_somebody_new(sqlite_database: Database) -> None:
    await load(sqlite_database, village())
    new = row(6, number="5", name="赵六", wecom="wangq")
    await load(sqlite_database, sheet(*village(wang={"wecom": "无"}).rows, new))
    assert await sqlite_database.read(owner, "wecom", "wangq") == "赵六"


async def test_a_number_is_not_given_to_somebody_else(sqlite_database: Database) -> None:
    await load(sqlite_database, village())
    before = await sqlite_database.read(everything)
    (fault,) = await refused(sqlite_database, village(li={"name": "孙七"}))
    assert fault.sentence == "第 3 行“姓名”：写的是“孙七”。编号 2 已经是李桂芳的。新来的人请用新的编号。"
    assert await sqlite_database.read(everything) == before


async def test_a_corrected_name_is_pointed_out(sqlite_database: Database) -> None:
    await load(sqlite_database, village())
    result = await load(sqlite_database, village(li={"name": "李桂方"}))
    assert result.warnings == ("编号 2 原来叫李桂芳，现在叫李桂方。请看看是不是同一个人。",)


async def test_somebody_who_stopped_stays_stopped(sqlite_database: Database) -> None:
    await load(sqlite_database, village())
    wang = (await sqlite_database.read(by_name))["王强"]
    assert await sqlite_database.write(people.stop, wang.id, "moved")
    result = await load(sqlite_database, village(wang={"post": "会计"}))
    assert result.changed == 1
    assert any("王强（编号 3）已经停止联系" in warning for warning in result.warnings)
    stopped = await sqlite_database.read(people.get, wang.id)
    assert stopped is not None
    assert (stopped.active, stopped.post) == (False, "会计")


async def test_a_secretary_without_an_account_is_warned_of_only_when_there_is_none(
    sqlite_database: Database,
) -> None:
    await load(sqlite_database, village())
    assert not (await load(sqlite_database, village(zhou={"wecom": ""}))).warnings
    (warning,) = (await load(sqlite_database, village(zhou={"wecom": "无"}))).warnings
    assert "书记周立没有账号" in warning


async def test_superiors_never_go_round(sqlite_database: Database) -> None:
    await load(sqlite_database, village(zhou={"parent": "桥头村支部"}))
    other = sheet(row(2, branch="桥头村支部", number="1", name="孙七", role="书记", parent="溪口村支部"))
    (fault,) = await refused(sqlite_database, other)
    assert "成了自己的上级" in fault.advice


async def test_a_failure_in_the_middle_leaves_nothing(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr("storage.roster.give_accounts", fail)
    with pytest.raises(RuntimeError, match="power cut"):
        await load(database, village())
    assert not any((await database.read(everything)).values())


async def test_a_fault_in_the_last_row_stops_the_whole_file(database: Database) -> None:
    await load(database, village())
    before = await database.read(everything)
    rows = [row(n, number=str(n), name=f"党员{n}") for n in range(6, 300)]
    last = row(300, number="300", name="末尾", dingtalk="Wq01")
    (fault,) = await refused(database, sheet(*village(wang={"dingtalk": ""}).rows, *rows, last))
    assert fault.row == 300
    assert await database.read(everything) == before


@pytest.mark.parametrize("name", ["名册.xlsx", "名册.csv"])
async def test_an_exported_roster_read_again_changes_nothing(
    database: Database, tmp_path: Path, name: str
) -> None:
    other = row(
        6, branch="桥头村支部", number="1", name="孙七", role="书记", sandbox="孙 七", parent="溪口镇党委"
    )
    await load(database, sheet(*village(wang={"wecom": "wangq、wq2"}).rows, other))
    before = await database.read(everything)
    export_roster(tmp_path / name, await database.read(present_roster))
    result = await load(database, read_sheet(tmp_path / name))
    assert result == ImportResult(added=0, changed=0, unchanged=5)
    assert await database.read(everything) == before


async def test_a_stopped_helper_is_no_change_in_an_exported_roster(
    sqlite_database: Database, tmp_path: Path
) -> None:
    await load(sqlite_database, village())
    wang = (await sqlite_database.read(by_name))["王强"]
    await sqlite_database.write(people.stop, wang.id, "moved")
    export_roster(tmp_path / "a.xlsx", await sqlite_database.read(present_roster))
    result = await load(sqlite_database, read_sheet(tmp_path / "a.xlsx"))
    assert result == ImportResult(added=0, changed=0, unchanged=3)
    assert (await load(sqlite_database, village())).changed == 0


async def test_a_large_roster_goes_in(database: Database) -> None:
    rows = [row(n, number=str(n), name=f"党员{n}", wecom=f"u{n}", helper=str(n - 1)) for n in range(3, 700)]
    table: Sheet = sheet(row(2, number="2", name="周立", role="书记", wecom="u2"), *rows)
    assert (await load(database, table)).added == 698
    assert (await load(database, table)).unchanged == 698


def test_the_columns_of_the_tests_are_those_of_the_roster() -> None:
    assert {column.key for column in COLUMNS} == ALL
    assert good(village()).columns == ALL
