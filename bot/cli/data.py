"""Commands on what is kept: back it up, put it back, and one person's data."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.shared import load_settings, new_group, tell

if TYPE_CHECKING:
    from bot.documents.archive import Places

data = new_group("数据：备份、恢复，看一个人的数据，按规定删除。")

_ORG = typer.Option(help="哪个党组织，只有一个时可以不写。")
_PERSON = typer.Option("--person", help="姓名，或者花名册编号。")


@data.command("backup")
def backup(path: Annotated[Path, typer.Argument(help="写到哪个新文件，例如 备份.zip。")]) -> None:
    """把全部内容写成一个文件，选票除外。"""
    settings = load_settings()
    from bot import app
    from bot.documents.archive import pack

    tell(app.look(settings, pack, path, _places(settings.home), typer.echo))


@data.command("restore")
def restore(path: Annotated[Path, typer.Argument(help="备份文件。")]) -> None:
    """把备份读进一个空的数据目录。"""
    settings = load_settings()
    from bot import app
    from bot.documents.archive import unpack

    tell(app.act(settings, unpack, path, _places(settings.home), typer.echo))


def _places(home: Path) -> "Places":
    from bot.documents.archive import Places
    from bot.house import Folders

    folders = Folders(home)
    return Places(folders.recordings, folders.link_key)


@data.command("export")
def export_person(
    person: Annotated[str, _PERSON],
    out: Annotated[Path, typer.Option(help="写到哪个文件。")],
    org: Annotated[str, _ORG] = "",
) -> None:
    """把记着一个人的内容写成文件，交给本人。"""
    settings = load_settings()
    from bot import app
    from bot.service.keep import asked_on_paper

    rows = app.look(settings, asked_on_paper.export, org or None, person)
    out.write_text(json.dumps(rows, ensure_ascii=False, indent=1, default=str), encoding="utf-8")
    typer.echo(f"写好了：{out}")


@data.command("erase")
def erase(
    person: Annotated[str, _PERSON],
    part: Annotated[str, typer.Option(help="recordings 录音照片，talk 聊天原文，contact 电话和账号。")],
    org: Annotated[str, _ORG] = "",
) -> None:
    """本人书面要求时，替他删掉一部分，给凭据。"""
    settings = load_settings()
    from bot import app
    from bot.service.keep import asked_on_paper

    tell(app.act(settings, asked_on_paper.erase, org or None, person, part))


@data.command("anonymise")
def anonymise(
    person: Annotated[str, _PERSON],
    why: Annotated[str, typer.Option(help="为什么，例如 家属要求。")],
    org: Annotated[str, _ORG] = "",
) -> None:
    """已经离开的人，隐去姓名，数字保留。"""
    settings = load_settings()
    from bot import app
    from bot.service.keep import asked_on_paper

    tell(app.act(settings, asked_on_paper.anonymise, org or None, person, why))


@data.command("policy")
def policy() -> None:
    """什么内容保存多久。"""
    from dialogs.rules.retention import POLICY

    for term in POLICY:
        typer.echo(f"{term.what}：{term.since}{term.days}天")
    typer.echo("承诺、审核、进度、小结、结果和日志长期保存。")
