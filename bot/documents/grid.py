"""A table as rows of texts, whatever file it came from, and the header of a layout in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from dialogs.rules.layouts import Layout
from dialogs.rules.roster_entries import Row, Sheet

#: A file is at most this large, in bytes, and has at most this many rows.
LARGEST_FILE: Final = 5 * 1024 * 1024
MOST_ROWS: Final = 20_000

#: Only so many columns are looked at, and the header must be within so many filled rows.
MOST_COLUMNS: Final = 60
_HEADER_WITHIN = 20
_HEADER_COLUMNS = 3


class SheetError(Exception):
    """The file cannot be read as such a table. The message tells the user why and what to do."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell without a readable value, and what is wrong there in the user's words."""

    trouble: str


@dataclass(frozen=True, slots=True)
class Dated(Broken):
    """A cell that Excel took for a date; `text` is that day, for a column that holds days."""

    text: str = ""


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
        raise SheetError(f"表太长了，一次最多 {MOST_ROWS} 行，请分成几个文件。")


def header_size(grid: Grid, layout: Layout) -> int:
    """How many of the layout's columns the best header row of the table has; 0 without a header."""
    return max((len(_known(cells, layout)) for _, cells in grid[:_HEADER_WITHIN]), default=0)


def to_sheet(grid: Grid, layout: Layout) -> Sheet:
    """What the table says under the headers of the layout.

    Raises:
        SheetError: no header, or one with the same column twice.
    """
    best = header_size(grid, layout)
    needed = [column.title for column in layout.columns if column.required]
    if best < min(_HEADER_COLUMNS, len(needed)):
        table = layout.called if layout.called.endswith("表") else f"{layout.called}表"
        raise SheetError(f"找不到表头。请用我们的{table}，第一行要有：{'、'.join(needed)}。")
    spot = next(i for i, (_, cells) in enumerate(grid) if len(_known(cells, layout)) == best)
    header, titles = grid[spot]
    places: dict[str, int] = {}
    for place, title in enumerate(titles):
        column = layout.column_for(title) if isinstance(title, str) else None
        if column and column.key in places:
            raise SheetError(f"表头里有两列都是“{column.title}”，请去掉一列。")
        if column:
            places[column.key] = place
    rows = [_row(number, cells, places, layout) for number, cells in grid[spot + 1 :]]
    filled = [row for row in rows if (row.cells or row.broken) and not layout.is_example(row.cells)]
    if len(filled) > MOST_ROWS:
        raise SheetError(f"表太长了，一次最多 {MOST_ROWS} {layout.unit}，请分成几个文件。")
    known = set(places.values())
    other = [one for place, one in enumerate(titles) if place not in known and isinstance(one, str) and one]
    return Sheet(header, frozenset(places), tuple(filled), tuple(other))


def _known(cells: Iterable[Cell], layout: Layout) -> set[str]:
    found = (layout.column_for(cell) for cell in cells if isinstance(cell, str) and cell)
    return {column.key for column in found if column}


def _row(number: int, cells: list[Cell], places: dict[str, int], layout: Layout) -> Row:
    told = {
        key: _as_meant(cells[place], key in layout.days)
        for key, place in places.items()
        if place < len(cells) and cells[place]
    }
    return Row(
        number,
        {key: cell for key, cell in told.items() if isinstance(cell, str)},
        {key: cell.trouble for key, cell in told.items() if isinstance(cell, Broken)},
    )


def _as_meant(cell: Cell, is_day: bool) -> Cell:
    return cell.text if is_day and isinstance(cell, Dated) else cell
