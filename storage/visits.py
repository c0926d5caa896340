"""Contact points of leaders, and visits: who was where, when, and what he said there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from storage import rows
from storage.lead_tables import contact_point, visit
from storage.tables import person
from storage.unit import Work


@dataclass(frozen=True, slots=True)
class Contact:
    """A leader and the organisation that he looks after."""

    person_id: int
    name: str
    org_id: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit. `kind` is visit, routine or meeting."""

    id: int
    org_id: int
    kind: str
    visitor_id: int
    visitor: str
    day: date
    words: str


def name(work: Work, person_id: int, org_id: int, named_by: int | None) -> bool:
    """Give a leader a contact point; False when it is his already."""
    if any(one.org_id == org_id for one in contacts(work, person_id=person_id)):
        return False
    rows.put(
        work,
        contact_point,
        ("person_id", "org_id"),
        person_id=person_id,
        org_id=org_id,
        since=work.now,
        until=None,
        named_by=named_by,
    )
    return True


def end(work: Work, person_id: int, org_id: int) -> bool:
    """The organisation is no contact point of this leader any more; False when it was none."""
    query = contact_point.update().where(
        contact_point.c.person_id == person_id,
        contact_point.c.org_id == org_id,
        contact_point.c.until.is_(None),
    )
    return work.connection.execute(query, {"until": work.now}).rowcount > 0


def contacts(work: Work, *, person_id: int | None = None, orgs: Sequence[int] | None = None) -> list[Contact]:
    """The contact points of a leader, or the leaders of organisations, as they are now."""
    query = (
        select(contact_point, person.c.name)
        .join(person, person.c.id == contact_point.c.person_id)
        .where(contact_point.c.until.is_(None))
        .order_by(contact_point.c.since, contact_point.c.org_id)
    )
    if person_id is not None:
        query = query.where(contact_point.c.person_id == person_id)
    if orgs is not None:
        query = query.where(contact_point.c.org_id.in_(orgs))
    return [Contact(row.person_id, row.name, row.org_id, row.since) for row in work.connection.execute(query)]


def add(work: Work, key: str, **values: Any) -> bool:
    """Keep a visit; False when it was told already."""
    return rows.insert_new(work, visit, key=key, created_at=work.now, **values)


def of_orgs(work: Work, orgs: Sequence[int], limit: int = 200) -> list[Visit]:
    """The visits to those organisations, the newest first."""
    query = (
        select(visit, person.c.name)
        .join(person, person.c.id == visit.c.visitor_id)
        .where(visit.c.org_id.in_(orgs))
        .order_by(visit.c.day.desc(), visit.c.id.desc())
        .limit(limit)
    )
    return [
        Visit(row.id, row.org_id, row.kind, row.visitor_id, row.name, row.day, row.words)
        for row in work.connection.execute(query)
    ]


def last_day(work: Work, visitor_id: int, org_id: int) -> date | None:
    """When this leader was last there, whatever for."""
    query = select(func.max(visit.c.day)).where(visit.c.visitor_id == visitor_id, visit.c.org_id == org_id)
    return work.connection.execute(query).scalar()
