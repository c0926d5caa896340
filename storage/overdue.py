"""What was to be done by now and is not: by the day of the promise, or by a step of its schedule (R65)."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import and_, bindparam, func, select

from dialogs.rules.commitments import Commitment, Status
from storage import commitments
from storage.fulfil_tables import milestone
from storage.unit import Work
from storage.year_tables import commitment, commitment_version

_CYCLES = commitment.c.cycle_id.in_(bindparam("cycles", expanding=True))
_PUBLISHED = commitment.c.status == Status.PUBLISHED.value
_PAST = (
    select(commitment.c.id, commitment_version.c.due)
    .join(
        commitment_version,
        and_(
            commitment_version.c.commitment_id == commitment.c.id,
            commitment_version.c.version == commitment.c.version,
        ),
    )
    .where(_CYCLES, _PUBLISHED, commitment_version.c.due < bindparam("today"))
)
_NEWEST = (
    select(milestone.c.commitment_id, func.max(milestone.c.plan).label("plan"))
    .join(commitment, commitment.c.id == milestone.c.commitment_id)
    .where(_CYCLES, _PUBLISHED)
    .group_by(milestone.c.commitment_id)
    .subquery()
)
#: The first step of the newest schedule that is past and not done.
_MISSED = (
    select(milestone.c.commitment_id, func.min(milestone.c.due).label("due"))
    .join(
        _NEWEST,
        and_(milestone.c.commitment_id == _NEWEST.c.commitment_id, milestone.c.plan == _NEWEST.c.plan),
    )
    .where(milestone.c.due < bindparam("today"), milestone.c.done_on.is_(None))
    .group_by(milestone.c.commitment_id)
)


def of_cycles(work: Work, cycles: Iterable[int], today: date) -> list[tuple[Commitment, date]]:
    """The published promises of those years that are overdue, with the day that has passed, year by year
    by number."""
    given = {"cycles": list(cycles), "today": today}
    missed = {row.commitment_id: row.due for row in work.connection.execute(_MISSED, given)}
    missed |= {row.id: row.due for row in work.connection.execute(_PAST, given)}
    if not missed:
        return []
    latest = commitments.last_progress(work, missed)
    open_ = [number for number in missed if number not in latest or latest[number].state != "done"]
    items = commitments.some(work, open_).values()
    return [(one, missed[one.id]) for one in sorted(items, key=lambda one: (one.cycle_id, one.number))]


def of_cycle(work: Work, cycle_id: int, today: date) -> dict[int, tuple[Commitment, date]]:
    """Those of one year by number."""
    return {one.id: (one, missed) for one, missed in of_cycles(work, [cycle_id], today)}
