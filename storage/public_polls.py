"""The public's printed codes and their batches. What a code votes lies in the ballots' own database."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from dialogs.rules.batches import Batch
from storage import rows
from storage.poll_tables import public_batch, public_code
from storage.unit import Work


def batches(work: Work, cycle_id: int) -> list[Batch]:
    """The batches of a year, in order of number."""
    query = select(public_batch).where(public_batch.c.cycle_id == cycle_id).order_by(public_batch.c.number)
    return [_batch(row) for row in work.connection.execute(query)]


def print_batch(work: Work, cycle_id: int, voters: Collection[int], author_id: int) -> int:
    """Keep one more batch with its codes; its number."""
    last = select(func.coalesce(func.max(public_batch.c.number), 0)).where(
        public_batch.c.cycle_id == cycle_id
    )
    number = int(work.connection.execute(last).scalar_one()) + 1
    rows.insert(
        work,
        public_batch,
        cycle_id=cycle_id,
        number=number,
        printed=len(voters),
        author_id=author_id,
        created_at=work.now,
    )
    codes = [{"voter": voter, "cycle_id": cycle_id, "batch": number} for voter in sorted(voters)]
    work.connection.execute(public_code.insert(), codes)
    return number


def change(work: Work, cycle_id: int, number: int, **values: Any) -> None:
    """Keep what became of a batch."""
    table = public_batch.c
    mine = public_batch.update().where(table.cycle_id == cycle_id, table.number == number)
    work.connection.execute(mine.values(**values))


def find(work: Work, voter: int) -> tuple[int, int] | None:
    """The year and the batch of a code, or None where there is no such code."""
    table = public_code.c
    row = work.connection.execute(select(table.cycle_id, table.batch).where(table.voter == voter)).first()
    return (row.cycle_id, row.batch) if row else None


def voters(work: Work, cycle_id: int, *numbers: int) -> tuple[int, ...]:
    """The codes of these batches; without numbers, of all."""
    query = select(public_code.c.voter).where(public_code.c.cycle_id == cycle_id)
    if numbers:
        query = query.where(public_code.c.batch.in_(numbers))
    return tuple(work.connection.scalars(query.order_by(public_code.c.voter)))


def forget(work: Work, before: datetime) -> int:
    """Codes of batches that were printed before a moment; their sums stay. How many."""
    old = select(public_batch.c.cycle_id).where(public_batch.c.created_at < before)
    return work.connection.execute(public_code.delete().where(public_code.c.cycle_id.in_(old))).rowcount


def _batch(row: Any) -> Batch:
    return Batch(
        number=row.number,
        printed=row.printed,
        handed_by=row.handed_by,
        active_by=row.active_by,
        given=row.given,
        spoiled=row.spoiled,
        returned=row.returned,
        stated_by=row.stated_by,
        confirmed_by=row.confirmed_by,
        voted=row.voted,
        counts=row.counts,
        reason=row.reason,
    )
