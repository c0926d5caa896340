"""`jiannuo doctor`: looks at every platform of the settings, and says what to click where."""

import typer

from bot.cli.problems import FAILED
from bot.cli.shared import load_settings

_SIGNS = {True: "好", False: "不好", None: "看不出"}


def doctor() -> None:
    """体检：一步一步查平台的配置，哪里不对、去哪里点，都说清楚。"""
    settings = load_settings()
    from bot import app

    found = app.examine(settings)
    for platform, findings in found.items():
        typer.echo(f"{platform}：")
        for one in findings:
            typer.echo(f"  {_SIGNS[one.well]}　{one.what}：{one.words}")
    if not found:
        typer.echo("还没有配平台。配法见 deploy/docs。")
    if any(one.well is False for findings in found.values() for one in findings):
        raise typer.Exit(FAILED)


def allowance() -> None:
    """看按月计数的平台用了多少，照这样到月底够不够。"""
    settings = load_settings()
    from bot import app
    from bot.service.reach import allowance as ledger

    typer.echo(app.look(settings, ledger.told))
