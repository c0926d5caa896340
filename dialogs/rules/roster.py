"""Checks a roster file as a whole: all faults at once, or a roster."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from unicodedata import normalize

from dialogs.rules.orgs import kind_label
from dialogs.rules.people import Level, Role
from dialogs.rules.roster_cells import read_row
from dialogs.rules.roster_columns import BY_KEY, COLUMNS, LAYOUT, PLATFORMS
from dialogs.rules.roster_entries import OF_ORG, SHOWN, Entry, Fault, Roster, Row, Sheet


def check(sheet: Sheet) -> Roster | list[Fault]:
    """What the file says, or everything that is wrong with it, in the order of the rows."""
    missing = [column for column in COLUMNS if column.required and column.key not in sheet.columns]
    if missing:
        return [Fault(sheet.header, column.title, "", "表里没有这一列，请加上。") for column in missing]
    entries, faults = _read(sheet.rows)
    if not sheet.rows or not (entries or faults):
        return [Fault(sheet.header + 1, BY_KEY["name"].title, "", "表里还没有人，请从这一行写起。")]
    helped, helper_faults = _with_helpers(entries)
    faults += helper_faults
    unclear = {fault.row for fault in faults if fault.column == BY_KEY["role"].title}
    faults += _branches(entries, faults)
    faults += _secretaries(entries, unclear)
    for cross in (_numbers, _accounts, _parents, _facts):
        faults += cross(entries)
    if faults:
        return sorted(faults, key=lambda fault: fault.row)
    return Roster(tuple(helped), sheet.columns, (*_warnings(entries), *_unread(sheet)))


def report(faults: list[Fault], most: int = 50) -> str:
    """The faults as a text for the user, one a line."""
    lines = [fault.sentence for fault in faults[:most]]
    if len(faults) > most:
        lines.append(f"还有 {len(faults) - most} 处，改好这些再看。")
    return "\n".join([f"名册里有 {len(faults)} 处要改，现在什么都没有读入：", *lines])


def is_example(row: Row) -> bool:
    """Whether the row only shows how to fill the sheet in."""
    return LAYOUT.is_example(row.cells)


def _read(rows: Iterable[Row]) -> tuple[list[Entry], list[Fault]]:
    entries: list[Entry] = []
    faults: list[Fault] = []
    branch = ""
    for row in rows:
        if is_example(row):
            continue
        entry, found = read_row(row, branch)
        branch = entry.branch
        entries.append(entry)
        faults += found
    return entries, faults


def _by_branch(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.branch:
            found[entry.branch].append(entry)
    return found


def _numbers(entries: list[Entry]) -> Iterator[Fault]:
    first: dict[tuple[str, str], int] = {}
    for entry in entries:
        if not entry.number:
            continue
        row = first.setdefault((entry.branch, entry.number), entry.row)
        if row != entry.row:
            yield _fault(entry, "number", entry.number, f"和第 {row} 行的编号一样，请给每个人不同的编号。")


def _accounts(entries: list[Entry]) -> Iterator[Fault]:
    first: dict[tuple[str, str], int] = {}
    for entry in entries:
        for platform in PLATFORMS:
            for address in sorted(entry.accounts.get(platform, ())):
                row = first.setdefault((platform, address), entry.row)
                if row != entry.row:
                    yield _fault(entry, platform, address, f"和第 {row} 行的账号一样，一个账号只能给一个人。")


def _branches(entries: list[Entry], faults: list[Fault]) -> Iterator[Fault]:
    """Told once: every row below has the same trouble."""
    title = BY_KEY["branch"].title
    nowhere = next((entry for entry in entries if not entry.branch), None)
    if nowhere and not any(fault.row == nowhere.row and fault.column == title for fault in faults):
        yield _fault(nowhere, "branch", "", "没有写，请写上支部的名字。")


def _secretaries(entries: list[Entry], unclear: set[int]) -> Iterator[Fault]:
    """Every branch has one. `unclear` are rows whose office could not be read: perhaps it is there."""
    for branch, people in _by_branch(entries).items():
        held = [entry for entry in people if entry.role is Role.SECRETARY]
        if not held and unclear.isdisjoint(entry.row for entry in people):
            yield _fault(people[0], "role", "", f"“{branch}”没有书记，请写明谁是书记。")
        for entry in held[1:]:
            advice = f"“{branch}”在第 {held[0].row} 行已经有书记，一个支部只能有一位。"
            yield _fault(entry, "role", entry.role.label, advice)


def _parents(entries: list[Entry]) -> Iterator[Fault]:
    """A branch has one superior, and no branch is above itself, however far up."""
    told: dict[str, Entry] = {}
    for entry in entries:
        if not (entry.branch and entry.parent):
            continue
        first = told.setdefault(entry.branch, entry)
        if first.parent != entry.parent:
            advice = f"第 {first.row} 行写的是“{first.parent}”，同一个支部的上级要一样。"
            yield _fault(entry, "parent", entry.parent, advice)
    above = {branch: entry.parent for branch, entry in told.items()}
    for branch, entry in told.items():
        if goes_round(branch, above):
            yield _fault(entry, "parent", entry.parent, f"这样“{branch}”成了自己的上级，请改正。")


def _facts(entries: list[Entry]) -> Iterator[Fault]:
    """What is said of a branch is the same in all of its rows."""
    first: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        for key in OF_ORG:
            value = getattr(entry, key)
            if not entry.branch or value is None:
                continue
            before = first.setdefault((entry.branch, key), entry)
            if getattr(before, key) != value:
                advice = f"和第 {before.row} 行写的不一样，同一个支部要写一样的。"
                yield _fault(entry, key, _shown(key, value), advice)


def _shown(key: str, value: str) -> str:
    if isinstance(value, Level):
        return value.label
    return kind_label(value) if key == "kind" else value


def goes_round(branch: str, above: dict[str, str]) -> bool:
    """Whether a branch is its own superior. `above`: branch → its superior."""
    seen = {branch}
    higher = above.get(branch)
    while higher and higher not in seen:
        seen.add(higher)
        higher = above.get(higher)
    return higher == branch


def _with_helpers(entries: list[Entry]) -> tuple[list[Entry], list[Fault]]:
    """The entries with every helper named by number."""
    faults: list[Fault] = []
    numbers: dict[int, str] = {}
    for people in _by_branch(entries).values():
        for entry in people:
            if entry.helper:
                found = _helper(entry, people)
                if isinstance(found, Fault):
                    faults.append(found)
                else:
                    numbers[entry.row] = found
    return [replace(entry, helper=numbers.get(entry.row, "")) for entry in entries], faults


def _helper(entry: Entry, people: list[Entry]) -> str | Fault:
    number = normalize("NFC", normalize("NFKC", entry.helper).replace(" ", ""))
    named = [other for other in people if other.number == number]
    named = named or [other for other in people if other.name == entry.helper]
    if not named:
        advice = f"“{entry.branch}”里没有这个编号或姓名，请写表里有的人。"
    elif len(named) > 1:
        advice = "表里不止一个人叫这个名字，请写编号。"
    elif named[0] is entry:
        advice = "帮办人不能是自己，请写别人，或者空着。"
    else:
        return named[0].number
    return _fault(entry, "helper", entry.helper, advice)


def _warnings(entries: list[Entry]) -> Iterator[str]:
    for entry in entries:
        if entry.role is Role.SECRETARY and not any(entry.accounts.values()):
            yield f"第 {entry.row} 行：书记{entry.name}没有写账号，机器人找不到他，审核的事会没人办。"


def _unread(sheet: Sheet) -> Iterator[str]:
    if sheet.unread:
        named = "、".join(f"“{one[:SHOWN]}”" for one in sheet.unread[:SHOWN])
        yield f"这几列名册里没有，没有读入：{named}。"


def _fault(entry: Entry, key: str, shown: str, advice: str) -> Fault:
    return Fault(entry.row, BY_KEY[key].title, shown, advice)
