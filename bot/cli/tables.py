"""Tables of commands: an empty one to be filled in, and one that is read whole or not at all."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from bot.problems import BadInput

if TYPE_CHECKING:
    from dialogs.rules.layouts import Layout
    from dialogs.rules.roster_entries import Sheet


def write_empty(path: Path, layout: "Layout") -> None:
    """Write a table with an example in it, and say so."""
    from bot.documents.sheets import example_row, write_sheet

    write_sheet(path, [example_row(layout)], layout)
    typer.echo(f"写好了：{path}")


def read_rows(path: Path, layout: "Layout", check: "Callable[[Sheet], Sequence[Any]]") -> list[Any]:
    """The rows of a table as `check` reads them.

    Raises:
        BadInput: every fault with its row and column.
    """
    from bot.documents.sheets import read_table
    from dialogs.rules.roster_entries import Fault

    found = check(read_table(path, layout))
    refuse(layout.called, [one.sentence for one in found if isinstance(one, Fault)])
    return list(found)


def refuse(called: str, faults: Sequence[str]) -> None:
    """Stop where a table has faults.

    Raises:
        BadInput: it has.
    """
    if faults:
        raise BadInput("\n".join([f"{called}里有 {len(faults)} 处要改，现在什么都没有读入：", *faults]))
