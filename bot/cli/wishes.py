"""Commands for wishes of the public: an empty table, one that is read in, the list of needs."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.shared import counting, load_settings, new_group, tell
from bot.cli.tables import read_rows, write_empty

_ORG = typer.Option(help="哪个党组织。只有一个时不用写。")

wishes = new_group("愿望：用表格一次记很多，把需求清单导出来。")


@wishes.command("template")
def wishes_template(path: Annotated[Path, typer.Argument(help="写到哪个文件，例如 愿望表.xlsx。")]) -> None:
    """写一张空的愿望表。"""
    from dialogs.rules.wishes_sheet import LAYOUT

    write_empty(path, LAYOUT)


@wishes.command("import")
def wishes_import(
    path: Annotated[Path, typer.Argument(help="填好的愿望表。")], org: Annotated[str, _ORG] = ""
) -> None:
    """读入愿望表。同样的话读几遍都只算一次。"""
    from dialogs.rules.wishes_sheet import LAYOUT, check

    new = read_rows(path, LAYOUT, check)
    settings = load_settings()
    from bot import app
    from bot.service.public import needs

    with counting(len(new)) as step:
        said = app.act(settings, needs.import_named, org or None, new, step)
    tell(said)


@wishes.command("export")
def wishes_export(
    path: Annotated[Path, typer.Argument(help="写到哪个文件，例如 需求清单.xlsx。")],
    org: Annotated[str, _ORG] = "",
) -> None:
    """把需求清单写成表：每件愿望到了哪一步，谁来做，怎么回的。"""
    from bot.documents.sheets import write_sheet
    from dialogs.rules.wishes_sheet import NEEDS

    settings = load_settings()
    from bot import app
    from bot.service.public import needs

    found = app.look(settings, needs.named_needs, org or None)
    rows = [[one.text, one.channel, one.state, one.who, one.answer] for one in found.rows]
    write_sheet(path, rows, NEEDS)
    tell(f"{found.org}：{found.counts}\n写好了：{path}")
