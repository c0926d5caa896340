"""Commands for making commitments known: the materials for every channel, and the ledger."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.shared import load_settings, new_group, tell

publish = new_group("公示：写出每种渠道的材料，记一笔台账。")

_ORG = typer.Option(help="哪个党组织，只有一个时可以不写。")


@publish.command("materials")
def materials(
    out: Annotated[Path, typer.Option(help="写到哪个文件夹。")],
    org: Annotated[str, _ORG] = "",
) -> None:
    """写出会议、文件、公示栏、报刊、电视、网络、工作群的材料。"""
    settings = load_settings()
    from bot import app
    from bot.service.publish import materials as gathered
    from bot.web.pages.materials import every_file

    notice, card = app.look(settings, gathered.named, org or None, settings.address)
    out.mkdir(parents=True, exist_ok=True)
    for name, content in every_file(notice, card):
        (out / name).write_bytes(content)
        typer.echo(f"写好了：{out / name}")


@publish.command("plates")
def plates(
    out: Annotated[Path, typer.Option(help="写到哪个文件，例如 岗位牌.html。")],
    org: Annotated[str, _ORG] = "",
) -> None:
    """写出全支部的岗位牌，一人一张，用浏览器打开就能打印。"""
    settings = load_settings()
    from bot import app
    from bot.service.publish import plates as gathered
    from bot.web.pages.plates import in_one_file

    found = app.look(settings, gathered.named, org or None, settings.address)
    out.write_text(in_one_file(found), encoding="utf-8")
    typer.echo(f"写好了：{out}，{len(found.plates)}张")


@publish.command("slips")
def slips(
    out: Annotated[Path, typer.Option(help="写到哪个文件，例如 纸条.docx。")],
    org: Annotated[str, _ORG] = "",
) -> None:
    """写出印好的码：公示栏、说愿望、反映，和还没有聊天账号的人各一张，A4 纸打印剪开。"""
    settings = load_settings()
    from bot import app
    from bot.documents.slips_docx import slips as drawn

    sheet, chats = app.slips(settings, org or None)
    out.write_bytes(drawn(sheet, settings.address, chats))
    typer.echo(f"写好了：{out}，{len(sheet.slips)}张")


@publish.command("ledger")
def ledger(
    org: Annotated[str, _ORG] = "",
    add: Annotated[str, typer.Option(help="记一笔，例如 “公示栏 村口 今天起 到 1月20日”。")] = "",
    by: Annotated[str, typer.Option(help="谁经办，写姓名或编号，记一笔时要写。")] = "",
) -> None:
    """看公示台账，或者记一笔。"""
    settings = load_settings()
    from bot import app
    from bot.service.publish import ledger_command

    if add:
        tell(app.act(settings, ledger_command.write, org or None, by, add))
    else:
        tell(app.look(settings, ledger_command.written, org or None))
