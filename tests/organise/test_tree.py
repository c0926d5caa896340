"""The tree of organisations: read from a table, changed one by one, moved and renamed (R1)."""

from pathlib import Path

import pytest

from bot.documents.org_sheet import export_orgs
from bot.documents.sheets import example_row, read_table, write_sheet
from bot.problems import BadInput
from bot.service.organise import tree
from bot.service.organise.tree import OrgResult
from dialogs.rules.orgs import LAYOUT, Kind, OrgEntry, read_org, read_orgs
from dialogs.rules.people import Level
from dialogs.rules.roster_entries import Fault, Row, Sheet
from storage import people
from storage import tree as stored
from tests.support.stage import Stage

TOWN, BRANCH = "清溪乡党委", "清溪村党支部"


def table(*rows: dict[str, str]) -> Sheet:
    keys = frozenset(column.key for column in LAYOUT.columns)
    return Sheet(1, keys, tuple(Row(number, cells) for number, cells in enumerate(rows, start=2)))


async def read(stage: Stage, *rows: dict[str, str]) -> OrgResult | list[Fault]:
    entries = read_orgs(table(*rows))
    assert not isinstance(entries, list), entries
    return await stage.database.write(tree.import_orgs, entries, None)


async def test_a_county_without_people_stands_above_the_town(township: Stage) -> None:
    result = await read(
        township,
        {"name": "清河县委", "level": "县", "contact": "县委组织部 0571-88880000"},
        {"name": TOWN, "parent": "清河县委", "level": "乡镇"},
        {"name": BRANCH, "kind": "村", "line": "农业系统"},
    )
    assert isinstance(result, OrgResult)
    assert (result.added, result.changed, result.unchanged) == (1, 2, 0)
    branch = await township.ask(people.org_named, BRANCH)
    assert (branch.level, branch.line, branch.kind) == (Level.BRANCH, "农业系统", Kind.RURAL)
    above = await township.ask(stored.above, branch.id)
    assert [one.name for one in above] == [TOWN, "清河县委"]


async def test_the_same_table_again_changes_nothing(township: Stage, tmp_path: Path) -> None:
    await read(
        township, {"name": "清河县委", "level": "县"}, {"name": TOWN, "parent": "清河县委", "level": "镇"}
    )
    path = tmp_path / "党组织.xlsx"
    export_orgs(path, await township.ask(tree.present_orgs))
    entries = read_orgs(read_table(path, LAYOUT))
    assert not isinstance(entries, list)
    result = await township.database.write(tree.import_orgs, entries, None)
    assert isinstance(result, OrgResult)
    assert (result.added, result.changed) == (0, 0)
    assert result.unchanged == 6


async def test_a_branch_takes_another_name_and_keeps_its_people(township: Stage) -> None:
    before = await township.ask(people.org_named, BRANCH)
    await read(township, {"name": "清溪中心村党支部", "former": BRANCH})
    after = await township.ask(people.org_named, "清溪中心村党支部")
    assert after.id == before.id
    assert await township.ask(people.member_count, after.id) == 12


async def test_two_branches_may_take_each_others_name(township: Stage) -> None:
    first = await township.ask(people.org_named, BRANCH)
    await read(
        township,
        {"name": "竹溪村党支部", "former": BRANCH},
        {"name": BRANCH, "former": "竹溪村党支部"},
    )
    assert (await township.ask(people.org, first.id)).name == "竹溪村党支部"


async def test_whoever_is_moved_is_told_in_private_and_so_is_the_new_superior(township: Stage) -> None:
    entry, _ = read_org(Row(0, {"name": "乡卫生院党支部", "parent": "溪口社区党支部"}))
    said = await township.database.write(tree.set_org, entry, None)
    assert said == "乡卫生院党支部改好了。"
    await township.passes(hours=1)
    assert "上级现在是溪口社区党支部" in township.person("han").last.text
    assert "乡卫生院党支部现在归你们管" in township.person("ye").last.text
    assert not township.wall.posted


@pytest.mark.parametrize(
    ("rows", "row", "column", "advice"),
    [
        (({"name": "甲支部"}, {"name": "甲支部"}), 3, "党组织", "和第 2 行是同一个名字"),
        (({"name": "甲支部", "level": "科级"},), 2, "层级", "请写其中一个：省、市"),
        (({"name": "甲支部", "kind": "庙"},), 2, "单位类型", "请写其中一个：农村"),
        (({"parent": TOWN},), 2, "党组织", "没有写"),
    ],
)
def test_what_is_wrong_in_the_table_is_told_with_row_and_column(
    rows: tuple[dict[str, str], ...], row: int, column: str, advice: str
) -> None:
    found = read_orgs(table(*rows))
    assert isinstance(found, list)
    (fault,) = found
    assert (fault.row, fault.column) == (row, column)
    assert advice in fault.advice


@pytest.mark.parametrize(
    ("rows", "row", "advice"),
    [
        (({"name": "甲支部", "parent": "没有的党委"},), 2, "没有这个上级"),
        (({"name": "新名", "former": "没有的支部"},), 2, "没有叫这个名字的党组织"),
        (({"name": "竹溪村党支部", "former": BRANCH},), 2, "已经有党组织叫这个名字"),
        (({"name": "新名", "former": BRANCH}, {"name": BRANCH}), 3, "在表里要改名"),
        (({"name": TOWN, "parent": BRANCH},), 2, "成了自己的上级"),
        (({"name": "甲县委", "level": "县", "parent": BRANCH},), 2, "不能做县（市、区）的上级"),
    ],
)
async def test_what_contradicts_the_tree_is_told_and_nothing_is_written(
    township: Stage, rows: tuple[dict[str, str], ...], row: int, advice: str
) -> None:
    before = await township.ask(people.orgs)
    result = await read(township, *rows, {"name": "乙支部"})  # which is right, and not written either
    assert isinstance(result, list)
    assert [one.row for one in result] == [row]
    assert advice in result[0].advice
    assert await township.ask(people.orgs) == before


async def test_a_fault_in_one_command_is_said_in_a_sentence(township: Stage) -> None:
    with pytest.raises(BadInput, match="上级“没有的党委”：没有这个上级"):
        await township.database.write(tree.set_org, OrgEntry(0, BRANCH, parent="没有的党委"), None)


async def test_the_list_is_a_tree(township: Stage) -> None:
    lines = (await township.ask(tree.listed, None)).split("\n")
    assert lines[0].startswith(TOWN)
    assert "书记沈玉珍，2人" in lines[0]
    assert lines[1].startswith("  ")
    part = await township.ask(tree.listed, BRANCH)
    assert part.startswith(f"{BRANCH}（党支部）书记陈国强，12人")


def test_an_empty_table_comes_back_as_empty(tmp_path: Path) -> None:
    path = tmp_path / "党组织.csv"
    write_sheet(path, [example_row(LAYOUT)], LAYOUT)
    found = read_orgs(read_table(path, LAYOUT))
    assert isinstance(found, list)
    assert "表里还没有党组织" in found[0].advice
