"""Which cycle counts now, and opening one."""

from collections.abc import Iterable
from datetime import date

from bot.service.keep import audit
from bot.service.organise import rules
from dialogs.rules.calendar import chinese_date, local
from dialogs.rules.pack import RulePack
from dialogs.rules.people import Org, Person
from dialogs.rules.year import LEADERS, Step, Window, entries, windows
from dialogs.words import opening as words
from storage import commitments, homes, moves, people, records, years
from storage.unit import Work
from storage.years import Cycle


class CycleRefused(Exception):
    """The cycle cannot be opened; the text says why, in Chinese."""


def open_cycle(work: Work, year: int, start: date, org_name: str | None) -> str:
    """Open a cycle for a branch: its windows, and on the agenda all that falls due. A verb.

    Returns:
        What was opened, in one Chinese sentence.

    Raises:
        CycleRefused: no such branch, or the branch has that year already.
    """
    branch = people.org_named(work, org_name) if org_name else people.only_org(work)
    if branch is None:
        known = "、".join(one.name for one in people.orgs(work)) or "还没有，请先导入花名册"
        raise CycleRefused(f"请写明支部名称。现有：{known}。")
    if local(work.now).date() > start:
        raise CycleRefused(f"开始日期 {start} 已经过了。请写今天或以后的日期。")
    pack = rules.pack_for(work, branch)
    if years.of_year(work, branch.id, year) is not None:
        raise CycleRefused(f"{branch.name}的{year}年已经开过了。")
    steps = begin(work, branch, year, start, pack, None)
    return "\n".join([_opened(branch.name, year, steps), *too_near(branch, pack, steps)])


def begin(
    work: Work, org: Org, year: int, start: date, pack: RulePack, opener: int | None
) -> tuple[Window, ...]:
    """Begin a year of an organisation that has it not yet: its windows, and on the agenda all that falls
    due. A verb.

    Raises:
        CycleRefused: it has been begun at the same moment by somebody else.
    """
    cycle_id = years.open_cycle(work, org.id, year, pack)
    if cycle_id is None:
        raise CycleRefused(f"{org.name}的{year}年已经开过了。")
    steps = windows(year, start, pack, work.now)
    years.add_windows(work, cycle_id, steps)
    years.enter(work, cycle_id, entries(steps, pack))
    records.note(work, opener, "open_cycle", f"cycle:{cycle_id}", year=year)
    return steps


def too_near(org: Org, pack: RulePack, steps: Iterable[Window]) -> list[str]:
    """A warning where leaders were to have days of their own, and there is no room for them (R23)."""
    leaders = any(one.step is Step.PROPOSE and one.part == LEADERS for one in steps)
    days = pack.leaders_first_days
    return [words.too_near(org.name, days)] if days and not leaders else []


def proposing(work: Work, org_id: int, *, urgent: bool = False) -> Cycle | None:
    """The cycle that takes commitments now: the newest that is not being evaluated. What is `urgent` waits
    for no season (R39)."""
    found = years.of_org(work, org_id)
    usual = next((one for one in found if one.status != "evaluating"), None)
    return usual or (next(iter(found), None) if urgent else None)


def proposing_for(work: Work, person: Person, said: str = "") -> Cycle | None:
    """The cycle for which this person is to promise next: his own organisation's, and where he has
    promised there or speaks of the community, that of the community in which he lives. A query."""
    own = proposing(work, person.org_id)
    at_home = [one for org in homes.of(work, person.id) if (one := proposing(work, org)) is not None]
    if "社区" in said and at_home:
        return at_home[0]
    open_ones = [one for one in (own, *at_home) if one and not commitments.of_person(work, person.id, one.id)]
    return open_ones[0] if open_ones else own


def running_for(work: Work, person: Person) -> list[Cycle]:
    """All cycles in which this person takes part: his own organisation's, then his community's. A query."""
    return [one for org in _orgs_of(work, person) for one in running(work, org)]


def _orgs_of(work: Work, person: Person) -> list[int]:
    """His own organisation, the communities in which he lives, and where he belonged before."""
    orgs = (person.org_id, *homes.of(work, person.id), *moves.orgs_left(work, person.id))
    return list(dict.fromkeys(orgs))


def running(work: Work, org_id: int) -> list[Cycle]:
    """All cycles that are not closed, newest first; two may overlap."""
    return years.of_org(work, org_id)


def show(work: Work, of_year: int | None) -> str:
    """How far the cycles have come, one line a window. A query."""
    lines = []
    for org in people.orgs(work):
        for cycle in years.of_org(work, org.id):
            if of_year in (None, cycle.year):
                lines.append(f"{org.name} {cycle.year}年（{STATUS[cycle.status]}）")
                lines += [_window_line(one) for one in years.windows_of(work, cycle.id)]
    if lines:
        lines.append(f"日志校验码：{audit.head(work)}")
    return "\n".join(lines) or "还没有开过年度。先用 jiannuo cycle open 开一个。"


def _opened(name: str, year: int, steps: tuple[Window, ...]) -> str:
    days = {one.part: chinese_date(one.opens) for one in steps if one.step is Step.PROPOSE}
    first = f"{days[LEADERS]}起带头承诺，" if LEADERS in days else ""
    return f"{name}{year}年开始了，{first}{days[0]}起提承诺。"


def _window_line(one: Window) -> str:
    part = _part(one)
    return (
        f"  {STEP[one.step]}{part}：{local(one.opens):%Y-%m-%d %H:%M} 到 {local(one.closes):%Y-%m-%d %H:%M}"
    )


def _part(one: Window) -> str:
    if not one.part:
        return ""
    return f"第{one.part}季度" if one.step is Step.SUPERVISE else "（带头）"


STATUS = {"preparing": "提诺审诺", "fulfilling": "履诺", "evaluating": "评诺", "closed": "结束"}
STEP = {
    "propose": "提诺",
    "review": "审诺",
    "publish": "示诺",
    "fulfil": "履诺",
    "supervise": "督诺",
    "evaluate": "评诺",
}
