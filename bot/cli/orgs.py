"""Commands for the tree of organisations: look at it, change one, read and write the table of them."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.shared import load_settings, new_group, tell
from bot.cli.tables import write_empty
from bot.problems import BadInput

#: Faults that are listed; who has more has sent another table by mistake.
_MOST = 50

org = new_group("党组织：看一看、改一改，用表格读进来。")


@org.command("list")
def org_list(
    under: Annotated[str, typer.Option(help="只看这个党组织和它下面的，不写就是全部。")] = "",
) -> None:
    """列出党组织，一层一层往里缩。"""
    settings = load_settings()
    from bot import app
    from bot.service.organise import tree

    tell(app.look(settings, tree.listed, under or None))


@org.command("set")
def org_set(
    name: Annotated[str, typer.Argument(help="党组织现在的名字，没有就新加一个。")],
    parent: Annotated[str | None, typer.Option(help="上级，写“无”就是没有上级。")] = None,
    level: Annotated[str | None, typer.Option(help="层级，例如 乡镇、党委、党支部。")] = None,
    line: Annotated[str | None, typer.Option(help="系统，例如 卫健系统，写“无”就去掉。")] = None,
    kind: Annotated[str | None, typer.Option(help="单位类型：农村、社区、机关事业、企业、学校。")] = None,
    contact: Annotated[str | None, typer.Option(help="联系方式，写一句话。")] = None,
    rename: Annotated[str, typer.Option(help="改成什么名字。")] = "",
) -> None:
    """改一个党组织，或者新加一个。没写的都不动。"""
    from dialogs.rules.orgs import read_org
    from dialogs.rules.roster_entries import Row

    said = {"parent": parent, "level": level, "line": line, "kind": kind, "contact": contact}
    cells = {key: value for key, value in said.items() if value is not None}
    names = {"name": rename, "former": name} if rename else {"name": name}
    entry, faults = read_org(Row(0, {**cells, **names}))
    if faults:
        raise BadInput("\n".join(f"{one.column}“{one.shown}”：{one.advice}" for one in faults))
    settings = load_settings()
    from bot import app
    from bot.service.organise import tree

    tell(app.act(settings, tree.set_org, entry, None))


@org.command("template")
def org_template(path: Annotated[Path, typer.Argument(help="写到哪个文件，例如 党组织.xlsx。")]) -> None:
    """写一张空的党组织表。"""
    from dialogs.rules.orgs import LAYOUT

    write_empty(path, LAYOUT)


@org.command("export")
def org_export(path: Annotated[Path, typer.Argument(help="写到哪个文件，例如 党组织.xlsx。")]) -> None:
    """把现在的党组织写成一张表，改好可以再读进来。"""
    settings = load_settings()
    from bot import app
    from bot.documents.org_sheet import export_orgs
    from bot.service.organise import tree

    export_orgs(path, app.look(settings, tree.present_orgs))
    typer.echo(f"写好了：{path}")


@org.command("import")
def org_import(path: Annotated[Path, typer.Argument(help="填好的党组织表。")]) -> None:
    """读入填好的党组织表。读几遍都一样。"""
    settings = load_settings()
    from bot import app
    from bot.documents.sheets import read_table
    from bot.service.organise import tree
    from dialogs.rules.orgs import LAYOUT, read_orgs
    from dialogs.words.organise import orgs_wrong

    found = read_orgs(read_table(path, LAYOUT))
    result = found if isinstance(found, list) else app.act(settings, tree.import_orgs, found, None)
    if isinstance(result, list):
        raise BadInput(orgs_wrong([one.sentence for one in result[:_MOST]], len(result)))
    tell(result.sentence)
