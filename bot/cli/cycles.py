"""Commands for opening a year, its focus list, and what is missing in it."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.shared import load_settings, new_group, read_day, tell
from bot.problems import BadInput

cycle = new_group("年度：开一个年度，看一个年度。")

_SEASONS = {"": "", "年初": "year_start", "年底": "year_end"}
_ORG = Annotated[str, typer.Option(help="哪个党组织，只有一个时可以不写。")]


@cycle.command("open")
def cycle_open(
    year: Annotated[int, typer.Option(min=2010, max=2100, help="哪一年，例如 2027。")],
    org: _ORG = "",
    start: Annotated[
        str, typer.Option(help="哪天起大家提承诺，例如 2027-01-04，不写就按规则，留出带头的几天。")
    ] = "",
    season: Annotated[str, typer.Option(help="年初 或 年底，不写就按各自的规则。")] = "",
    cascade: Annotated[bool, typer.Option("--cascade", help="下面的党组织也一起开。")] = False,
) -> None:
    """开一个年度，可以连下面的党组织一起开。"""
    first_day = read_day(start) if start else None
    if season not in _SEASONS:
        raise BadInput(f"看不懂 {season}，--season 请写 年初 或 年底。")
    settings = load_settings()
    from bot import app
    from bot.service.organise import opening

    wish = opening.Wish(year, first_day, _SEASONS[season], cascade)
    tell(app.act(settings, opening.open_tree, org or None, wish, None))


@cycle.command("focus")
def cycle_focus(
    org: _ORG = "",
    year: Annotated[int | None, typer.Option(help="哪一年，不写就是正在走的这一年。")] = None,
    add: Annotated[list[str] | None, typer.Option(help="加一件重点任务，可以写几次。")] = None,
    file: Annotated[Path | None, typer.Option(help="一行一件的文字文件。")] = None,
    drop: Annotated[int, typer.Option(help="去掉第几件。")] = 0,
) -> None:
    """看一年的重点任务，加几件，或者去掉一件。"""
    tasks = [*(add or []), *(_lines(file) if file else [])]
    settings = load_settings()
    from bot import app
    from bot.service.organise import focus

    tell(app.act(settings, focus.by_command, org or None, year, tasks, drop))


@cycle.command("gaps")
def cycle_gaps(
    org: Annotated[str, typer.Option(help="从哪个党组织看起，不写就是最上面的。")] = "",
    year: Annotated[int | None, typer.Option(help="哪一年，不写就是正在走的这一年。")] = None,
) -> None:
    """看每个党组织还差多少人没提承诺、没公示。"""
    settings = load_settings()
    from bot import app
    from bot.service.organise import gaps

    tell(app.look(settings, gaps.written, org or None, year))


@cycle.command("topics")
def cycle_topics(org: _ORG = "") -> None:
    """看哪些主题还没有人提到。"""
    settings = load_settings()
    from bot import app
    from bot.service.organise import topics

    tell(app.look(settings, topics.by_command, org or None))


def _lines(file: Path) -> list[str]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(f"{file} 不是 UTF-8 文字。请另存为 UTF-8 再试。") from None
    return [line.strip() for line in text.splitlines() if line.strip()]
