"""Reads and writes tables as comma-separated text, in the encodings found in China."""

import csv
import io
from collections.abc import Iterable

from bot.documents.grid import Grid, SheetError, add_row, header_size
from dialogs.rules.layouts import Layout

_BINARY = "这不是{called}文件。请发 Excel 文件（.xlsx）或 CSV 文件。"

#: A text that begins like this would be run as a formula by Excel; a quote in front prevents it.
_RISKY = ("=", "+", "-", "@", "\t", "\r", "'")


def read_csv(content: bytes, layout: Layout) -> Grid:
    """The rows of a text file; commas, semicolons or tabs between the cells.

    Raises:
        SheetError: not text, broken, or too many rows.
    """
    text = _decode(content, layout)
    return max((_split(text, mark) for mark in ",\t;"), key=lambda grid: header_size(grid, layout))


def write_csv(rows: Iterable[Iterable[str]]) -> bytes:
    """The rows as text that Excel opens rightly: UTF-8 with a byte order mark."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([_harmless(text) for text in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _decode(content: bytes, layout: Layout) -> str:
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise SheetError(_BINARY.format(called=layout.called))


def _split(text: str, mark: str) -> Grid:
    grid = Grid()
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=mark), start=1):
            add_row(grid, number, [_plain(cell) for cell in cells])
    except csv.Error as error:
        raise SheetError("这个 CSV 文件有一处引号不成对。请用 Excel 另存为 .xlsx 再试。") from error
    return grid


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_RISKY) else text


def _plain(cell: str) -> str:
    if cell[:1] == "'" and cell[1:].startswith(_RISKY):
        cell = cell[1:]
    return cell.strip()
