"""Coverage: short counts in the secretary's chat, names only on his page and on the command line."""

from dataclasses import dataclass
from typing import Any

from bot.ports import Door
from bot.service.organise import basis, tiers, year
from bot.service.publish import ledger
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.rules.coverage import COLUMNS, Cell, Column, Row, State, count_states
from dialogs.rules.coverage_rows import make_rows
from dialogs.rules.org_cell import LABEL, YEAR_LABELS, org_cell, year_cells
from dialogs.words import coverage as words
from dialogs.words import service as service_words
from storage import coverage, overseen, people, reviews, years
from storage.unit import Work
from storage.years import Cycle

#: A step at which there is nothing else has not begun.
_QUIET = frozenset({State.AHEAD, State.FREE, State.MAY})


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every member of a branch at every step of a year, in the order of the roster."""

    org: str
    year: int
    rows: tuple[Row, ...]
    channels: str = ""  # where the commitments were made known
    own: Cell | None = None  # the organisation's own promise
    own_year: tuple[tuple[str, Cell], ...] = ()  # how the organisation itself is supervised and evaluated
    by_itself: str = ""  # what of the organisation its own office reviewed (R47)
    basis: str = ""  # the documents that the year goes by (R2)


def show(scene: Scene, _: dict[str, Any]) -> None:
    """Say how many are at what, and where the names are; for the secretary and the deputy."""
    work, person = scene.work, scene.person
    if not person.leads:
        scene.say(service_words.ONLY_SECRETARY)
        return
    cycle = next(iter(year.running(work, person.org_id)), None)
    if cycle is None:
        scene.say(service_words.NO_CYCLE)
        return
    found = rows(work, cycle)
    lines = [_line(column, found) for column in COLUMNS if _begun(found, column)]
    own = own_promise(work, cycle)
    told = ((LABEL, own), *own_year(work, cycle))
    lines += [words.line(label, [cell.words]) for label, cell in told if cell.state is not State.AHEAD]
    link = Link(words.LINK, scene.links.page(Door.COVERAGE, cycle.id, person.id))
    scene.says.append(Message(words.table(cycle.year, len(found), lines), link=link))
    if cycle.status != "preparing":
        scene.say(ledger.in_coverage(work, cycle))
    itself = by_itself(work, cycle)
    if itself:
        scene.say(itself)


def read(work: Work, subject: str, viewer: int) -> Coverage | None:
    """The page of one cycle, for whoever leads its branch now. A query."""
    cycle = years.get(work, int(subject)) if subject.isdecimal() else None
    person = people.get(work, viewer)
    branch = people.org(work, cycle.org_id) if cycle else None
    if cycle is None or branch is None or person is None or not person.active:
        return None
    if person.org_id != cycle.org_id or not person.leads:
        return None
    return Coverage(
        branch.name,
        cycle.year,
        rows(work, cycle),
        ledger.in_coverage(work, cycle),
        own_promise(work, cycle),
        own_year(work, cycle),
        by_itself(work, cycle),
        basis.line(work, cycle),
    )


def by_itself(work: Work, cycle: Cycle) -> str:
    """That its own office reviewed the organisation's promises, no superior being there. A query."""
    found = reviews.by_itself(work, cycle.id)
    judges = [one for number in dict.fromkeys(each for _, each in found) if (one := people.get(work, number))]
    return (
        words.by_itself(len({number for number, _ in found}), [one.name for one in judges]) if found else ""
    )


def written(work: Work, of_year: int | None) -> str:
    """The whole table for the command line, one member a line. A query."""
    lines = []
    for org in people.orgs(work):
        for cycle in years.of_org(work, org.id):
            if of_year in (None, cycle.year):
                lines.append(f"{org.name} {cycle.year}年")
                lines += [f"  {itself}"] if (itself := by_itself(work, cycle)) else []
                lines += [f"  {row.person.name}：{_cells(row)}" for row in rows(work, cycle)]
                told = ((LABEL, own_promise(work, cycle)), *own_year(work, cycle))
                lines.append("  " + "；".join(f"{label} {cell.words}" for label, cell in told))
    return "\n".join(lines) or "还没有开过年度。先用 jiannuo cycle open 开一个。"


def gathered(row: Row) -> list[tuple[str, list[str]]]:
    """A member's cells by their words, in the order of the steps: what is the same is said once."""
    found: dict[str, list[str]] = {}
    for column, cell in zip(COLUMNS, row.cells, strict=True):
        found.setdefault(cell.words, []).append(column.label)
    return list(found.items())


def rows(work: Work, cycle: Cycle) -> tuple[Row, ...]:
    """Every member of a cycle's organisation at every step. A query."""
    superiors = tiers.above(work, cycle.org_id)
    return make_rows(coverage.known(work, cycle), years.windows_of(work, cycle.id), work.now, superiors)


def own_promise(work: Work, cycle: Cycle) -> Cell:
    """Where the organisation's own promise stands. A query."""
    known = coverage.own_promises(work, [cycle])[cycle.id]
    return org_cell(known, years.windows_of(work, cycle.id), work.now)


def own_year(work: Work, cycle: Cycle) -> tuple[tuple[str, Cell], ...]:
    """How the organisation itself is supervised and evaluated, each with its name. A query."""
    known, windows = overseen.organisations(work, [cycle])[cycle.id], years.windows_of(work, cycle.id)
    cells = year_cells(known, windows, work.now, above=bool(tiers.above(work, cycle.org_id)))
    return tuple(zip(YEAR_LABELS, cells, strict=True))


def _begun(rows: tuple[Row, ...], column: Column) -> bool:
    return not _QUIET.issuperset(count_states(rows, column))


def _line(column: Column, rows: tuple[Row, ...]) -> str:
    counts = [words.count(state.label, number) for state, number in count_states(rows, column).items()]
    return words.line(words.title(column.step, column.part), counts)


def _cells(row: Row) -> str:
    return "；".join(f"{'、'.join(steps)} {told}" for told, steps in gathered(row))
