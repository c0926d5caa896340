"""Commands about what is to be put right 限期整改."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.shared import counting, load_settings, new_group, read_day, tell
from bot.cli.tables import read_sheet, refuse, write_empty

rectification = new_group("限期整改：安排，记下纸上的话，办结。")

_NUMBER = Annotated[int, typer.Argument(help="第几号，list 里看得到。")]
_BY = Annotated[str, typer.Option(help="谁来定，写姓名或者花名册编号。")]
_BY_ORG = Annotated[str, typer.Option(help="他是哪个党组织的，只有一个时可以不写。")]


@rectification.command("list")
def list_(org: Annotated[str, typer.Option(help="哪个党组织，下级的也列出来。")] = "") -> None:
    """列出全部整改。"""
    settings = load_settings()
    from bot import app
    from bot.service.supervise import rectify_desk

    tell(app.look(settings, rectify_desk.listed, org or None))


@rectification.command("show")
def show(number: _NUMBER) -> None:
    """看一件整改从头到尾。"""
    settings = load_settings()
    from bot import app
    from bot.service.supervise import rectify_desk

    tell(app.look(settings, rectify_desk.story, number))


@rectification.command("order")
def order(
    whom: Annotated[str, typer.Argument(help="请谁改：党员姓名，或者下级党组织的名称。")],
    by: _BY,
    cause: Annotated[str, typer.Option(help="原因。")],
    demand: Annotated[str, typer.Option(help="要做到什么。")],
    due: Annotated[str, typer.Option(help="哪天前，例如 2027-04-30，最长一年。")],
    by_org: _BY_ORG = "",
    source: Annotated[
        str, typer.Option(help="overdue、report、check、evaluation、earlier 或 other，不写就自己找。")
    ] = "",
) -> None:
    """安排一件整改，先私下告诉本人。来源是反映或到期的，连上那一件。"""
    day = read_day(due)
    settings = load_settings()
    from bot import app
    from bot.service.supervise import rectify_desk

    tell(
        app.act(
            settings,
            rectify_desk.order,
            by=(by_org, by),
            whom=whom,
            cause=cause,
            demand=demand,
            due=day,
            source=source,
        )
    )


@rectification.command("note")
def note(
    number: _NUMBER,
    said: Annotated[str, typer.Argument(help="本人怎么说。")],
    by: _BY,
    day: Annotated[str, typer.Option(help="哪天说的，例如 2027-04-20。")],
    by_org: _BY_ORG = "",
    channel: Annotated[str, typer.Option(help="paper、phone、visit 或 spoken。")] = "paper",
    where: Annotated[str, typer.Option(help="在哪里。")] = "",
) -> None:
    """记下本人在纸上、电话里或当面说的：改好了。"""
    said_on = read_day(day)
    settings = load_settings()
    from bot import app
    from bot.service.supervise import rectify_desk

    tell(app.act(settings, rectify_desk.note, number, (by_org, by), said, channel, said_on, where))


@rectification.command("decide")
def decide(
    number: _NUMBER,
    verb: Annotated[str, typer.Argument(help="close 办结，extend 再给时间，withdraw 撤销。")],
    by: _BY,
    by_org: _BY_ORG = "",
    words: Annotated[str, typer.Option(help="看到了什么，或者为什么。")] = "",
    due: Annotated[str, typer.Option(help="再给到哪天。")] = "",
) -> None:
    """办结，再给时间，或者撤销。"""
    day = read_day(due) if due else None
    settings = load_settings()
    from bot import app
    from bot.service.supervise import rectify_desk

    tell(app.act(settings, rectify_desk.decide, number, (by_org, by), verb, words, day))


@rectification.command("template")
def template(
    path: Annotated[Path, typer.Argument(help="写到哪个文件，例如 整改清单.xlsx。")],
) -> None:
    """写一张空的整改清单。"""
    from dialogs.rules.rectification_sheet import LAYOUT

    write_empty(path, LAYOUT)


@rectification.command("import")
def import_(
    path: Annotated[Path, typer.Argument(help="填好的整改清单，以前活动的整改台账也行。")],
    org: Annotated[str, typer.Option(help="哪个党组织，下级的事也读入。只有一个时不用写。")] = "",
    preview: Annotated[bool, typer.Option("--preview", help="只看会读入什么，什么都不记。")] = False,
) -> None:
    """读入以前活动没改好的事，提承诺时问本人要不要写进去。读几遍都一样。"""
    from dialogs.rules.rectification_sheet import LAYOUT

    sheet = read_sheet(path, LAYOUT)
    settings = load_settings()
    from bot import app
    from bot.service.supervise import rectify_import

    if preview:
        said = app.look(settings, rectify_import.foresee, org or None, sheet)
    else:
        with counting(len(sheet.rows)) as step:
            said = app.act(settings, rectify_import.import_sheet, org or None, sheet, step)
    if isinstance(said, list):
        refuse(LAYOUT.called, [one.sentence for one in said])
    else:
        tell(said)
