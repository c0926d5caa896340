"""The commands. Each imports what it calls only when it runs, so that `--help` is quick."""

from importlib.metadata import version as installed_version
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.ballots import ballots
from bot.cli.cycles import cycle
from bot.cli.data import data
from bot.cli.deeds import deeds
from bot.cli.directory import directory
from bot.cli.doctor import allowance, doctor
from bot.cli.evaluate import evaluate
from bot.cli.forms import write_forms
from bot.cli.homes import homes
from bot.cli.lead import lead
from bot.cli.orgs import org
from bot.cli.paper import paper
from bot.cli.people import people
from bot.cli.posts import posts
from bot.cli.problems import FAILED
from bot.cli.promises import promises
from bot.cli.publish import publish
from bot.cli.rectification import rectification
from bot.cli.rules import rules
from bot.cli.say import say
from bot.cli.setup import setup
from bot.cli.shared import answer_stdin, load_settings, new_group, read_day, read_moment, tell
from bot.cli.supervise import supervise
from bot.cli.visits import visits
from bot.cli.wishes import wishes
from bot.problems import BadInput

#: "Next Friday" in a file is counted from this day, so that a file gets the same answers every time.
STEADY_DAY = "2026-11-23"
_TODAY = typer.Option(help="那一行没写日期时，当作今天的日子。")


program = new_group("践诺：公开承诺、定期考评的聊天服务。")
roster = new_group("花名册：先写出空表，填好再读进来。")
journal = new_group("日志：查一查有没有人动过。")
dialogs = new_group("对话：把机器人会说的话画出来。")
program.add_typer(roster, name="roster")
program.add_typer(org, name="org")
program.add_typer(rules, name="rules")
program.add_typer(cycle, name="cycle")
program.add_typer(journal, name="journal")
program.add_typer(dialogs, name="dialogs")
program.add_typer(lead, name="lead")
program.add_typer(rectification, name="rectification")
program.add_typer(posts, name="posts")
program.add_typer(promises, name="promises")
program.add_typer(visits, name="visits")
program.add_typer(wishes, name="wishes")
program.add_typer(publish, name="publish")
program.add_typer(evaluate, name="evaluate")
program.add_typer(homes, name="homes")
program.add_typer(people, name="people")
program.add_typer(paper, name="paper")
program.add_typer(supervise, name="supervise")
program.add_typer(data, name="data")
program.add_typer(ballots, name="ballots")
program.add_typer(directory, name="directory")
program.add_typer(deeds, name="deeds")
program.command("forms")(write_forms)
program.command()(say)
program.command()(doctor)
program.command()(allowance)
program.command()(setup)


@program.command()
def serve() -> None:
    """启动服务，按 Ctrl+C 停下。"""
    settings = load_settings()
    from bot import app

    app.serve(settings)


@program.command()
def migrate() -> None:
    """把数据库更新到这个版本。"""
    settings = load_settings()
    from bot import app

    app.migrate(settings)


@program.command()
def tick(
    now: Annotated[str, typer.Option(help="当作现在的时间，例如 2027-03-25T09:00，不写就是现在。")] = "",
) -> None:
    """把到时候的事做一遍：提醒、汇总、收票。"""
    moment = read_moment(now) if now else None
    settings = load_settings()
    from bot import app

    app.tick(settings, moment)


@roster.command("template")
def roster_template(path: Annotated[Path, typer.Argument(help="写到哪个文件，例如 花名册.xlsx。")]) -> None:
    """写一张空的花名册表。"""
    from bot.documents import roster_sheet

    roster_sheet.write_template(path)
    typer.echo(f"写好了：{path}")


@roster.command("import")
def roster_import(path: Annotated[Path, typer.Argument(help="填好的花名册表。")]) -> None:
    """读入填好的花名册表。读几遍都一样。"""
    settings = load_settings()
    from bot import app

    tell(app.import_roster(settings, path))


@cycle.command("show")
def cycle_show(year: Annotated[int | None, typer.Option(help="哪一年，不写就是现在这一年。")] = None) -> None:
    """看一个年度走到了哪一步。"""
    settings = load_settings()
    from bot import app
    from bot.service.organise import year as years

    tell(app.look(settings, years.show, year))


@cycle.command("coverage")
def cycle_coverage(year: Annotated[int | None, typer.Option(help="哪一年，不写就是全部。")] = None) -> None:
    """看每个人走到了哪一步。"""
    settings = load_settings()
    from bot import app
    from bot.service.lead import coverage

    tell(app.look(settings, coverage.written, year))


@cycle.command("close")
def cycle_close(
    year: Annotated[int, typer.Option(help="哪一年，例如 2027。")],
    org: Annotated[str, typer.Option(help="哪个党组织，只有一个时可以不写。")] = "",
) -> None:
    """结束一个年度。还有没结果的，列出来等谁定，先不结束。"""
    settings = load_settings()
    from bot import app
    from bot.service.lead import ending

    tell(app.act(settings, ending.by_command, org or None, year))


@cycle.command("archive")
def cycle_archive(
    path: Annotated[Path, typer.Argument(help="写到哪个文件，.json 是全部，.xlsx 是给人看的。")],
    year: Annotated[int, typer.Option(help="哪一年，例如 2027。")],
    org: Annotated[str, typer.Option(help="哪个党组织，只有一个时可以不写。")] = "",
) -> None:
    """把结束了的年度写成文件。"""
    settings = load_settings()
    from bot import app
    from bot.documents.archive_book import archive_book
    from bot.service.lead import archive

    if path.suffix.lower() not in (".json", ".xlsx"):
        raise BadInput("文件名要以 .json 或 .xlsx 结尾。")
    kept = app.look(settings, archive.named, org or None, year)
    content = kept.content
    whole = path.suffix.lower() == ".json"
    path.write_bytes(archive.as_json(content).encode() if whole else archive_book(content))
    typer.echo(
        f"写好了：{path}。{'和结束那天存的一样' if kept.whole else '和结束那天存的不一样，请查一查'}。"
    )


@journal.command("verify")
def journal_verify(
    head: Annotated[str, typer.Option(help="以前记下的 8 个字符，看它还在不在。")] = "",
) -> None:
    """从头到尾查一遍日志。"""
    settings = load_settings()
    from bot import app
    from bot.service.keep import audit

    verdict = app.look(settings, audit.verify, head)
    typer.echo(verdict.sentence, err=not verdict.holds)
    if not verdict.holds:
        raise typer.Exit(FAILED)


@journal.command("head")
def journal_head() -> None:
    """日志现在的校验码，抄下来，以后好对。"""
    settings = load_settings()
    from bot import app
    from bot.service.keep import audit

    tell(app.look(settings, audit.head))


@program.command()
def rehearse(
    members: Annotated[int, typer.Option(min=0, max=50000, help="多少名党员，不写就是每个支部30名。")] = 0,
    seed: Annotated[int, typer.Option(help="同一个数，演出来的都一样。")] = 1,
    county: Annotated[bool, typer.Option("--county", help="排练一个县：300个组织，9000名党员。")] = False,
    orgs: Annotated[int, typer.Option(min=6, max=2000, help="排练一个县时，多少个组织。")] = 300,
    phones: Annotated[float, typer.Option(min=0, max=1, help="排练一个县时，多大比例的支部用聊天。")] = 0.3,
) -> None:
    """用编的人把一整年快放一遍，不发给任何人。"""
    from bot import rehearsing

    if county:
        rehearsing.rehearse_a_county(orgs, members or 30 * orgs, phones, seed, typer.echo)
    else:
        rehearsing.rehearse(members or 30, seed, typer.echo)


@dialogs.command("draw")
def dialogs_draw(out: Annotated[Path, typer.Option(help="写到哪个文件夹。")] = Path("dialogs-drawn")) -> None:
    """把每个对话画成图，并列出每一句话。"""
    from bot.drawing import pages

    faults = pages.draw(out)
    if faults:
        raise BadInput("\n".join(faults))
    typer.echo(f"画好了：{out}")


@program.command()
def understand(today: Annotated[str, _TODAY] = STEADY_DAY) -> None:
    """读一行一条的回复（JSON Lines），写出是什么意思。"""
    day = read_day(today)
    from dialogs.understanding.jsonl import answer_row

    answer_stdin(lambda row: answer_row(row, day))


@program.command()
def lint(today: Annotated[str, _TODAY] = STEADY_DAY) -> None:
    """读一行一条的承诺（JSON Lines），写出哪里不够实。"""
    day = read_day(today)
    from dialogs.rules.quality.jsonl import answer_row

    answer_stdin(lambda row: answer_row(row, day))


@program.command()
def version() -> None:
    """版本。"""
    typer.echo(installed_version("jiannuo"))
