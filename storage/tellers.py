"""Paper ballots as two people counted them, each by himself."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from storage import rows
from storage.evaluation_tables import teller_count
from storage.unit import Work

Counts = dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class Told:
    """What one teller counted: papers given out, taken back, spoilt, and the slips by subject and word."""

    teller_id: int
    issued: int
    received: int
    void: int
    counts: Counts
    agreed: bool = False

    def same(self, other: "Told") -> bool:
        """Whether another one counted the same."""
        mine = (self.issued, self.received, self.void, self.counts)
        return mine == (other.issued, other.received, other.void, other.counts)


def keep(work: Work, cycle_id: int, source: str, told: Told) -> None:
    """Keep a teller's count; it takes the place of his earlier one."""
    rows.put(
        work,
        teller_count,
        ("cycle_id", "source", "teller_id"),
        cycle_id=cycle_id,
        source=source,
        teller_id=told.teller_id,
        issued=told.issued,
        received=told.received,
        void=told.void,
        counts=told.counts,
        agreed_at=None,
        created_at=work.now,
    )


def of(work: Work, cycle_id: int, source: str) -> list[Told]:
    """Everybody's count, the oldest first."""
    query = select(teller_count).where(teller_count.c.cycle_id == cycle_id, teller_count.c.source == source)
    return [_told(row) for row in work.connection.execute(query.order_by(teller_count.c.created_at))]


def agreed(work: Work, cycle_id: int, source: str) -> Told | None:
    """The count on which two agreed."""
    return next((one for one in of(work, cycle_id, source) if one.agreed), None)


def mark_agreed(work: Work, cycle_id: int, source: str, *teller_ids: int) -> None:
    """These tellers have the same."""
    query = teller_count.update().where(
        teller_count.c.cycle_id == cycle_id,
        teller_count.c.source == source,
        teller_count.c.teller_id.in_(teller_ids),
    )
    work.connection.execute(query, {"agreed_at": work.now})


def _told(row: Any) -> Told:
    agreed_ = row.agreed_at is not None
    return Told(row.teller_id, row.issued, row.received, row.void, row.counts, agreed_)
