"""Commands of the yearly evaluation."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.shared import load_settings, new_group, tell

evaluate = new_group("评议：先定办法，再投票。")

_ORG = typer.Option(help="哪个党组织，只有一个时可以不写。")
_YEAR = typer.Option(min=2010, max=2100, help="哪一年，例如 2027。")


@evaluate.command("terms")
def evaluate_terms(
    year: Annotated[int, _YEAR],
    org: Annotated[str, _ORG] = "",
    index: Annotated[bool | None, typer.Option("--index/--no-index", help="给支委看参考指数。")] = None,
    covered: Annotated[
        bool | None, typer.Option("--covered/--not-covered", help="机关单位：网上群众意见不计数。")
    ] = None,
    days: Annotated[int | None, typer.Option(min=1, max=60, help="公示几个工作日。")] = None,
    weights: Annotated[str, typer.Option(help="平时,组织,群众,互评,自评，例如 20,20,30,20,10。")] = "",
) -> None:
    """看评议办法，投票开始前可以改。"""
    settings = load_settings()
    from bot import app
    from bot.service.evaluate import terms

    told = app.act(
        settings,
        terms.choose,
        org or None,
        year,
        shows_index=index,
        covered=covered,
        publicity_days=days,
        weights=weights,
    )
    tell(told)


@evaluate.command("belenios")
def evaluate_belenios(
    year: Annotated[int, _YEAR],
    out: Annotated[Path, typer.Option(help="写到哪个文件夹。")],
    org: Annotated[str, _ORG] = "",
) -> None:
    """高保密：把名单和题目写出来，拿到 Belenios 里去投。"""
    settings = load_settings()
    from bot import app
    from bot.cli import belenios_out
    from bot.problems import BadInput

    files = app.look(settings, belenios_out.texts, org or None, year)
    if files is None:
        raise BadInput(f"没有开着的{year}年。先用 jiannuo cycle open 开一个。")
    belenios_out.write(files, out)
    tell(f"写好了：{'、'.join(files)}。voters.txt 里的邮箱要自己填。")
