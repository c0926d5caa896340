"""What was to be done by now and is not: by the day of the promise, or by a step of its schedule (R65)."""

from collections.abc import Iterable
from dataclasses import dataclass
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
#: Those of them of which nobody has said that they are done.
_OPEN = (
    select(commitment.c.id, commitment.c.cycle_id, commitment.c.person_id, commitment.c.promisor)
    .where(
        commitment.c.id.in_(bindparam("wanted", expanding=True)),
        func.coalesce(commitments.SAID_LAST, "") != "done",
    )
    .order_by(commitment.c.cycle_id, commitment.c.number)
)


@dataclass(frozen=True, slots=True)
class Late:
    """A promise that is overdue: whose, and the day that has passed."""

    commitment_id: int
    cycle_id: int
    person_id: int
    of_org: bool
    missed: date


def late(work: Work, cycles: Iterable[int], today: date) -> list[Late]:
    """Which published promises of those years are overdue, year by year by number."""
    given = {"cycles": list(cycles), "today": today}
    missed = {row.commitment_id: row.due for row in work.connection.execute(_MISSED, given)}
    missed |= {row.id: row.due for row in work.connection.execute(_PAST, given)}
    found = work.connection.execute(_OPEN, {"wanted": list(missed)}) if missed else ()
    return [Late(row.id, row.cycle_id, row.person_id, row.promisor == "org", missed[row.id]) for row in found]


def of_cycles(work: Work, cycles: Iterable[int], today: date) -> list[tuple[Commitment, date]]:
    """The published promises of those years that are overdue, with the day that has passed, year by year
    by number."""
    found = late(work, cycles, today)
    items = commitments.some(work, [one.commitment_id for one in found]) if found else {}
    return [(items[one.commitment_id], one.missed) for one in found]


def of_cycle(work: Work, cycle_id: int, today: date) -> dict[int, tuple[Commitment, date]]:
    """Those of one year by number."""
    return {one.id: (one, missed) for one, missed in of_cycles(work, [cycle_id], today)}
