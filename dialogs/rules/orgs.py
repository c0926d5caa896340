"""Organisations as people write them down: tiers, kinds of place, and the table of organisations (R1)."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dialogs.rules.cells import clean, closed_up
from dialogs.rules.layouts import Column, Layout, squeezed
from dialogs.rules.people import Level
from dialogs.rules.roster_columns import NONE_WORDS
from dialogs.rules.roster_entries import Fault, Row, Sheet


class Kind(StrEnum):
    """The sort of place an organisation is in; it may choose rules of its own (不搞“一刀切”)."""

    RURAL = "rural"
    COMMUNITY = "community"
    AGENCY = "agency"
    ENTERPRISE = "enterprise"
    SCHOOL = "school"

    @property
    def label(self) -> str:
        """The kind in Chinese."""
        return _KINDS[self][0]


_KINDS: Final = {
    Kind.RURAL: ("农村", "村", "行政村"),
    Kind.COMMUNITY: ("社区", "居委会", "居民区"),
    Kind.AGENCY: ("机关事业", "机关", "事业单位", "机关事业单位"),
    Kind.ENTERPRISE: ("企业", "公司", "国企", "非公企业", "两新"),
    Kind.SCHOOL: ("学校", "高校", "院校"),
}
_LEVELS: Final = {
    Level.PROVINCE: ("省", "省级", "省委"),
    Level.CITY: ("市", "市级", "地级市", "市委"),
    Level.COUNTY: ("县", "县级", "区县", "县区", "县市区", "县委", "区委"),
    Level.TOWN: ("乡镇", "街道", "镇街", "乡", "镇", "乡镇街道", "乡镇党委", "街道党工委"),
    Level.COMMITTEE: ("党委", "总支", "党总支", "基层党委", "机关党委"),
    Level.BRANCH: ("党支部", "支部"),
    Level.GROUP: ("党小组", "小组"),
}
#: Tiers from the top down.
ORDER: Final = tuple(Level)

_KIND_WORDS = {squeezed(word): kind for kind, words in _KINDS.items() for word in words}
_LEVEL_WORDS = {squeezed(word): level for level in Level for word in (level.label, *_LEVELS[level])}

COLUMNS: Final = (
    Column("name", "党组织", ("党组织名称", "组织", "组织名称", "名称", "支部", "支部名称", "单位"), True,
           "党组织的全名，不能重复。", "示例党支部", 100),
    Column("former", "原名", ("原来的名字", "曾用名", "旧名"), False,
           "只在改名时写：原来的名字。平时空着。", "", 100),
    Column("parent", "上级", ("上级党组织", "上级组织", "上级党委"), False,
           "上一级党组织的名字。空着就不改动，写“无”就是没有上级。", "示例乡党委", 100),
    Column("level", "层级", ("级别", "层次"), False,
           "从下拉框里选一个。空着就不改动，新的算党支部。", "党支部", 20),
    Column("line", "系统", ("条线", "行业", "所属系统", "所属行业"), False,
           "所属系统，例如卫健系统、教育系统。空着就不改动，写“无”就去掉。", "", 50),
    Column("kind", "单位类型", ("类型", "类别", "党组织类型"), False,
           "从下拉框里选一个。空着就不改动，写“无”就去掉。", "农村", 20),
    Column("contact", "联系方式", ("联系", "电话", "联系电话"), False,
           "怎样找到这个党组织，写一句话。空着就不改动。", "", 200),
)  # fmt: skip

LAYOUT: Final = Layout(
    title="党组织",
    called="党组织",
    unit="个党组织",
    marker="name",
    columns=COLUMNS,
    advice=(
        "一、在“党组织”这张表里填，一个党组织一行。第一行是表头，不要改。",
        "二、写着“示例”的那一行只是样子，不会读入，可以删掉。",
        "三、上级先写在表里，或者已经在系统里，都行。还没有人的上级也可以写。",
        "四、改名时，“党组织”写新名字，“原名”写老名字。",
        "五、从表里删掉一个党组织，不会把它从系统里删掉。",
        "六、表里有一处写错，整个文件都不读入，会告诉您是哪一行、怎样改。",
    ),
    choices={
        "level": tuple(level.label for level in Level),
        "kind": tuple(kind.label for kind in Kind),
    },
    widths={"name": 24, "former": 20, "parent": 24, "level": 16, "line": 16, "contact": 30},
)


@dataclass(frozen=True, slots=True)
class OrgEntry:
    """What is said of one organisation. None leaves things as they are, an empty text takes them away.

    `former` is the name it has had so far, where it is to be renamed. `row` is 0 outside a table.
    """

    row: int
    name: str
    former: str = ""
    parent: str | None = None
    level: Level | None = None
    line: str | None = None
    kind: str | None = None
    contact: str | None = None


def level_in(text: str) -> Level | None:
    """The tier a word names."""
    return _LEVEL_WORDS.get(squeezed(text))


def kind_in(text: str) -> Kind | None:
    """The kind of place a word names."""
    return _KIND_WORDS.get(squeezed(text))


def kind_label(kind: str) -> str:
    """The kind in Chinese; an empty text where none is known."""
    return Kind(kind).label if kind in set(Kind) else kind


def fault(entry: OrgEntry, key: str, shown: str, advice: str) -> Fault:
    """Something that must be put right, at its row and column."""
    return Fault(entry.row, LAYOUT.by_key[key].title, shown, advice)


def read_orgs(sheet: Sheet) -> tuple[OrgEntry, ...] | list[Fault]:
    """What the table says, or everything that is wrong with it, in the order of the rows."""
    if not sheet.rows:
        return [
            Fault(sheet.header + 1, LAYOUT.by_key["name"].title, "", "表里还没有党组织，请从这一行写起。")
        ]
    entries: list[OrgEntry] = []
    faults: list[Fault] = []
    for row in sheet.rows:
        entry, found = read_org(row)
        entries.append(entry)
        faults += found
    faults += _twice(entries)
    return sorted(faults, key=lambda one: one.row) if faults else tuple(entries)


def read_org(row: Row) -> tuple[OrgEntry, list[Fault]]:
    """One row of the table and all that is wrong with it."""
    faults = [Fault(row.number, LAYOUT.by_key[key].title, "", words) for key, words in row.broken.items()]

    def text(key: str) -> str:
        column = LAYOUT.by_key[key]
        found = clean(row.cells.get(key, ""))
        if len(found) > column.longest:
            faults.append(
                Fault(row.number, column.title, found, f"太长了，请写在 {column.longest} 个字以内。")
            )
            return ""
        return found

    def told(key: str) -> str | None:
        found = closed_up(text(key))
        return "" if found in NONE_WORDS else found or None

    name, level, kind = closed_up(text("name")), text("level"), told("kind")
    if not name and "name" not in row.broken:
        faults.append(Fault(row.number, LAYOUT.by_key["name"].title, "", "没有写，请写上党组织的名字。"))
    entry = OrgEntry(
        row.number,
        name,
        closed_up(text("former")),
        told("parent"),
        level_in(level),
        told("line"),
        kind_in(kind) if kind else kind,
        told("contact"),
    )
    if level and entry.level is None:
        faults.append(fault(entry, "level", level, _one_of("level")))
    if kind and entry.kind is None:
        faults.append(fault(entry, "kind", kind, _one_of("kind")))
    return entry, faults


def _one_of(key: str) -> str:
    return f"请写其中一个：{'、'.join(LAYOUT.choices[key])}。"


def _twice(entries: list[OrgEntry]) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for entry in entries:
        row = first.setdefault(entry.name, entry.row) if entry.name else entry.row
        if row != entry.row:
            yield fault(entry, "name", entry.name, f"和第 {row} 行是同一个名字，请删掉一行。")
