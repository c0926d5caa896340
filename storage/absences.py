"""Exemptions, lighter duties and absences, by person and day."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import bindparam, or_, select

from dialogs.rules.exemptions import Exemption, Kind
from storage import rows
from storage.absence_tables import exemption
from storage.unit import Work

_GRANTED = (
    select(exemption)
    .where(exemption.c.person_id.in_(bindparam("people", expanding=True)), exemption.c.state == "granted")
    .order_by(exemption.c.id)
)
_SOME_ASKED = select(exemption.c.id).where(exemption.c.state == "asked").limit(1)
_AWAY = (
    select(exemption)
    .where(
        exemption.c.kind == Kind.AWAY.value,
        exemption.c.state == "granted",
        exemption.c.from_day <= bindparam("day"),
        or_(exemption.c.until_day.is_(None), exemption.c.until_day >= bindparam("day")),
    )
    .order_by(exemption.c.id)
)
_EXEMPT = (
    select(exemption)
    .where(exemption.c.kind == Kind.EXEMPT.value, exemption.c.state == "granted")
    .order_by(exemption.c.id)
)


def add(work: Work, one: Exemption) -> int:
    """Keep a new one; its number in `one` counts for nothing."""
    work.forget()
    return rows.insert(
        work,
        exemption,
        person_id=one.person_id,
        kind=one.kind.value,
        reason=one.reason,
        from_day=one.from_day,
        until_day=one.until_day,
        state=one.state,
        asked_by=one.asked_by,
        created_at=work.now,
    )


def get(work: Work, number: int) -> Exemption | None:
    """One of them."""
    row = work.connection.execute(select(exemption).where(exemption.c.id == number)).first()
    return _exemption(row) if row else None


def asked(work: Work, people: Iterable[int]) -> list[Exemption]:
    """What waits to be decided about those people, oldest first."""
    query = select(exemption).where(exemption.c.person_id.in_(list(people)), exemption.c.state == "asked")
    return [_exemption(row) for row in work.connection.execute(query.order_by(exemption.c.id))]


def some_asked(work: Work) -> bool:
    """Whether anything waits for anybody."""
    return work.connection.execute(_SOME_ASKED).first() is not None


def of(work: Work, people: Iterable[int], day: date) -> list[Exemption]:
    """What holds for those people on that day, the newest last."""
    found = [_exemption(row) for row in work.connection.execute(_GRANTED, {"people": list(people)})]
    return [one for one in found if one.holds(day)]


def away(work: Work, person_id: int, day: date) -> Exemption | None:
    """The absence of that person on that day; of several the one that ends last."""
    return work.once(("away", day), lambda: _away(work, day)).get(person_id)


def _away(work: Work, day: date) -> dict[int, Exemption]:
    found = [_exemption(row) for row in work.connection.execute(_AWAY, {"day": day})]
    found.sort(key=lambda one: one.until_day or date.max)
    return {one.person_id: one for one in found}


def exempt(work: Work, day: date) -> dict[int, Exemption]:
    """Who owes no promise on that day, and why."""
    found = work.once("exempt", lambda: [_exemption(row) for row in work.connection.execute(_EXEMPT)])
    return {one.person_id: one for one in found if one.holds(day)}


def settle(work: Work, number: int, state: str, by: int, answer: str = "") -> bool:
    """Grant, refuse or end one; False when somebody else has."""
    work.forget()
    before = ("asked",) if state in ("granted", "refused") else ("asked", "granted")
    query = exemption.update().where(exemption.c.id == number, exemption.c.state.in_(before))
    values = {"state": state, "decided_by": by, "answer": answer[:200], "decided_at": work.now}
    return work.connection.execute(query, values).rowcount > 0


def _exemption(row: Any) -> Exemption:
    return Exemption(
        row.id,
        row.person_id,
        Kind(row.kind),
        row.reason,
        row.from_day,
        row.until_day,
        row.state,
        row.asked_by,
    )
