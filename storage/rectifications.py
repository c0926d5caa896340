"""Rectifications: what was ordered, by whom, by when, and how it stands."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, or_, select

from dialogs.rules.rectification import OPEN, Rectification, Source, State
from storage import rows
from storage.rectification_tables import rectification
from storage.unit import Work

_FIELDS = (
    "id", "org_id", "by_org_id", "person_id", "target", "orderer_id", "source", "commitment_id", "voice_id",
    "cause", "demand", "due", "state", "rechecker_id", "created_at", "closed_at",
)  # fmt: skip
_ALL = select(*(rectification.c[name] for name in _FIELDS)).order_by(rectification.c.id)
_OPEN = tuple(state.value for state in OPEN)
_STILL = _ALL.where(rectification.c.state.in_(_OPEN))
_STILL_OF_ORG = _STILL.where(rectification.c.org_id == bindparam("org"))
_STILL_OF_PERSON = _STILL.where(rectification.c.person_id == bindparam("who"))
_BY = _ALL.where(rectification.c.by_org_id.in_(bindparam("orgs", expanding=True)))
_STILL_BY = _BY.where(rectification.c.state.in_(_OPEN))


def add(work: Work, key: str, **values: Any) -> bool:
    """Keep an order, once per key; whether it is new."""
    return rows.insert_new(
        work, rectification, key=key, state=State.ORDERED.value, created_at=work.now, **values
    )


def by_key(work: Work, key: str) -> Rectification | None:
    """What was ordered under that key."""
    row = work.connection.execute(_ALL.where(rectification.c.key == key)).first()
    return _read(row) if row else None


def get(work: Work, number: int, *, lock: bool = False) -> Rectification | None:
    """One of them; locked when it is about to be changed."""
    query = _ALL.where(rectification.c.id == number)
    row = work.connection.execute(query.with_for_update() if lock else query).first()
    return _read(row) if row else None


def change(work: Work, number: int, **values: Any) -> None:
    """Move one on."""
    work.connection.execute(rectification.update().where(rectification.c.id == number), values)


def open_rectifications(
    work: Work, org_id: int | None = None, person_id: int | None = None
) -> list[Rectification]:
    """What is still to be put right: by an organisation with its members, or by one person, oldest first.

    For next year's proposals: what is open now is a candidate for a promise.
    """
    query = _STILL if org_id is None else _STILL_OF_ORG
    if person_id is not None:
        query = _STILL_OF_PERSON
    found = work.connection.execute(query, {"org": org_id, "who": person_id})
    return [_read(row) for row in found]


def watched(work: Work, by_orgs: Iterable[int], *, open_only: bool = True) -> list[Rectification]:
    """Those that were ordered in the name of these organisations, oldest first."""
    query = _STILL_BY if open_only else _BY
    return [_read(row) for row in work.connection.execute(query, {"orgs": list(by_orgs)})]


def in_orgs(work: Work, orgs: Iterable[int]) -> list[Rectification]:
    """All that concern these organisations or were ordered by them, closed ones too, oldest first."""
    wanted = list(orgs)
    query = _ALL.where(or_(rectification.c.org_id.in_(wanted), rectification.c.by_org_id.in_(wanted)))
    return [_read(row) for row in work.connection.execute(query)]


def closed_between(work: Work, org_id: int, since: datetime, until: datetime) -> list[Rectification]:
    """What an organisation and its members have put right in that time, the newest first."""
    query = _ALL.where(
        rectification.c.org_id == org_id,
        rectification.c.state == State.CLOSED.value,
        rectification.c.closed_at >= since,
        rectification.c.closed_at < until,
    )
    return [_read(row) for row in work.connection.execute(query)][::-1]


def _read(row: Any) -> Rectification:
    values = dict(row._mapping)
    return Rectification(**{**values, "source": Source(values["source"]), "state": State(values["state"])})
