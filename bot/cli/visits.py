"""Commands for visits and findings of random checks: an empty table, and one that is read in."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.shared import load_settings, new_group, tell
from bot.cli.tables import write_empty

visits = new_group("走访和抽查：用表格一次记很多。")


@visits.command("template")
def visits_template(
    path: Annotated[Path, typer.Argument(help="写到哪个文件，例如 走访登记表.xlsx。")],
) -> None:
    """写一张空的走访和抽查登记表。"""
    from dialogs.rules.visits_sheet import LAYOUT

    write_empty(path, LAYOUT)


@visits.command("import")
def visits_import(
    path: Annotated[Path, typer.Argument(help="填好的登记表。")],
    by: Annotated[str, typer.Option(help="谁记的，上级组织里的人。")],
    org: Annotated[str, typer.Option(help="他在哪个组织，只有一个时不用写。")] = "",
) -> None:
    """读入走访和抽查登记表，全部读入或一条都不读。"""
    from bot.documents.sheets import read_table
    from dialogs.rules.visits_sheet import LAYOUT

    sheet = read_table(path, LAYOUT)
    settings = load_settings()
    from bot import app
    from bot.service.lead import log_sheet

    tell(app.act(settings, log_sheet.take_sheet, sheet, org or None, by))
