"""Rosters as people would type them."""

from collections.abc import Mapping

from bot.service.organise.roster import ImportResult, import_roster
from dialogs.rules.roster import check
from dialogs.rules.roster_columns import COLUMNS
from dialogs.rules.roster_entries import Fault, Roster, Row, Sheet
from storage.database import Database

ALL = frozenset(column.key for column in COLUMNS)


def row(number: int, /, **cells: str) -> Row:
    usual = {"branch": "溪口村支部", "role": "党员", "category": "农村"}
    return Row(number, {key: text for key, text in (usual | cells).items() if text})


def sheet(*rows: Row, columns: frozenset[str] = ALL) -> Sheet:
    return Sheet(1, columns, rows)


def village(**changes: Mapping[str, str]) -> Sheet:
    """A branch of four. `changes` by the name of the row: zhou (secretary), li, wang, chen."""
    people = {
        "zhou": {"number": "1", "name": "周立", "role": "书记", "wecom": "zhouli"},
        "li": {
            "number": "2",
            "name": "李桂芳",
            "category": "年老体弱",
            "helper": "王强",
            "phone": "0571-88880000",
        },
        "wang": {"number": "3", "name": "王强", "role": "组织委员", "wecom": "wangq", "dingtalk": "Wq01"},
        "chen": {"number": "4", "name": "陈晨", "category": "流动", "standing": "预备", "post": "在外务工"},
    }
    rows = [
        row(i, **{**cells, **changes.get(who, {})}) for i, (who, cells) in enumerate(people.items(), start=2)
    ]
    return sheet(*rows)


def good(table: Sheet) -> Roster:
    found = check(table)
    assert isinstance(found, Roster), found
    return found


def faults(table: Sheet) -> list[Fault]:
    found = check(table)
    assert isinstance(found, list)
    return found


async def load(database: Database, table: Sheet) -> ImportResult:
    result = await database.write(import_roster, good(table), actor=None)
    assert isinstance(result, ImportResult), result
    return result


async def refused(database: Database, table: Sheet) -> list[Fault]:
    result = await database.write(import_roster, good(table), actor=None)
    assert isinstance(result, list)
    return result
