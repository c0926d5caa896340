"""Commands for people: somebody moves to another branch, a branch is handed over."""

from typing import Annotated

import typer

from bot.cli.shared import load_settings, new_group, tell

_WHO = typer.Argument(help="姓名，同名的写花名册编号。")

people = new_group("人员：转到别的支部，交接书记。")


@people.command("move")
def people_move(
    who: Annotated[str, _WHO],
    to: Annotated[str, typer.Option(help="转到哪个党支部。")],
    org: Annotated[str, typer.Option(help="现在在哪个党支部。")],
) -> None:
    """把一个人转到别的支部。以前的承诺两边都看得到。"""
    settings = load_settings()
    from bot import app
    from bot.service.moves import transfer

    tell(app.act(settings, transfer.move_now, org, who, to))


@people.command("handover")
def people_handover(
    who: Annotated[str, _WHO],
    org: Annotated[str, typer.Option(help="哪个党组织。只有一个时不用写。")] = "",
) -> None:
    """让这个人当书记，等着办的事都转给他，原来书记的链接失效。"""
    settings = load_settings()
    from bot import app
    from bot.service.moves import hand_over

    tell(app.act(settings, hand_over.hand_over_named, org or None, who))
