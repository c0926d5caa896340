"""Commands for those who stand above organisations: how all below stand."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.shared import load_settings, new_group, tell
from bot.problems import BadInput

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


@lead.command("unreached")
def unreached(
    org: Annotated[str, typer.Option(help="哪个党组织，不写就是全部。")] = "",
) -> None:
    """现在谁收不到消息：谁要先发一句话，谁没有账号。"""
    settings = load_settings()
    from bot import app
    from bot.service.reach import unreached as reaching

    tell(app.look(settings, reaching.written, org or None))


@lead.command("draw")
def draw(
    size: Annotated[int, typer.Argument(min=1, max=200, help="抽几个。")],
    org: Annotated[str, _ORG] = "",
    what: Annotated[str, typer.Option(help="item 抽承诺，org 抽组织。")] = "item",
    seed: Annotated[str, typer.Option(help="事先公布的种子，不写就用日期和日志校验码。")] = "",
    cross: Annotated[bool, typer.Option(help="让下面各组织的书记互相看。")] = False,
) -> None:
    """随机抽查：抽出来，派人去看。谁照种子再抽，结果都一样。"""
    if what not in ("item", "org"):
        raise BadInput("--what 请写 item 或 org。")
    settings = load_settings()
    from bot import app
    from bot.service.lead import drawing
    from dialogs.scripts.lead_commands import Wanted

    tell(app.act(settings, drawing.by_command, org or None, Wanted(size, what, seed, cross)))


@lead.command("redraw")
def redraw(number: Annotated[int, typer.Argument(help="抽查的编号。")]) -> None:
    """照当时的名单和种子再抽一遍，看是不是一样。"""
    settings = load_settings()
    from bot import app
    from bot.service.lead import drawing

    tell(app.look(settings, drawing.again, number))


@lead.command("checks")
def checks(org: Annotated[str, _ORG] = "") -> None:
    """抽查过几次，看到了什么。"""
    settings = load_settings()
    from bot import app
    from bot.service.lead import drawing

    tell(app.look(settings, drawing.listed, org or None))


@lead.command("contacts")
def contacts(org: Annotated[str, _ORG] = "") -> None:
    """谁联系哪个组织，上次去是哪天。"""
    settings = load_settings()
    from bot import app
    from bot.service.lead import contacts as points

    tell(app.look(settings, points.written, org or None))


@lead.command("assign")
def assign(
    leader: Annotated[str, typer.Argument(help="领导的姓名，或者花名册编号。")],
    place: Annotated[str, typer.Argument(help="联系哪个组织。")],
    org: Annotated[str, typer.Option(help="领导在哪个组织。")],
    end: Annotated[bool, typer.Option(help="不再联系。")] = False,
) -> None:
    """定一个联系点，或者不再联系。"""
    settings = load_settings()
    from bot import app
    from bot.service.lead import contacts as points

    tell(app.act(settings, points.assign, leader, place, org, over=end))
