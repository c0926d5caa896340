"""The table of posts (岗位表) as a file: its columns, and everything that is wrong in one."""

from typing import Final

from dialogs.rules.layouts import Column, Layout
from dialogs.rules.posts import LONGEST_DUTIES, LONGEST_NAME, MOST_PLACES, NewPost
from dialogs.rules.roster_entries import Fault, Row, Sheet

_SAY: Final = "岗位"

LAYOUT: Final = Layout(
    title="岗位表",
    called="岗位表",
    unit="个岗",
    marker="name",
    columns=(
        Column("name", _SAY, ("岗名", "岗位名称", "岗位名"), True, "岗位叫什么，例如护水岗。", "示例岗", 30),
        Column(
            "duties",
            "职责",
            ("岗位职责", "做什么", "要求"),
            True,
            "做什么，多久一次。",
            "每周巡一次水渠",
            200,
        ),
        Column("places", "人数", ("名额", "需要人数"), False, "要几个人。空着算一个。", "2", 10),
    ),
    advice=("一行写一个岗。", "岗名和已有的一样，就是改那个岗。", "有一行写错，整张表都不读入。"),
    widths={"name": 16, "duties": 40, "places": 8},
)


def check(sheet: Sheet) -> list[NewPost] | list[Fault]:
    """The posts of a file, or everything that is wrong with it."""
    found: list[NewPost] = []
    faults: list[Fault] = []
    for row in sheet.rows:
        one, wrong = _read_row(row)
        found += [one] if one else []
        faults += wrong
    names = [one.name for one in found]
    for row in sheet.rows:
        name = row.cells.get("name", "")
        if names.count(name) > 1 and not any(fault.shown == name for fault in faults):
            faults.append(_fault(row, "name", name, "这个岗写了两遍，请合成一行。"))
    if not found and not faults:
        faults.append(Fault(sheet.header + 1, _SAY, "", "表里还没有岗，请从这一行写起。"))
    return sorted(faults, key=lambda fault: fault.row) if faults else found


def _read_row(row: Row) -> tuple[NewPost | None, list[Fault]]:
    faults = [_fault(row, key, "", trouble) for key, trouble in row.broken.items()]
    name, duties = (" ".join(row.cells.get(key, "").split()) for key in ("name", "duties"))
    places = row.cells.get("places", "1").strip().removesuffix("人")
    for key, text, longest in (("name", name, LONGEST_NAME), ("duties", duties, LONGEST_DUTIES)):
        if not text and key not in row.broken:
            faults.append(_fault(row, key, "", "没有写，请写上。"))
        elif len(text) > longest:
            faults.append(_fault(row, key, text, f"太长了，请写在 {longest} 个字以内。"))
    if not (places.isdecimal() and 1 <= int(places) <= MOST_PLACES):
        faults.append(_fault(row, "places", places, f"请写 1 到 {MOST_PLACES} 之间的数。"))
    return (None if faults else NewPost(name, duties, int(places))), faults


def _fault(row: Row, key: str, shown: str, advice: str) -> Fault:
    return Fault(row.number, LAYOUT.by_key[key].title, shown, advice)
