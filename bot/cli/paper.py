"""Commands for what came on paper, by phone or on a visit: an empty table, and reading one."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.shared import counting, load_settings, new_group, read_day, tell
from bot.cli.tables import refuse, write_empty

paper = new_group("补录：纸上写的、电话里说的、上门听来的，用表格读进来。")


@paper.command("template")
def paper_template(path: Annotated[Path, typer.Argument(help="写到哪个文件，例如 补录表.xlsx。")]) -> None:
    """写一张空的纸质补录表。"""
    from dialogs.rules.entering_sheet import LAYOUT

    write_empty(path, LAYOUT)


@paper.command("import")
def paper_import(
    path: Annotated[Path, typer.Argument(help="填好的补录表。")],
    by: Annotated[str, typer.Option(help="谁记的：支部书记、副书记或委员的姓名。")],
    org: Annotated[str, typer.Option(help="哪个党组织。只有一个时不用写。")] = "",
    today: Annotated[str, typer.Option(help="当作今天的日子，不写就是今天。")] = "",
) -> None:
    """读入填好的补录表。有一行写错，就都不读入；读几遍都一样。"""
    from bot.documents.sheets import read_table
    from dialogs.rules.entering_sheet import LAYOUT

    sheet = read_table(path, LAYOUT)
    day = read_day(today) if today else None
    settings = load_settings()
    from bot import app
    from bot.service.paper import take

    with counting(len(sheet.rows)) as step:
        told, faults = app.act(settings, take.take_sheet, sheet, org or None, by, day, step)
    refuse(LAYOUT.called, faults)
    tell(told)
