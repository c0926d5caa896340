"""A running year under other rules: what has not begun is put off or brought forward, the past stays."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import delete, select

from dialogs.rules.pack import RulePack
from dialogs.rules.year import Due, Entry, Window
from storage import years
from storage.unit import Work
from storage.year_tables import agenda, cycle, window
from storage.years import Task


def set_rules(work: Work, cycle_id: int, pack: RulePack) -> None:
    """The rules of a cycle from now on."""
    work.forget()
    work.connection.execute(cycle.update().where(cycle.c.id == cycle_id), {"rules": pack.to_json()})


def set_windows(work: Work, cycle_id: int, steps: Iterable[Window]) -> None:
    """These windows in place of all of that cycle."""
    work.forget()
    work.connection.execute(delete(window).where(window.c.cycle_id == cycle_id))
    years.add_windows(work, cycle_id, tuple(steps))


def replan(work: Work, cycle_id: int, entries: Iterable[Entry], kinds: Collection[str]) -> None:
    """These entries in place of those of the given kinds that are still to come."""
    ahead = (
        agenda.c.cycle_id == cycle_id,
        agenda.c.done_at.is_(None),
        agenda.c.kind.in_(list(kinds)),
        agenda.c.due_at > work.now,
    )
    work.connection.execute(delete(agenda).where(*ahead))
    years.enter(work, cycle_id, (entry for entry in entries if entry.at > work.now))


def running(work: Work) -> list[int]:
    """The cycles that are not closed, by number."""
    query = select(cycle.c.id).where(cycle.c.status != "closed").order_by(cycle.c.id)
    return [int(row.id) for row in work.connection.execute(query)]


def entered(work: Work, cycle_id: int, kinds: Collection[str]) -> set[str]:
    """What of the given kinds is or was on the agenda of a cycle: kind and part, as "kind:part"."""
    query = select(agenda.c.key).where(agenda.c.cycle_id == cycle_id, agenda.c.kind.in_(list(kinds)))
    return {str(key).partition(":")[2] for key in work.connection.scalars(query)}


def put_off(work: Work, task_id: int, until: datetime) -> None:
    """Something that was claimed waits for another moment."""
    values = {"done_at": None, "due_at": until}
    work.connection.execute(agenda.update().where(agenda.c.id == task_id).values(values))


def mark(work: Work, task: Task, **told: int) -> None:
    """Keep with something on the agenda how it came about."""
    args = {**task.args, **told}
    work.connection.execute(agenda.update().where(agenda.c.id == task.id), {"args": args})


def unled(work: Work, cycles: Collection[int]) -> dict[int, int]:
    """The years in which the others were asked before the leaders were published: after how many working
    days of waiting."""
    query = select(agenda.c.cycle_id, agenda.c.args).where(
        agenda.c.cycle_id.in_(cycles), agenda.c.kind == Due.PROPOSE_OPEN.value
    )
    return {
        row.cycle_id: int(row.args["unled"]) for row in work.connection.execute(query) if "unled" in row.args
    }
