"""A table as rows of texts, whatever file it came from, and the roster's header in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from dialogs.rules.roster import is_example
from dialogs.rules.roster_columns import column_for
from dialogs.rules.roster_entries import Row, Sheet

#: A roster file is at most this large, in bytes, and has at most this many people.
LARGEST_FILE: Final = 5 * 1024 * 1024
MOST_ROWS: Final = 20_000

#: Only so many columns are looked at, and the header must be within so many filled rows.
MOST_COLUMNS: Final = 60
_HEADER_WITHIN = 20
_HEADER_COLUMNS = 3


class SheetError(Exception):
    """The file cannot be read as a roster. The message tells the user why and what to do."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell without a readable value, and what is wrong there in the user's words."""

    trouble: str


Cell = str | Broken

#: The filled rows of a table by their number as Excel shows it.
Grid = list[tuple[int, list[Cell]]]


def add_row(grid: Grid, number: int, cells: list[Cell]) -> None:
    """Keep a row that has something in it.

    Raises:
        SheetError: there are too many.
    """
    if any(cells):
        grid.append((number, cells))
    if len(grid) > MOST_ROWS + _HEADER_WITHIN:
        raise SheetError(f"表太长了，一次最多 {MOST_ROWS} 人，请分成几个文件。")


def header_size(grid: Grid) -> int:
    """How many of the roster's columns the best header row of the table has; 0 without a header."""
    return max((len(_known(cells)) for _, cells in grid[:_HEADER_WITHIN]), default=0)


def to_sheet(grid: Grid) -> Sheet:
    """The roster in a table.

    Raises:
        SheetError: no header, or one with the same column twice.
    """
    best = header_size(grid)
    if best < _HEADER_COLUMNS:
        raise SheetError("找不到表头。请用我们的名册表，第一行要有：支部、编号、姓名、职务、类别。")
    spot = next(i for i, (_, cells) in enumerate(grid) if len(_known(cells)) == best)
    header, titles = grid[spot]
    places: dict[str, int] = {}
    for place, title in enumerate(titles):
        column = column_for(title) if isinstance(title, str) else None
        if column and column.key in places:
            raise SheetError(f"表头里有两列都是“{column.title}”，请去掉一列。")
        if column:
            places[column.key] = place
    rows = [_row(number, cells, places) for number, cells in grid[spot + 1 :]]
    filled = [row for row in rows if (row.cells or row.broken) and not is_example(row)]
    if len(filled) > MOST_ROWS:
        raise SheetError(f"表太长了，一次最多 {MOST_ROWS} 人，请分成几个文件。")
    return Sheet(header, frozenset(places), tuple(filled))


def _known(cells: Iterable[Cell]) -> set[str]:
    found = (column_for(cell) for cell in cells if isinstance(cell, str) and cell)
    return {column.key for column in found if column}


def _row(number: int, cells: list[Cell], places: dict[str, int]) -> Row:
    told = {key: cells[place] for key, place in places.items() if place < len(cells) and cells[place]}
    return Row(
        number,
        {key: cell for key, cell in told.items() if isinstance(cell, str)},
        {key: cell.trouble for key, cell in told.items() if isinstance(cell, Broken)},
    )
