"""Commands for promises that were made before: an empty table, and one that is read in."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.shared import counting, load_settings, new_group, tell
from bot.problems import BadInput

if TYPE_CHECKING:
    from dialogs.rules.roster_entries import Fault

promises = new_group("以前的承诺：写一张空的登记表，填好再读进来。")


@promises.command("template")
def promises_template(
    path: Annotated[Path, typer.Argument(help="写到哪个文件，例如 承诺登记表.xlsx。")],
) -> None:
    """写一张空的承诺事项登记表。"""
    from bot.documents.sheets import example_row, write_sheet
    from dialogs.rules.old_promises import LAYOUT

    write_sheet(path, [example_row(LAYOUT)], LAYOUT)
    typer.echo(f"写好了：{path}")


@promises.command("import")
def promises_import(
    path: Annotated[Path, typer.Argument(help="填好的登记表，去年的、2010年样子的都行。")],
    org: Annotated[str, typer.Option(help="哪个党组织。只有一个时不用写。")] = "",
) -> None:
    """读入以前的承诺，对照要求，缺什么就去问本人。读几遍都一样。"""
    from bot.documents.sheets import read_table
    from dialogs.rules.old_promises import LAYOUT, check
    from dialogs.rules.roster_entries import Fault

    found = check(read_table(path, LAYOUT))
    _refuse([one for one in found if isinstance(one, Fault)])
    rows = [one for one in found if not isinstance(one, Fault)]
    settings = load_settings()
    from bot import app
    from bot.service.propose import old_promises

    with counting(len(rows)) as step:
        said = app.act(settings, old_promises.import_named, org or None, rows, step)
    if isinstance(said, list):
        _refuse(said)
    else:
        tell(said)


def _refuse(faults: "list[Fault]") -> None:
    told = [one.sentence for one in faults]
    if told:
        raise BadInput("\n".join([f"登记表里有 {len(told)} 处要改，现在什么都没有读入：", *told]))
