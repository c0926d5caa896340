"""The command that writes the forms of many organisations into a folder."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.shared import load_settings


def write_forms(
    year: Annotated[int, typer.Option(min=2010, max=2100, help="哪一年，例如 2027。")],
    out: Annotated[Path, typer.Option(help="写到哪个文件夹。")],
    org: Annotated[str, typer.Option(help="哪个党组织，连同下级；不写就是全部。")] = "",
) -> None:
    """写出登记表、汇总表、承诺书、一览表，一个党组织一个文件夹。"""
    settings = load_settings()
    from bot.cli import forms_out

    forms_out.write(settings, org or None, year, out, typer.echo)
