"""Commands about bright deeds 闪光言行."""

from typing import Annotated

import typer

from bot.cli.shared import load_settings, new_group, tell

deeds = new_group("闪光言行：大家说了哪些好事，看过了没有，本人愿不愿意公开。")


@deeds.command("list")
def show(org: Annotated[str, typer.Option(help="哪个党组织。只有一个时可以不写。")] = "") -> None:
    """列出大家说的好事，按说的先后。"""
    settings = load_settings()
    from bot import app
    from bot.service.deeds import shown

    tell("\n".join(app.look(settings, shown.listed, org or None)))
