"""Commands for those who stand above organisations: how all below stand."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.shared import load_settings, new_group, tell

lead = new_group("上级：看下面每个组织、每个人到哪一步。")

_ORG = typer.Option(help="从哪个组织往下看，不写就是最上面的那个。")
_YEAR = typer.Option(help="哪一年，不写就是大家正在走的这一年。")


@lead.command("show")
def show(
    org: Annotated[str, _ORG] = "",
    year: Annotated[int | None, _YEAR] = None,
) -> None:
    """每个组织一行，还看不到的写出原因。"""
    settings = load_settings()
    from bot import app
    from bot.service.lead import looking_down

    tell(app.look(settings, looking_down.written, org or None, year))


@lead.command("export")
def export(
    path: Annotated[Path, typer.Argument(help="写到哪个文件，例如 进度.xlsx。")],
    org: Annotated[str, _ORG] = "",
    year: Annotated[int | None, _YEAR] = None,
) -> None:
    """写成 Excel：一张各组织，一张每个人。"""
    settings = load_settings()
    from bot import app
    from bot.documents.lead_book import lead_book
    from bot.service.lead import looking_down

    tree = app.look(settings, looking_down.named_tree, org or None, year)
    path.write_bytes(lead_book(tree.branches))
    typer.echo(f"写好了：{path}")


@lead.command("reach")
def reach(
    org: Annotated[str, _ORG] = "",
    strangers: Annotated[bool, typer.Option(help="把名册上没有的账号也列出来。")] = False,
) -> None:
    """名册和聊天对一对：谁收不到消息，谁写过话却不在名册上。"""
    settings = load_settings()
    from bot import app
    from bot.service.lead import looking_down
    from bot.service.lead import reach as reaching

    tree = app.look(settings, looking_down.named_tree, org or None, None)
    tell(app.look(settings, reaching.written, tree.top, strangers=strangers))
