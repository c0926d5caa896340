"""The table of those who report to a community (双报到表): its columns, and what is wrong in one."""

from typing import Final

from dialogs.rules.layouts import Column, Layout
from dialogs.rules.roster_entries import Fault, Row, Sheet

LAYOUT: Final = Layout(
    title="双报到表",
    called="双报到表",
    unit="人",
    marker="name",
    columns=(
        Column("unit", "单位", ("单位党组织", "所在单位", "工作单位"), True, "单位党组织的名字。",
               "乡卫生院党支部", 100),
        Column("name", "姓名", ("名字", "编号", "党员姓名"), True, "姓名，同名的写花名册编号。", "示例", 50),
        Column("home", "社区", ("居住地", "居住社区", "社区党组织"), True,
               "住在哪个社区，写社区党组织的名字。", "溪口社区党支部", 100),
    ),
    advice=("一行写一个人。", "有一行写错，整张表都不读入。"),
    widths={"unit": 24, "name": 12, "home": 24},
)  # fmt: skip


def check(sheet: Sheet) -> list[tuple[int, str, str, str]] | list[Fault]:
    """Row, unit, name and community of everybody, or everything that is missing."""
    faults = [fault for row in sheet.rows for fault in _missing(row)]
    if not sheet.rows:
        faults.append(Fault(sheet.header + 1, "姓名", "", "表里还没有人，请从这一行写起。"))
    if faults:
        return faults
    return [(row.number, row.cells["unit"], row.cells["name"], row.cells["home"]) for row in sheet.rows]


def _missing(row: Row) -> list[Fault]:
    found = []
    for key, column in LAYOUT.by_key.items():
        if key in row.broken:
            found.append(Fault(row.number, column.title, "", row.broken[key]))
        elif not row.cells.get(key, "").strip():
            found.append(Fault(row.number, column.title, "", "没有写，请写上。"))
    return found
