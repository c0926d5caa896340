"""Commands for the rules of a year: look, write out, propose, look at beforehand, adopt, put in force."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.shared import load_settings, new_group, tell
from bot.problems import BadInput

rules = new_group("规则：天数、件数和各种清单，怎样改，改了会怎样。")

_ORG = Annotated[str, typer.Option(help="哪个党组织，只有一个时可以不写。")]
_NUMBER = Annotated[int, typer.Argument(help="几号建议，例如 3。")]
_BY = Annotated[str, typer.Option(help="谁定的，例如 乡党委会议2027年1月4日。")]


@rules.command("show")
def rules_show(org: _ORG = "") -> None:
    """看一个党组织新开年度用的规则，和正在走的年度依据哪些文件。"""
    settings = load_settings()
    from bot import app
    from bot.service.organise import rules_desk

    tell(app.look(settings, rules_desk.show, org or None))


@rules.command("list")
def rules_list() -> None:
    """列出改过的规则和还没答复的建议。"""
    settings = load_settings()
    from bot import app
    from bot.service.organise import rules as service

    tell(app.look(settings, service.listed))


@rules.command("export")
def rules_export(
    path: Annotated[Path, typer.Argument(help="写到哪个文件，例如 规则.json。")], org: _ORG = ""
) -> None:
    """把规则写成一个文件，改好可以用 propose 提出来。"""
    settings = load_settings()
    from bot import app
    from bot.service.organise import rules_desk

    told = app.look(settings, rules_desk.exported, org or None)
    path.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    typer.echo(f"写好了：{path}")


@rules.command("propose")
def rules_propose(
    file: Annotated[Path | None, typer.Argument(help="写着要改哪几项的 JSON 文件，可以不写。")] = None,
    change: Annotated[list[str] | None, typer.Option("--set", help="改一项，例如 提承诺天数=15。")] = None,
    under: Annotated[str, typer.Option(help="管这个党组织和下面所有的。")] = "",
    org: Annotated[str, typer.Option(help="只管这一个党组织。")] = "",
    line: Annotated[str, typer.Option(help="只管这个系统，例如 卫健系统。")] = "",
    level: Annotated[str, typer.Option(help="只管这个层级，例如 党支部。")] = "",
    kind: Annotated[str, typer.Option(help="只管这一类，例如 农村。")] = "",
    document: Annotated[str, typer.Option(help="依据的文件号，例如 清组〔2027〕3号。")] = "",
    title: Annotated[str, typer.Option(help="文件的题目。")] = "",
    issued: Annotated[str, typer.Option(help="文件的日期，例如 2027-01-04。")] = "",
    paper: Annotated[str, typer.Option(help="文件放在哪里，写文件名。")] = "",
    why: Annotated[str, typer.Option(help="为什么要改。")] = "",
) -> None:
    """提出改规则，先给看会变什么，不会马上用。"""
    written = _from_file(file)
    cited = _cited(written.pop("依据", {}))
    told = {**written, **_from_words(change or [])}
    reach = {"under": under, "own": org, "line": line, "level": level, "kind": kind}
    settings = load_settings()
    from bot import app
    from bot.service.organise import rules_desk
    from dialogs.rules.pack import Citation

    given = {"document": document, "title": title, "issued": issued, "file": paper}
    named = {name: given[name] or cited.get(name, "") for name in given}
    cites = Citation(named["document"], named["title"], named["issued"], named["file"])
    tell(app.act(settings, rules_desk.propose, told, reach, cites, why))


@rules.command("attach")
def rules_attach(
    number: _NUMBER, file: Annotated[Path, typer.Argument(help="依据的文件，例如 实施意见.pdf，最多5兆。")]
) -> None:
    """把一条建议依据的文件存进来，公示栏上能下载。"""
    from dialogs.words import rules as words

    try:
        content = file.read_bytes()
    except OSError:
        raise BadInput(words.NO_FILE.format(name=file)) from None
    settings = load_settings()
    from bot import app
    from bot.service.organise import basis

    tell(app.act(settings, basis.attach, number, file.name, content))


@rules.command("preview")
def rules_preview(number: _NUMBER) -> None:
    """看采用一条建议会变什么，涉及谁。"""
    settings = load_settings()
    from bot import app
    from bot.service.organise import rules as service

    tell(app.look(settings, service.previewed, number))


@rules.command("adopt")
def rules_adopt(number: _NUMBER, by: _BY) -> None:
    """采用一条建议，以后新开的年度用它，已经开的不动。"""
    settings = load_settings()
    from bot import app
    from bot.service.organise import rules_desk

    tell(app.act(settings, rules_desk.adopt, number, by))


@rules.command("decline")
def rules_decline(
    number: _NUMBER, by: _BY, why: Annotated[str, typer.Option(help="为什么不采用，会告诉提的人。")]
) -> None:
    """不采用一条建议，写明理由。"""
    settings = load_settings()
    from bot import app
    from bot.service.organise import rules_desk

    tell(app.act(settings, rules_desk.decline, number, why, by))


@rules.command("apply")
def rules_apply(org: Annotated[str, typer.Option(help="哪个党组织。")], by: _BY) -> None:
    """让正在走的年度也用现在的规则，过去的不动。"""
    settings = load_settings()
    from bot import app
    from bot.service.organise import rules_desk

    tell(app.act(settings, rules_desk.apply, org, by))


def _from_file(file: Path | None) -> dict[str, Any]:
    if file is None:
        return {}
    try:
        told = json.loads(file.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise BadInput(f"{file} 不是 UTF-8 文字。请另存为 UTF-8 再试。") from None
    except json.JSONDecodeError as error:
        raise BadInput(f"{file} 第 {error.lineno} 行第 {error.colno} 列写得不对，不是 JSON。") from None
    if not isinstance(told, dict):
        raise BadInput(f"{file} 里要写成 {{“提承诺天数”: 15}} 的样子。")
    return told


#: How the governing document is named in a file → its part of the citation.
_PARTS = {"文件": "document", "题目": "title", "日期": "issued", "存放": "file"}


def _cited(told: Any) -> dict[str, str]:
    """The governing document that stands in the file itself; what the command says goes before it."""
    if not isinstance(told, dict) or not told.keys() <= _PARTS.keys():
        raise BadInput(f"“依据”里只写这几样：{'、'.join(_PARTS)}。")
    return {"document": "", **{_PARTS[name]: str(value) for name, value in told.items()}}


def _from_words(changes: list[str]) -> dict[str, str]:
    told = {}
    for one in changes:
        name, mark, value = one.partition("=")
        if not mark:
            raise BadInput(f"“{one}”要写成 提承诺天数=15 的样子。")
        told[name] = value
    return told
