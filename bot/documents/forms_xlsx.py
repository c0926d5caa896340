"""The forms for Excel: 民主评议党员汇总表 and 基层党组织公开承诺一览表."""

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

from bot.documents.tables import saved
from dialogs.rules.form_sheets import Sheet, Texts
from dialogs.words import forms as words

#: Height of a line, in points.
_LINE = 16

_THIN = Side(style="thin")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def summary(texts: Texts, sheets: Sequence[Sheet]) -> bytes:
    """A row for every member: what each source says and the grade; no order but the roster's, no total."""
    rows = [
        (
            *(str(n), one.name, one.role, one.standing, one.own, one.peers, one.public),
            *("\n".join(one.deeds), one.word, one.final),
        )
        for n, one in enumerate(sheets, 1)
    ]
    title = words.SUMMARY.format(org=texts.org, year=texts.year)
    return _book(title, words.SUMMARY_HEAD, rows, (6, 10, 10, 12, 24, 26, 26, 30, 34, 10), words.REFERENCE)


def overview(texts: Texts, rows: Sequence[Sequence[str]]) -> bytes:
    """A row for every published promise."""
    numbered = [(str(n), *row) for n, row in enumerate(rows, 1)]
    title = words.OVERVIEW.format(org=texts.org, year=texts.year)
    end = words.OVERVIEW_END.format(contact=texts.contact)
    return _book(title, words.OVERVIEW_HEAD, numbered, (6, 16, 10, 20, 44, 18, 14), end)


def _book(
    title: str, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int], note: str
) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet(words.TABLE)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(head))
    top = sheet.cell(1, 1, title)
    top.font = Font(bold=True, size=16)
    top.alignment = Alignment(horizontal="center")
    for number, cells in enumerate((head, *rows), 2):
        _row(sheet, number, cells, bold=number == 2)
        # Excel fits heights by itself when somebody types, not when it opens a file.
        sheet.row_dimensions[number].height = _LINE * max(map(_lines, cells, widths))
    for place, width in enumerate(widths):
        sheet.column_dimensions["ABCDEFGHIJ"[place]].width = width
    last = len(rows) + 3
    sheet.merge_cells(start_row=last, start_column=1, end_row=last, end_column=len(head))
    sheet.cell(last, 1, note)
    sheet.freeze_panes = "A3"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:2"
    return saved(book)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column of so many half-width characters."""
    return sum(max(1, -(-2 * len(line) // max(width - 1, 2))) for line in text.split("\n"))


def _row(sheet: Worksheet, number: int, texts: Sequence[str], *, bold: bool) -> None:
    for place, text in enumerate(texts, 1):
        cell = sheet.cell(number, place, text)
        cell.data_type = "s"  # words that begin with = are words, not a formula
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.border = _BORDER
        cell.font = Font(bold=bold)
