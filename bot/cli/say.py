"""The command that says what can be said in a chat: one line, or a file of them."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.shared import load_settings
from bot.problems import BadInput

#: Characters of one line.
_LONGEST = 2000


def say(
    by: Annotated[str, typer.Option(help="谁说的，写姓名或者花名册编号。")],
    text: Annotated[str, typer.Argument(help="说什么，例如“通过 1 3”。有空格要加引号。")] = "",
    org: Annotated[str, typer.Option(help="他是哪个党组织的，只有一个时可以不写。")] = "",
    file: Annotated[Path | None, typer.Option(help="要说的话，一行一句。")] = None,
    start: Annotated[int, typer.Option(min=1, help="从文件的第几行说起。")] = 1,
) -> None:
    """用命令行说一句，和在聊天里说一样，回答写在这里。"""
    if bool(text.strip()) == (file is not None):
        raise BadInput("要说的话，写在引号里，或者用 --file 给一个文件，两样写一样。")
    lines = _lines(file, start) if file else [(0, _fit(text))]
    settings = load_settings()
    from bot import app
    from bot.saying import Spoken

    app.say(settings, Spoken(org or None, by, tuple(lines)), typer.echo)


def _fit(text: str) -> str:
    if len(text) > _LONGEST:
        raise BadInput(f"太长了，最多{_LONGEST}字。")
    return text


def _lines(file: Path, start: int) -> list[tuple[int, str]]:
    """The lines of a file with their numbers from `start` on.

    Raises:
        BadInput: it is no text, or lines are empty or too long; every one is named.
    """
    try:
        found = file.read_text(encoding="utf-8-sig").rstrip().splitlines()
    except UnicodeDecodeError:
        raise BadInput("这个文件不是 UTF-8 的文本。请另存为 UTF-8 再试。") from None
    lines = [(number, line.strip()) for number, line in enumerate(found, 1) if number >= start]
    faults = [f"第{number}行是空的。" for number, line in lines if not line]
    faults += [f"第{number}行太长，最多{_LONGEST}字。" for number, line in lines if len(line) > _LONGEST]
    if faults or not lines:
        raise BadInput("\n".join([*(faults or ["文件里没有要说的话。"]), "一句也没有说。"]))
    return lines
