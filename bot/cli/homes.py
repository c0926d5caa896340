"""Commands for two homes: who reports where, and what communities ask."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.shared import load_settings, new_group, tell
from bot.cli.tables import read_rows, write_empty
from bot.problems import BadInput

homes = new_group("双报到：在职党员住在哪个社区，社区想请他们做什么。")


@homes.command("list")
def homes_list(org: Annotated[str, typer.Option(help="哪个社区。")] = "") -> None:
    """列出在这个社区报到的党员。"""
    settings = load_settings()
    from bot import app
    from bot.service.homes import needs

    tell(app.look(settings, needs.listed_of, org or None))


@homes.command("template")
def homes_template(path: Annotated[Path, typer.Argument(help="写到哪个文件，例如 双报到.xlsx。")]) -> None:
    """写一张空的双报到表。"""
    from dialogs.rules.homes_sheet import LAYOUT

    write_empty(path, LAYOUT)


@homes.command("import")
def homes_import(path: Annotated[Path, typer.Argument(help="填好的双报到表。")]) -> None:
    """读入填好的双报到表。有一行写错，就都不读入。"""
    from dialogs.rules.homes_sheet import LAYOUT, check

    pairs = read_rows(path, LAYOUT, check)
    settings = load_settings()
    from bot import app
    from bot.service.homes import register

    tell(app.act(settings, register.import_homes, pairs))


@homes.command("needs")
def homes_needs(
    org: Annotated[str, typer.Argument(help="哪个社区。")],
    path: Annotated[Path, typer.Argument(help="一行一条的文本文件。")],
) -> None:
    """读入社区想请大家做的事，一行一条。原来有的不动。"""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} 读不了。请用 UTF-8 的文本文件，一行一条。") from error
    settings = load_settings()
    from bot import app
    from bot.service.homes import needs

    tell(app.act(settings, needs.import_needs, org, lines))
