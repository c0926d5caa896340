"""Cycles, their windows, and the agenda: everything that falls due is a row."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, select, update

from dialogs.rules.pack import RulePack
from dialogs.rules.year import Entry, Step, Window
from storage import rows
from storage.unit import Work
from storage.year_tables import agenda, cycle, result, self_rating, summary, window


@dataclass(frozen=True, slots=True)
class Cycle:
    """One year of one organisation. `status` is preparing, fulfilling, evaluating or closed.
    `voted` of `entitled` took part in the peers' poll; 0 before it is counted."""

    id: int
    org_id: int
    year: int
    status: str
    rules: RulePack
    voted: int = 0
    entitled: int = 0


@dataclass(frozen=True, slots=True)
class Task:
    """An agenda row that has fallen due."""

    id: int
    key: str
    cycle_id: int
    kind: str
    args: dict[str, Any]
    due_at: datetime


_OPEN = select(cycle).where(cycle.c.status != "closed").order_by(cycle.c.year.desc())
_OF_ORG = _OPEN.where(cycle.c.org_id == bindparam("org"))
_OF_ORGS = _OPEN.where(cycle.c.org_id.in_(bindparam("orgs", expanding=True)))
_GET = select(cycle).where(cycle.c.id == bindparam("id"))
_WINDOWS = (
    select(window)
    .where(window.c.cycle_id == bindparam("cycle"))
    .order_by(window.c.opens_at, window.c.closes_at)
)
_UNSIGNED = (
    select(summary.c.quarter, summary.c.draft)
    .where(summary.c.cycle_id == bindparam("cycle"), summary.c.signed_at.is_(None))
    .order_by(summary.c.quarter.desc())
    .limit(1)
)
_CLAIM = (
    update(agenda)
    .where(agenda.c.id == bindparam("which"), agenda.c.done_at.is_(None))
    .values(done_at=bindparam("at"))
)
_PEEK = (
    select(agenda)
    .where(agenda.c.done_at.is_(None), agenda.c.due_at <= bindparam("now"))
    .order_by(agenda.c.due_at, agenda.c.id)
    .limit(bindparam("limit"))
)
NEXT_DUE = select(func.min(agenda.c.due_at)).where(agenda.c.done_at.is_(None))


def open_cycle(work: Work, org_id: int, year: int, pack: RulePack) -> int | None:
    """A new cycle; None when the organisation has that year already."""
    work.forget()
    new = rows.insert_new(
        work,
        cycle,
        org_id=org_id,
        year=year,
        rules=pack.to_json(),
        status="preparing",
        created_at=work.now,
    )
    found = select(cycle.c.id).where(cycle.c.org_id == org_id, cycle.c.year == year)
    return int(work.connection.execute(found).scalar_one()) if new else None


def add_windows(work: Work, cycle_id: int, steps: tuple[Window, ...]) -> None:
    """Keep the windows of a cycle."""
    work.forget()
    rows.insert_all(
        work,
        window,
        [
            {
                "cycle_id": cycle_id,
                "step": one.step,
                "part": one.part,
                "opens_at": one.opens,
                "closes_at": one.closes,
            }
            for one in steps
        ],
    )


def window_of(work: Work, cycle_id: int, step: Step, part: int = 0) -> Window | None:
    """One window of a cycle."""
    found = (one for one in windows_of(work, cycle_id) if one.step == step and one.part == part)
    return next(found, None)


def windows_of(work: Work, cycle_id: int) -> list[Window]:
    """The windows of a cycle in order of time."""
    return list(work.once(("windows", cycle_id), lambda: _windows(work, cycle_id)))


def _windows(work: Work, cycle_id: int) -> list[Window]:
    found = work.connection.execute(_WINDOWS, {"cycle": cycle_id})
    return [Window(Step(row.step), row.part, row.opens_at, row.closes_at) for row in found]


def get(work: Work, cycle_id: int) -> Cycle | None:
    """One cycle."""
    return work.once(("cycle", cycle_id), lambda: _get(work, cycle_id))


def _get(work: Work, cycle_id: int) -> Cycle | None:
    row = work.connection.execute(_GET, {"id": cycle_id}).first()
    return read(row) if row else None


def of_org(work: Work, org_id: int) -> list[Cycle]:
    """The cycles of an organisation that are not closed, newest first."""
    found = work.once(
        ("cycles", org_id),
        lambda: [read(row) for row in work.connection.execute(_OF_ORG, {"org": org_id})],
    )
    return list(found)


def know(work: Work, org_ids: Iterable[int]) -> None:
    """Read the cycles of several organisations together, before `of_org` asks for each."""
    found: dict[int, list[Cycle]] = {number: [] for number in org_ids if ("cycles", number) not in work.known}
    if len(found) > 1:
        for row in work.connection.execute(_OF_ORGS, {"orgs": list(found)}):
            found[row.org_id].append(read(row))
        work.known.update((("cycles", number), cycles) for number, cycles in found.items())


def of_year(work: Work, org_id: int, year: int) -> Cycle | None:
    """An organisation's cycle of that year, closed or not."""
    query = select(cycle).where(cycle.c.org_id == org_id, cycle.c.year == year)
    row = work.connection.execute(query).first()
    return read(row) if row else None


def set_status(work: Work, cycle_id: int, status: str) -> None:
    """Move a cycle on."""
    work.forget()
    work.connection.execute(cycle.update().where(cycle.c.id == cycle_id), {"status": status})


def set_turnout(work: Work, cycle_id: int, voted: int, entitled: int) -> None:
    """Keep how many took part in the peers' poll."""
    values = {"voted": voted, "entitled": entitled}
    work.forget()
    work.connection.execute(cycle.update().where(cycle.c.id == cycle_id), values)


def peek(work: Work, limit: int = 1) -> list[Task]:
    """What has fallen due, the earliest first, without taking it."""
    found = work.connection.execute(_PEEK, {"now": work.now, "limit": limit})
    return [Task(row.id, row.key, row.cycle_id, row.kind, row.args, row.due_at) for row in found]


def enter(work: Work, cycle_id: int, entries: Iterable[Entry]) -> None:
    """Put a year's entries on the agenda, each once."""
    rows.insert_all_new(
        work,
        agenda,
        [
            {
                "key": f"{cycle_id}:{entry.kind}:{entry.part}",
                "cycle_id": cycle_id,
                "kind": entry.kind,
                "args": {"part": entry.part},
                "due_at": entry.at,
            }
            for entry in entries
        ],
    )


def schedule(work: Work, cycle_id: int, kind: str, key: str, args: dict[str, Any], due_at: datetime) -> bool:
    """Put something on the agenda once; `key` is unique within the cycle."""
    return rows.insert_new(
        work, agenda, key=f"{cycle_id}:{key}", cycle_id=cycle_id, kind=kind, args=args, due_at=due_at
    )


def claim(work: Work, task_id: int) -> bool:
    """Take something off the agenda with this transaction; False when somebody else did."""
    return work.connection.execute(_CLAIM, {"which": task_id, "at": work.now}).rowcount > 0


def postpone(work: Work, task_id: int, until: datetime, error: str) -> None:
    """Something went wrong: try again later, and keep what was wrong."""
    values = {"due_at": until, "error": error[:300], "attempts": agenda.c.attempts + 1}
    work.connection.execute(agenda.update().where(agenda.c.id == task_id).values(values))


def draft_summary(work: Work, cycle_id: int, quarter: int, draft: str) -> None:
    """Keep the draft of a quarter's summary; a newer draft replaces an unsigned one."""
    rows.put(
        work,
        summary,
        ("cycle_id", "quarter"),
        cycle_id=cycle_id,
        quarter=quarter,
        draft=draft,
        created_at=work.now,
    )


def sign_summary(work: Work, cycle_id: int, quarter: int, signer: int, text: str) -> bool:
    """Sign a quarter's summary; False when it is signed already."""
    query = summary.update().where(
        summary.c.cycle_id == cycle_id, summary.c.quarter == quarter, summary.c.signed_at.is_(None)
    )
    values = {"text": text, "signed_by": signer, "signed_at": work.now}
    return work.connection.execute(query, values).rowcount > 0


def unsigned_summary(work: Work, cycle_id: int) -> tuple[int, str] | None:
    """The latest summary that waits for a signature: quarter and draft."""
    row = work.connection.execute(_UNSIGNED, {"cycle": cycle_id}).first()
    return (row.quarter, row.draft) if row else None


def rate_self(work: Work, cycle_id: int, person_id: int, grade: str, words: str) -> None:
    """Keep a person's own grade; a later one replaces it while the step is on."""
    rows.put(
        work,
        self_rating,
        ("cycle_id", "person_id"),
        cycle_id=cycle_id,
        person_id=person_id,
        grade=grade,
        words=words,
        created_at=work.now,
    )


def self_ratings(work: Work, cycle_id: int) -> dict[int, tuple[str, str]]:
    """Everybody's own grade and words, by person."""
    found = work.connection.execute(select(self_rating).where(self_rating.c.cycle_id == cycle_id))
    return {row.person_id: (row.grade, row.words) for row in found}


def keep_result(work: Work, cycle_id: int, person_id: int, slips: int, counts: dict[str, int]) -> None:
    """Keep what the peers gave a person, as the ballot box told it."""
    rows.put(
        work,
        result,
        ("cycle_id", "person_id", "source"),
        cycle_id=cycle_id,
        person_id=person_id,
        source="peers",
        slips=slips,
        counts=counts,
        created_at=work.now,
    )


def results(work: Work, cycle_id: int) -> dict[int, dict[str, int]]:
    """The counts by person; empty before the poll is closed."""
    found = work.connection.execute(select(result).where(result.c.cycle_id == cycle_id))
    return {row.person_id: row.counts for row in found}


def read(row: Row[Any]) -> Cycle:
    """The cycle that a row of its table holds."""
    pack = RulePack.from_json(row.rules)
    return Cycle(row.id, row.org_id, row.year, row.status, pack, row.voted or 0, row.entitled or 0)
