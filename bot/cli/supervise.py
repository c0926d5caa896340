"""Commands about supervision 督诺."""

from typing import Annotated

import typer

from bot.cli.shared import load_settings, new_group, tell

supervise = new_group("督诺：每季度的小结、点评和交流到哪一步了。")


@supervise.command("show")
def show(org: Annotated[str, typer.Option(help="哪个党组织，下级的也列出来。")] = "") -> None:
    """看这个季度：谁还没有小结，谁还没有点评。"""
    settings = load_settings()
    from bot import app
    from bot.service.supervise import below

    tell(app.look(settings, below.written, org or None))
