"""Coming and going of people, as events that can be undone."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update

from dialogs.rules.people import Status
from storage import rows
from storage.move_tables import membership_event as event
from storage.tables import person
from storage.unit import Work


@dataclass(frozen=True, slots=True)
class Event:
    """One event. `kind` is moving, moved, left, deceased or handed_over; `shown` kept or taken_down."""

    id: int
    person_id: int
    kind: str
    from_org: int
    to_org: int | None
    words: str
    shown: str


def note(
    work: Work,
    kind: str,
    person_id: int,
    from_org: int,
    noted_by: int | None,
    *,
    to_org: int | None = None,
    words: str = "",
) -> int:
    """Keep an event; gives its number."""
    return rows.insert(
        work,
        event,
        person_id=person_id,
        kind=kind,
        from_org=from_org,
        to_org=to_org,
        words=words[:200],
        noted_by=noted_by,
        created_at=work.now,
    )


def last(work: Work, person_id: int, *kinds: str) -> Event | None:
    """The newest event of those kinds about a person that was not undone."""
    query = (
        select(event)
        .where(event.c.person_id == person_id, event.c.kind.in_(kinds), event.c.undone_at.is_(None))
        .order_by(event.c.id.desc())
    )
    row = work.connection.execute(query.limit(1)).first()
    return _event(row) if row else None


def arriving(work: Work, org_id: int) -> list[Event]:
    """Who is said to come to an organisation and has not been taken in."""
    query = select(event).where(
        event.c.to_org == org_id, event.c.kind == "moving", event.c.undone_at.is_(None)
    )
    return [_event(row) for row in work.connection.execute(query.order_by(event.c.id))]


def undo(work: Work, event_id: int) -> None:
    """The event does not hold (any more): it was a mistake, or the next step was taken."""
    work.connection.execute(update(event).where(event.c.id == event_id), {"undone_at": work.now})


def show(work: Work, event_id: int, shown: str) -> None:
    """What becomes of a deceased member's published items: kept or taken_down."""
    work.connection.execute(update(event).where(event.c.id == event_id), {"shown": shown})


def still_shown(work: Work, org_id: int) -> set[int]:
    """The deceased of an organisation whose published items stay to be read."""
    query = select(event.c.person_id).where(
        event.c.from_org == org_id,
        event.c.kind == "deceased",
        event.c.shown == "kept",
        event.c.undone_at.is_(None),
    )
    return set(work.connection.scalars(query))


def orgs_left(work: Work, person_id: int) -> list[int]:
    """The organisations to which a person belonged before, the latest first."""
    query = select(event.c.from_org).where(
        event.c.person_id == person_id, event.c.kind == "moved", event.c.undone_at.is_(None)
    )
    return list(dict.fromkeys(work.connection.scalars(query.order_by(event.c.id.desc()))))


def change_person(work: Work, person_id: int, **values: Any) -> None:
    """Write fields of a person anew: organisation, number, office, helper, whether he takes part."""
    work.forget()
    work.connection.execute(update(person).where(person.c.id == person_id), values)


def restart(work: Work, person_id: int) -> bool:
    """The person takes part again; False when he never stopped."""
    work.forget()
    query = update(person).where(person.c.id == person_id, person.c.status == Status.STOPPED.value)
    values = {"status": Status.ACTIVE.value, "stopped_why": ""}
    return work.connection.execute(query, values).rowcount > 0


def _event(row: Any) -> Event:
    return Event(row.id, row.person_id, row.kind, row.from_org, row.to_org, row.words, row.shown)
