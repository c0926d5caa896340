"""A roster in one branch's own hands: what in it is not that branch's to say."""

from collections.abc import Iterable
from itertools import groupby

from dialogs.rules.people import Org
from dialogs.rules.roster import check, is_example
from dialogs.rules.roster_cells import read_row
from dialogs.rules.roster_columns import BY_KEY
from dialogs.rules.roster_entries import OF_ORG, Entry, Fault, Roster, Sheet


def check_own(sheet: Sheet, branch: str, parent: str) -> Roster | list[Fault]:
    """What the file says, or everything that is wrong with it when only `branch` may be in it.

    `parent` is the branch's superior as it is known, or empty.
    """
    found = check(sheet)
    outside = not_ours(_entries(sheet), branch, parent)
    if isinstance(found, list):
        elsewhere = {one.row for one in outside if one.column == BY_KEY["branch"].title}
        found = [fault for fault in found if not (fault.row in elsewhere and _wants_secretary(sheet, fault))]
        return sorted([*found, *outside], key=lambda fault: fault.row)
    return outside or found


def not_ours(entries: Iterable[Entry], branch: str, parent: str) -> list[Fault]:
    """Rows of other branches, and superiors other than the known one; rows alike are told once."""

    def trouble(entry: Entry) -> tuple[str, str]:
        if entry.branch and entry.branch != branch:
            return "branch", entry.branch
        return ("parent", entry.parent) if entry.parent not in ("", parent) else ("", "")

    advice = {
        "branch": f"这里只能读入“{branch}”的人。请改正，或者删掉。",
        "parent": f"上级不在这里改。请写“{parent}”，或者空着。" if parent else "上级不在这里写，请空着。",
    }
    faults = []
    for (key, shown), alike in groupby(entries, trouble):
        if key:
            rows = [entry.row for entry in alike]
            more = f"第 {rows[0]} 行到第 {rows[-1]} 行都是这样。" if len(rows) > 1 else ""
            faults.append(Fault(rows[0], BY_KEY[key].title, shown, more + advice[key]))
    return faults


def facts_not_ours(entries: Iterable[Entry], org: Org) -> list[Fault]:
    """What the rows say of the branch otherwise than it is known: its superior says that."""
    faults: dict[str, Fault] = {}
    for entry in entries:
        for key in OF_ORG:
            value = getattr(entry, key)
            if value is not None and value != getattr(org, key):
                title = BY_KEY[key].title
                faults.setdefault(
                    key, Fault(entry.row, title, "", f"{title}不在这里改。请空着，要改就告诉上级。")
                )
    return list(faults.values())


def _entries(sheet: Sheet) -> list[Entry]:
    found: list[Entry] = []
    for row in sheet.rows:
        if not is_example(row):
            entry, _ = read_row(row, found[-1].branch if found else "")
            found.append(entry)
    return found


def _wants_secretary(sheet: Sheet, fault: Fault) -> bool:
    """Whether a fault asks for the secretary of a branch that is not wanted here anyway."""
    broken = any(row.number == fault.row and "role" in row.broken for row in sheet.rows)
    return fault.column == BY_KEY["role"].title and not fault.shown and not broken
