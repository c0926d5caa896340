"""Commands on the ballots' own database: snapshots of their own, and putting one back."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.shared import load_settings, new_group, tell

ballots = new_group("票箱：单独的快照和恢复。")


@ballots.command("save")
def save_snapshot(folder: Annotated[Path, typer.Argument(help="快照放哪个文件夹，跟别的备份分开。")]) -> None:
    """给票箱写一个快照，并删掉这个文件夹里超过30天的。投票期间每15分钟一次。"""
    settings = load_settings()
    from bot import app
    from bot.ballots.snapshots import save

    tell(app.at_ballots(settings, save, folder))


@ballots.command("restore")
def restore(path: Annotated[Path, typer.Argument(help="票箱的快照。")]) -> None:
    """把票箱的快照读进一个还没有投票的地方。"""
    settings = load_settings()
    from bot import app
    from bot.ballots.snapshots import put_back

    tell(app.at_ballots(settings, put_back, path))
