"""Commands for promises that were made before: an empty table, and one that is read in."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.shared import counting, load_settings, new_group, tell
from bot.cli.tables import read_rows, refuse, write_empty

promises = new_group("以前的承诺：写一张空的登记表，填好再读进来。")


@promises.command("template")
def promises_template(
    path: Annotated[Path, typer.Argument(help="写到哪个文件，例如 承诺登记表.xlsx。")],
) -> None:
    """写一张空的承诺事项登记表。"""
    from dialogs.rules.old_promises import LAYOUT

    write_empty(path, LAYOUT)


@promises.command("import")
def promises_import(
    path: Annotated[Path, typer.Argument(help="填好的登记表，去年的、2010年样子的都行。")],
    org: Annotated[str, typer.Option(help="哪个党组织。只有一个时不用写。")] = "",
) -> None:
    """读入以前的承诺，对照要求，缺什么就去问本人。读几遍都一样。"""
    from dialogs.rules.old_promises import LAYOUT, check

    rows = read_rows(path, LAYOUT, check)
    settings = load_settings()
    from bot import app
    from bot.service.propose import old_promises

    with counting(len(rows)) as step:
        said = app.act(settings, old_promises.import_named, org or None, rows, step)
    if isinstance(said, list):
        refuse(LAYOUT.called, [one.sentence for one in said])
    else:
        tell(said)
