"""What was to be done by now and is not: by the day of the promise, or by a step of its schedule (R65)."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import and_, func, select

from dialogs.rules.commitments import Commitment, Status
from storage import commitments
from storage.fulfil_tables import milestone
from storage.unit import Work


def of_cycle(work: Work, cycle_id: int, today: date) -> dict[int, tuple[Commitment, date]]:
    """The published promises of a year that are overdue, with the day that has passed, by number."""
    items = commitments.of_cycle(work, cycle_id, Status.PUBLISHED)
    latest = commitments.last_progress(work, [one.id for one in items])
    open_ = [one for one in items if one.id not in latest or latest[one.id].state != "done"]
    steps = _missed_steps(work, [one.id for one in open_], today)
    found = {}
    for one in open_:
        missed = one.due if one.due is not None and one.due < today else steps.get(one.id)
        if missed is not None:
            found[one.id] = (one, missed)
    return found


def _missed_steps(work: Work, ids: Iterable[int], today: date) -> dict[int, date]:
    """The first step of the newest schedule that is past and not done."""
    newest = (
        select(milestone.c.commitment_id, func.max(milestone.c.plan).label("plan"))
        .where(milestone.c.commitment_id.in_(list(ids)))
        .group_by(milestone.c.commitment_id)
        .subquery()
    )
    same = and_(milestone.c.commitment_id == newest.c.commitment_id, milestone.c.plan == newest.c.plan)
    query = (
        select(milestone.c.commitment_id, func.min(milestone.c.due).label("due"))
        .join(newest, same)
        .where(milestone.c.due < today, milestone.c.done_on.is_(None))
        .group_by(milestone.c.commitment_id)
    )
    return {row.commitment_id: row.due for row in work.connection.execute(query)}
