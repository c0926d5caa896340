"""The commands. Each imports what it calls only when it runs, so that `--help` is quick."""

import sys
from collections.abc import Callable
from datetime import date, datetime
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from zoneinfo import ZoneInfo

import typer

from bot.cli.problems import FAILED
from bot.problems import BadInput

if TYPE_CHECKING:
    from bot.settings import Settings

HERE = ZoneInfo("Asia/Shanghai")

#: "Next Friday" in a file is counted from this day, so that a file gets the same answers every time.
STEADY_DAY = "2026-11-23"
_TODAY = typer.Option(help="那一行没写日期时，当作今天的日子。")


def _group(about: str) -> typer.Typer:
    return typer.Typer(help=about, no_args_is_help=True, add_completion=False, rich_markup_mode=None)


program = _group("践诺：公开承诺、定期考评的聊天服务。")
roster = _group("花名册：先写出空表，填好再读进来。")
cycle = _group("年度：开一个年度，看一个年度。")
journal = _group("日志：查一查有没有人动过。")
dialogs = _group("对话：把机器人会说的话画出来。")
program.add_typer(roster, name="roster")
program.add_typer(cycle, name="cycle")
program.add_typer(journal, name="journal")
program.add_typer(dialogs, name="dialogs")


@program.command()
def serve() -> None:
    """启动服务，按 Ctrl+C 停下。"""
    settings = _settings()
    from bot import app

    app.serve(settings)


@program.command()
def migrate() -> None:
    """把数据库更新到这个版本。"""
    settings = _settings()
    from bot import app

    app.migrate(settings)


@program.command()
def tick(
    now: Annotated[str, typer.Option(help="当作现在的时间，例如 2027-03-25T09:00，不写就是现在。")] = "",
) -> None:
    """把到时候的事做一遍：提醒、汇总、收票。"""
    moment = _moment(now) if now else None
    settings = _settings()
    from bot import app

    app.tick(settings, moment)


@roster.command("template")
def roster_template(path: Annotated[Path, typer.Argument(help="写到哪个文件，例如 花名册.xlsx。")]) -> None:
    """写一张空的花名册表。"""
    from bot import app

    app.write_template(path)
    typer.echo(f"写好了：{path}")


@roster.command("import")
def roster_import(path: Annotated[Path, typer.Argument(help="填好的花名册表。")]) -> None:
    """读入填好的花名册表。读几遍都一样。"""
    settings = _settings()
    from bot import app

    _tell(app.import_roster(settings, path))


@cycle.command("open")
def cycle_open(
    year: Annotated[int, typer.Option(min=2010, max=2100, help="哪一年，例如 2027。")],
    org: Annotated[str, typer.Option(help="哪个党组织，只有一个时可以不写。")] = "",
    start: Annotated[str, typer.Option(help="哪天开始，例如 2027-01-04，不写就是下一个工作日。")] = "",
) -> None:
    """开一个年度。"""
    first_day = _day(start) if start else None
    settings = _settings()
    from bot import app

    _tell(app.open_cycle(settings, year, first_day, org or None))


@cycle.command("show")
def cycle_show(year: Annotated[int | None, typer.Option(help="哪一年，不写就是现在这一年。")] = None) -> None:
    """看一个年度走到了哪一步。"""
    settings = _settings()
    from bot import app

    _tell(app.show_cycle(settings, year))


@cycle.command("coverage")
def cycle_coverage(year: Annotated[int | None, typer.Option(help="哪一年，不写就是全部。")] = None) -> None:
    """看每个人走到了哪一步。"""
    settings = _settings()
    from bot import app
    from bot.service.lead import coverage

    _tell(app.look(settings, coverage.written, year))


@journal.command("verify")
def journal_verify(
    head: Annotated[str, typer.Option(help="以前记下的 8 个字符，看它还在不在。")] = "",
) -> None:
    """从头到尾查一遍日志。"""
    settings = _settings()
    from bot import app
    from bot.service.keep import audit

    verdict = app.look(settings, audit.verify, head)
    typer.echo(verdict.sentence, err=not verdict.holds)
    if not verdict.holds:
        raise typer.Exit(FAILED)


@journal.command("head")
def journal_head() -> None:
    """日志现在的校验码，抄下来，以后好对。"""
    settings = _settings()
    from bot import app
    from bot.service.keep import audit

    _tell(app.look(settings, audit.head))


@program.command()
def rehearse(
    members: Annotated[int, typer.Option(min=1, max=5000, help="多少名党员。")] = 30,
    seed: Annotated[int, typer.Option(help="同一个数，演出来的都一样。")] = 1,
) -> None:
    """用编的人把一整年快放一遍，不发给任何人。"""
    from bot import app

    app.rehearse(members, seed, typer.echo)


@dialogs.command("draw")
def dialogs_draw(out: Annotated[Path, typer.Option(help="写到哪个文件夹。")] = Path("dialogs-drawn")) -> None:
    """把每个对话画成图，并列出每一句话。"""
    from bot import app

    app.draw_dialogs(out)
    typer.echo(f"画好了：{out}")


@program.command()
def understand(today: Annotated[str, _TODAY] = STEADY_DAY) -> None:
    """读一行一条的回复（JSON Lines），写出是什么意思。"""
    day = _day(today)
    from dialogs.understanding.jsonl import answer_row

    _answer_stdin(lambda row: answer_row(row, day))


@program.command()
def lint(today: Annotated[str, _TODAY] = STEADY_DAY) -> None:
    """读一行一条的承诺（JSON Lines），写出哪里不够实。"""
    day = _day(today)
    from dialogs.rules.quality.jsonl import answer_row

    _answer_stdin(lambda row: answer_row(row, day))


@program.command()
def version() -> None:
    """版本。"""
    typer.echo(installed_version("jiannuo"))


def _tell(said: str | None) -> None:
    if said:
        typer.echo(said)


def _settings() -> "Settings":
    from bot.logs import configure_logs
    from bot.settings import load_settings

    configure_logs()
    return load_settings()


def _answer_stdin(answer: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    from bot.cli.lines import answer_lines

    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    if answer_lines(answer, sys.stdin.buffer, sys.stdout):
        raise typer.Exit(FAILED)


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise BadInput(f"看不懂时间 {text}，请写成 2027-03-25T09:00 的样子。") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=HERE)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadInput(f"看不懂日期 {text}，请写成 2027-01-04 的样子。") from None
