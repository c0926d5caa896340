"""The ledger of publications: what hung where, from when to when, by whom."""

from datetime import date
from typing import Any

from sqlalchemy import func, select

from dialogs.rules.publishing import Channel, Publication
from storage import rows
from storage.publish_tables import publication
from storage.unit import Work


def add(work: Work, cycle_id: int, channel: Channel, begins: date, **values: Any) -> int:
    """A new line of the ledger; returns its number."""
    return rows.insert(
        work,
        publication,
        cycle_id=cycle_id,
        channel=channel.value,
        begins=begins,
        created_at=work.now,
        **values,
    )


def of_cycle(work: Work, cycle_id: int) -> list[Publication]:
    """The ledger of a year, oldest first."""
    query = select(publication).where(publication.c.cycle_id == cycle_id).order_by(publication.c.id)
    return [_publication(row) for row in work.connection.execute(query)]


def get(work: Work, number: int) -> Publication | None:
    """One line."""
    row = work.connection.execute(select(publication).where(publication.c.id == number)).first()
    return _publication(row) if row else None


def take_down(work: Work, number: int, day: date) -> None:
    """It does not hang any more."""
    work.connection.execute(publication.update().where(publication.c.id == number), {"ended_on": day})


def next_document(work: Work, cycle_id: int) -> int:
    """The number that the next document carries."""
    query = select(func.max(publication.c.document)).where(publication.c.cycle_id == cycle_id)
    return int(work.connection.execute(query).scalar() or 0) + 1


def _publication(row: Any) -> Publication:
    return Publication(
        row.id,
        row.cycle_id,
        Channel(row.channel),
        row.place,
        row.begins,
        row.ends,
        row.document,
        row.person_id,
        row.ended_on,
    )
