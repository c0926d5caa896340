"""Schedules of commitments: the newest counts, the earlier ones stay."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, select

from dialogs.rules.milestones import Schedule, Step
from storage import rows
from storage.fulfil_tables import milestone
from storage.unit import Work


def put(work: Work, commitment_id: int, steps: Iterable[Step]) -> None:
    """A new schedule, confirmed by the author."""
    last = select(func.max(milestone.c.plan)).where(milestone.c.commitment_id == commitment_id)
    plan = int(work.connection.execute(last).scalar() or 0) + 1
    for number, one in enumerate(steps, 1):
        rows.insert(
            work,
            milestone,
            commitment_id=commitment_id,
            plan=plan,
            number=number,
            text=one.text,
            due=one.due,
            confirmed=True,
            done_on=one.done_on,
            created_at=work.now,
        )


def of(work: Work, ids: Iterable[int]) -> dict[int, Schedule]:
    """The newest schedule of each of those commitments that has one."""
    query = select(milestone).where(milestone.c.commitment_id.in_(list(ids)))
    found: dict[int, tuple[int, list[Step]]] = {}
    for row in work.connection.execute(query.order_by(milestone.c.plan, milestone.c.number)):
        if found.get(row.commitment_id, (0, []))[0] != row.plan:
            found[row.commitment_id] = (row.plan, [])
        found[row.commitment_id][1].append(Step(row.text, row.due, row.done_on))
    return {number: Schedule(tuple(steps), True) for number, (_, steps) in found.items()}


def reached_between(work: Work, ids: Iterable[int], since: date, until: date) -> list[tuple[int, str]]:
    """Steps of the newest schedules done from one day up to before another: commitment and step."""
    return [
        (number, step.text)
        for number, plan in of(work, ids).items()
        for step in plan.steps
        if step.done_on is not None and since <= step.done_on < until
    ]


def reach(work: Work, commitment_id: int, number: int, day: date) -> None:
    """A step of the newest schedule is done."""
    newest = select(func.max(milestone.c.plan)).where(milestone.c.commitment_id == commitment_id)
    query = milestone.update().where(
        milestone.c.commitment_id == commitment_id,
        milestone.c.plan == newest.scalar_subquery(),
        milestone.c.number == number,
    )
    work.connection.execute(query, {"done_on": day})
