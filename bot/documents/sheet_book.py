"""Writes a table as an Excel file: the table, its drop-downs and a page that explains it."""

import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from bot.documents.grid import MOST_ROWS
from bot.documents.sheet_xlsx import NOTES
from dialogs.rules.layouts import Layout

_USUAL_WIDTH = 12


def write_book(rows: Iterable[Sequence[str]], layout: Layout) -> bytes:
    """An Excel file with these rows below the header, in the order of the columns."""
    book = Workbook()
    book.remove(book.worksheets[0])
    _fill(book.create_sheet(layout.title), rows, layout)
    _explain(book.create_sheet(NOTES), layout)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: Worksheet, rows: Iterable[Sequence[str]], layout: Layout) -> None:
    _write(sheet, 1, [column.title for column in layout.columns])
    for number, row in enumerate(rows, start=2):
        _write(sheet, number, row)
    for place, column in enumerate(layout.columns, start=1):
        letter = get_column_letter(place)
        head = sheet.cell(1, place)
        head.font = Font(bold=True)
        head.fill = PatternFill("solid", fgColor="F8D7DA" if column.required else "E9ECEF")
        sheet.column_dimensions[letter].width = layout.widths.get(column.key, _USUAL_WIDTH)
        sheet.column_dimensions[letter].number_format = "@"
        if column.key in layout.choices:
            _offer(sheet, f"{letter}2:{letter}{MOST_ROWS + 1}", layout.choices[column.key])
    sheet.freeze_panes = "A2"


def _offer(sheet: Worksheet, area: str, words: tuple[str, ...]) -> None:
    choice = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
    choice.errorTitle = "请选一个"
    choice.error = "请从下拉框里选：" + "、".join(words)
    choice.showErrorMessage = True
    sheet.add_data_validation(choice)
    choice.add(area)


def _explain(sheet: Worksheet, layout: Layout) -> None:
    notes = ("怎样填这张表", *layout.advice, "各列怎样填：")
    for number, line in enumerate(notes, start=1):
        _write(sheet, number, [line])
    sheet["A1"].font = Font(bold=True, size=14)
    for number, column in enumerate(layout.columns, start=len(notes) + 1):
        _write(sheet, number, [column.title, "必填" if column.required else "", column.hint])
        sheet.cell(number, 3).alignment = Alignment(wrap_text=True, vertical="top")
    for letter, width in (("A", 16), ("B", 8), ("C", 70)):
        sheet.column_dimensions[letter].width = width


def _write(sheet: Worksheet, number: int, texts: Sequence[str]) -> None:
    for place, text in enumerate(texts, start=1):
        if text:
            cell = sheet.cell(number, place, text)
            cell.data_type = "s"  # a name that begins with = is a name, not a formula
            cell.number_format = "@"
