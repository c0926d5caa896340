"""Reads the table out of an Excel file that a stranger may have made."""

import io
import warnings
import zipfile
from datetime import date, time, timedelta
from typing import Any, Final

import openpyxl
from openpyxl.workbook import Workbook

from bot.documents.grid import MOST_COLUMNS, Broken, Cell, Dated, Grid, SheetError, add_row, header_size
from dialogs.rules.layouts import Layout

#: The sheet of a template that explains how to fill it in.
NOTES: Final = "填写说明"

#: What the file may unpack to: 20,000 people need about 16 MB. In bytes and in parts.
_LARGEST_UNPACKED = 32 * 1024 * 1024
_MOST_PARTS = 500

_LAST_ROW = 1_048_576  # of Excel itself
_MOST_SHEETS = 10
_EXACT = 10**15  # larger whole numbers have lost digits in Excel

_UNREADABLE = "这个 Excel 文件打不开，可能坏了。请用 Excel 或 WPS 打开，另存一份再试。"
_NO_RESULT = "这里是公式，还没有算出结果。请改成直接写文字。"
_AS_DATE = "被 Excel 当成了日期或时间。请把这一列设为“文本”，再写一遍。"
_LOST_DIGITS = "数字太长，Excel 丢了后面几位。请把这一列设为“文本”，再写一遍。"


def read_xlsx(content: bytes, layout: Layout) -> Grid:
    """The rows of the sheet that holds the table.

    Raises:
        SheetError: broken, too large when unpacked, or too many rows.
    """
    try:
        _weigh(content, layout)
        return _read(content, layout)
    except SheetError:
        raise
    except Exception as error:  # the library answers broken files with errors of a dozen kinds
        raise SheetError(_UNREADABLE) from error


def _weigh(content: bytes, layout: Layout) -> None:
    """Refuse a zip bomb by its table of contents; `zipfile` never unpacks more than is told there."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_UNPACKED:
        raise SheetError(f"这个 Excel 文件展开后太大。请只留{layout.called}这一张表，再试一次。")


def _read(content: bytes, layout: Layout) -> Grid:
    book = _open(content, results=False)
    best, grid = "", Grid()
    for title in _titles(book, layout):
        found = _rows(book, title)
        if not best or header_size(found, layout) > header_size(grid, layout):
            best, grid = title, found
        if title == layout.title and header_size(grid, layout):
            break
    book.close()
    if any(cell is _FORMULA for _, cells in grid for cell in cells):
        grid = _with_results(content, best, grid)
    return grid


def _open(content: bytes, *, results: bool) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and extensions that we do not need
        return openpyxl.load_workbook(
            io.BytesIO(content), read_only=True, data_only=results, keep_links=False, rich_text=False
        )


def _titles(book: Workbook, layout: Layout) -> list[str]:
    visible = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
    useful = sorted((title for title in visible if title != NOTES), key=lambda title: title != layout.title)
    return useful[:_MOST_SHEETS]


def _rows(book: Workbook, title: str) -> Grid:
    sheet: Any = book[title]
    sheet.reset_dimensions()  # the size a file tells of itself is often wrong
    grid = Grid()
    last: Any = None
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
        if number > _LAST_ROW:
            raise SheetError(_UNREADABLE)
        if cells is not last:  # between rows far apart the library gives one blank row again and again
            add_row(grid, number, [_cell(cell.value, cell.data_type) for cell in cells])
        last = cells
    return grid


#: Marks a formula until its result has been looked up.
_FORMULA = Broken(_NO_RESULT)


def _with_results(content: bytes, title: str, grid: Grid) -> Grid:
    book = _open(content, results=True)
    results = dict(_rows(book, title))
    book.close()
    return [
        (number, [_result(cell, results.get(number, []), i) for i, cell in enumerate(cells)])
        for number, cells in grid
    ]


def _result(cell: Cell, results: list[Cell], place: int) -> Cell:
    if cell is not _FORMULA:
        return cell
    return (results[place] if place < len(results) else "") or _FORMULA


def _cell(value: Any, kind: str) -> Cell:
    if value is None:
        return ""
    if kind == "f":
        return _FORMULA
    if kind == "e":
        return Broken(f"这里显示 {value}，是公式出了错。请改成直接写文字。")
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, date):  # a moment is a day too
        return Dated(_AS_DATE, f"{value:%Y-%m-%d}")
    if isinstance(value, time | timedelta):
        return Broken(_AS_DATE)
    return str(value).strip()


def _number(value: float) -> Cell:
    if abs(value) >= _EXACT:
        return Broken(_LOST_DIGITS)
    return str(int(value)) if value == int(value) else str(value)
