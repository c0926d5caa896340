"""The tree of a superior as an Excel file: organisations by step, and members by step."""

from collections.abc import Mapping, Sequence

from openpyxl import Workbook

from bot.documents.tables import filled, saved
from dialogs.rules.coverage import COLUMNS, State
from dialogs.rules.org_cell import LABEL, YEAR_LABELS
from dialogs.rules.overview import Branch, alone

_WIDE = (24, 16, 8, 24, 24, 24, 24, 24)


def lead_book(branches: Sequence[Branch]) -> bytes:
    """Two sheets: what every organisation comes to by itself, and every member in words."""
    book, names = Workbook(), {one.org.id: one.org.name for one in branches}
    book.remove(book.worksheets[0])
    filled(book.create_sheet("组织"), _ORGS, [_org(one, names) for one in branches], _WIDE)
    rows = [
        [one.org.name, row.person.name, *(cell.words for cell in row.cells)]
        for one in branches
        for row in one.rows
    ]
    sheet = filled(book.create_sheet("党员"), _MEMBERS, rows, (24, 12, *(20 for _ in COLUMNS)))
    sheet.freeze_panes = "C2"
    return saved(book)


_ORGS = ("组织", "上级", "人数", "还看不到的", LABEL, *YEAR_LABELS, *(column.label for column in COLUMNS))
_MEMBERS = ("组织", "姓名", *(column.label for column in COLUMNS))


def _org(one: Branch, names: Mapping[int, str]) -> list[str]:
    own = alone(one)
    cells = [
        "，".join(f"{state.label}{own.at(column, state)}人" for state in State if own.at(column, state))
        for column in COLUMNS
    ]
    return [
        one.org.name,
        names.get(one.org.parent_id or 0, ""),
        str(one.people),
        one.gap.label if one.gap else "",
        one.own.words if one.own else "",
        *([cell.words for cell in one.own_year] or [""] * len(YEAR_LABELS)),
        *cells,
    ]
