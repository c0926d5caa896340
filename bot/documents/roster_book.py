"""Writes the roster as an Excel file: the table, its drop-downs and a page that explains it."""

import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from bot.documents.roster_grid import MOST_ROWS
from bot.documents.roster_xlsx import NOTES, ROSTER
from dialogs.rules.people import Category, Role
from dialogs.rules.roster_columns import COLUMNS

_CHOICES = {
    "role": tuple(role.label for role in Role),
    "category": tuple(category.label for category in Category),
    "standing": ("正式", "预备"),
    "oral": ("是", "否"),
}
_WIDE = {
    "branch": 20,
    "post": 30,
    "labels": 16,
    "skills": 20,
    "phone": 16,
    "wecom": 20,
    "dingtalk": 20,
    "parent": 20,
}
_USUAL_WIDTH = 12

_NOTES = (
    "怎样填这张表",
    "一、在“花名册”这张表里填，一个人一行。第一行是表头，不要改。",
    "二、写着“示例”的那一行只是样子，不会读入，可以删掉。",
    "三、带“必填”的列要有内容。别的列可以空着。",
    "四、同一个文件可以读很多遍。写错了就改好再读，不会重复加人。",
    "五、从表里删掉一个人，不会把他从系统里删掉，只会提醒。",
    "六、要改现有的名册，先导出一份，在上面改，再读入。",
    "七、表里有一处写错，整个文件都不读入，会告诉您是哪一行、怎样改。",
    "各列怎样填：",
)


def write_book(rows: Iterable[Sequence[str]]) -> bytes:
    """An Excel file with these rows below the header, in the order of the columns."""
    book = Workbook()
    book.remove(book.worksheets[0])
    _fill(book.create_sheet(ROSTER), rows)
    _explain(book.create_sheet(NOTES))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: Worksheet, rows: Iterable[Sequence[str]]) -> None:
    _write(sheet, 1, [column.title for column in COLUMNS])
    for number, row in enumerate(rows, start=2):
        _write(sheet, number, row)
    for place, column in enumerate(COLUMNS, start=1):
        letter = get_column_letter(place)
        head = sheet.cell(1, place)
        head.font = Font(bold=True)
        head.fill = PatternFill("solid", fgColor="F8D7DA" if column.required else "E9ECEF")
        sheet.column_dimensions[letter].width = _WIDE.get(column.key, _USUAL_WIDTH)
        sheet.column_dimensions[letter].number_format = "@"
        if column.key in _CHOICES:
            _offer(sheet, f"{letter}2:{letter}{MOST_ROWS + 1}", _CHOICES[column.key])
    sheet.freeze_panes = "A2"


def _offer(sheet: Worksheet, area: str, words: tuple[str, ...]) -> None:
    choice = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
    choice.errorTitle = "请选一个"
    choice.error = "请从下拉框里选：" + "、".join(words)
    choice.showErrorMessage = True
    sheet.add_data_validation(choice)
    choice.add(area)


def _explain(sheet: Worksheet) -> None:
    for number, line in enumerate(_NOTES, start=1):
        _write(sheet, number, [line])
    sheet["A1"].font = Font(bold=True, size=14)
    for number, column in enumerate(COLUMNS, start=len(_NOTES) + 1):
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
