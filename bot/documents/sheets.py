"""Tables as files that people fill in: an empty one, one with rows, one that came back."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from bot.documents.grid import LARGEST_FILE, SheetError, to_sheet
from bot.documents.sheet_book import write_book
from bot.documents.sheet_csv import read_csv, write_csv
from bot.documents.sheet_xlsx import read_xlsx
from dialogs.rules.layouts import Layout
from dialogs.rules.roster_entries import Sheet

_ZIP = b"PK"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def example_row(layout: Layout) -> list[str]:
    """The row that shows how to fill the table in."""
    return [column.example for column in layout.columns]


def write_sheet(path: Path, rows: Iterable[Sequence[str]], layout: Layout) -> None:
    """These rows under the layout's header, as Excel (.xlsx) or text (.csv).

    Raises:
        SheetError: the name ends in neither.
        OSError: the file cannot be written.
    """
    match path.suffix.lower():
        case ".csv":
            path.write_bytes(write_csv([[column.title for column in layout.columns], *rows]))
        case ".xlsx":
            path.write_bytes(write_book(rows, layout))
        case _:
            raise SheetError("文件名要以 .xlsx 或 .csv 结尾。")


def read_table(source: Path | bytes, layout: Layout, name: str = "") -> Sheet:
    """The table in a file, told by its content and not by its name.

    `name` is how the sender calls the file, for the words of a refusal.

    Raises:
        SheetError: too large, unreadable, or without the layout's header.
        OSError: the file cannot be read.
    """
    size = len(source) if isinstance(source, bytes) else source.stat().st_size
    called = f"“{name}”" if name else "文件"
    if size > LARGEST_FILE:
        most = LARGEST_FILE // 1024 // 1024
        raise SheetError(f"{called}太大了，最多 {most} MB。请只留{layout.called}这一张表。")
    content = source if isinstance(source, bytes) else source.read_bytes()
    if not content.strip():
        raise SheetError(f"{called}是空的。")
    if content.startswith(_OLD_OFFICE):
        raise SheetError(f"{called}是旧的 .xls 格式，或者设了密码。请去掉密码，另存为 .xlsx 再试。")
    grid = read_xlsx(content, layout) if content.startswith(_ZIP) else read_csv(content, layout)
    return to_sheet(grid, layout)
