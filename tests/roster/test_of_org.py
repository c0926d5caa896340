"""What a roster says of the branch itself: tier, line and kind of place."""

from dialogs.rules.roster_own import facts_not_ours
from storage import people
from storage.database import Database
from tests.roster.build import faults, good, load, refused, village


async def test_tier_line_and_kind_are_the_branchs_and_checked_like_all_others(
    sqlite_database: Database,
) -> None:
    found = faults(
        village(zhou={"level": "村级", "kind": "田里"}, li={"line": "卫健系统"}, wang={"line": "教育系统"})
    )
    assert [(one.row, one.column, one.shown) for one in found] == [
        (2, "层级", "村级"),
        (2, "单位类型", "田里"),
        (4, "系统", "教育系统"),
    ]
    low = village(zhou={"level": "乡镇", "parent": "桥头村支部"})
    (fault,) = await refused(sqlite_database, low)
    assert (fault.row, fault.column) == (2, "上级")
    assert await sqlite_database.read(people.orgs) == []
    told = village(zhou={"level": "党支部", "line": "卫健系统", "kind": "村"})
    result = await load(sqlite_database, told)
    assert "1 个党组织的层级、系统或类型改好了" in result.sentence
    (org,) = await sqlite_database.read(people.orgs)
    assert (org.line, org.kind) == ("卫健系统", "rural")
    assert (await load(sqlite_database, told)).orgs == 0
    other = good(village(zhou={"kind": "社区"}))
    (own,) = await sqlite_database.read(lambda work: facts_not_ours(other.entries, people.orgs(work)[0]))
    assert own.column == "单位类型"
