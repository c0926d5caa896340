"""What every command needs: settings, dates as people write them, how results are told."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import typer

from bot.cli.problems import FAILED
from bot.problems import BadInput

if TYPE_CHECKING:
    from bot.ports import Step
    from bot.settings import Settings

HERE = ZoneInfo("Asia/Shanghai")


def new_group(about: str) -> typer.Typer:
    """A group of commands."""
    return typer.Typer(help=about, no_args_is_help=True, add_completion=False, rich_markup_mode=None)


def tell(said: str | None) -> None:
    """Say what came of it, if anything is to be said."""
    if said:
        typer.echo(said)


@contextmanager
def counting(rows: int) -> Iterator["Step"]:
    """A bar that goes on with every row read in, on a terminal; elsewhere one line at the beginning."""
    with typer.progressbar(length=rows, label=f"共 {rows} 条，正在读入", file=sys.stderr) as bar:

        def step() -> None:
            bar.update(1)

        yield step


def load_settings() -> "Settings":
    """The settings, all faults told at once."""
    from bot import settings
    from bot.logs import configure_logs

    configure_logs()
    return settings.load_settings()


def answer_stdin(answer: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Answer JSON Lines with JSON Lines."""
    from bot.cli.lines import answer_lines

    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    if answer_lines(answer, sys.stdin.buffer, sys.stdout):
        raise typer.Exit(FAILED)


def read_moment(text: str) -> datetime:
    """A moment as people write it; without a zone it is our own.

    Raises:
        BadInput: it cannot be read.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise BadInput(f"看不懂时间 {text}，请写成 2027-03-25T09:00 的样子。") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=HERE)


def read_day(text: str) -> date:
    """A day as people write it.

    Raises:
        BadInput: it cannot be read.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadInput(f"看不懂日期 {text}，请写成 2027-01-04 的样子。") from None
