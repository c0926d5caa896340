"""Plain tables in an Excel file: a bold head that stays in sight, text that stays text."""

import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

_USUAL_WIDTH = 22


def filled(
    sheet: Worksheet, head: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int] = ()
) -> Worksheet:
    """The sheet with a head and rows; `widths` are in characters, the rest has the usual one."""
    for number, row in enumerate([head, *rows], start=1):
        for place, told in enumerate(row, start=1):
            cell = sheet.cell(number, place, told)
            cell.data_type = "s"  # a name that begins with = is a name, not a formula
            cell.number_format = "@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for place in range(1, len(head) + 1):
        top = sheet.cell(1, place)
        top.font, top.fill = Font(bold=True), PatternFill("solid", fgColor="E9ECEF")
        wide = widths[place - 1] if place <= len(widths) else _USUAL_WIDTH
        sheet.column_dimensions[get_column_letter(place)].width = wide
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0  # as many pages down as it takes, one across
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    return sheet


def saved(book: Workbook) -> bytes:
    """The file."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
