"""The focus list of a year 中心工作、重点任务 (R9): an organisation's own, and what comes from above."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from storage import rows
from storage.pack_tables import focus
from storage.unit import Work


@dataclass(frozen=True, slots=True)
class Focus:
    """One task of the year. `text` is also the value of a commitment's tag of the kind focus."""

    id: int
    org_id: int
    text: str


def add(work: Work, org_id: int, year: int, text: str, author_id: int | None) -> bool:
    """Put a task on the list; False when it is there. One that was dropped comes back."""
    new = rows.insert_new(
        work, focus, org_id=org_id, year=year, text=text, author_id=author_id, created_at=work.now
    )
    if new:
        return True
    again = focus.update().where(
        focus.c.org_id == org_id, focus.c.year == year, focus.c.text == text, focus.c.dropped_at.is_not(None)
    )
    return work.connection.execute(again, {"dropped_at": None}).rowcount > 0


def drop(work: Work, number: int) -> None:
    """Take a task off the list; commitments keep what they were tagged with."""
    work.connection.execute(focus.update().where(focus.c.id == number), {"dropped_at": work.now})


def of(work: Work, orgs: Iterable[int], year: int) -> list[Focus]:
    """The tasks of those organisations for a year, in the order of the organisations given."""
    order = list(orgs)
    query = select(focus).where(focus.c.org_id.in_(order), focus.c.year == year, focus.c.dropped_at.is_(None))
    found = [
        Focus(row.id, row.org_id, row.text) for row in work.connection.execute(query.order_by(focus.c.id))
    ]
    return sorted(found, key=lambda one: order.index(one.org_id))
