"""Bright deeds 闪光言行: told, checked, agreed to."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update

from dialogs.rules.deeds import Deed, Source, State
from storage import rows
from storage.publish_tables import bright_deed
from storage.unit import Work

_COLUMNS = [bright_deed.c[name] for name in Deed.__dataclass_fields__]


def add(work: Work, key: str, **values: Any) -> bool:
    """Keep a deed, once per key; whether it is new."""
    return rows.insert_new(work, bright_deed, key=key, created_at=work.now, **values)


def by_key(work: Work, key: str) -> Deed | None:
    """What was kept under that key."""
    return next(iter(_found(work, bright_deed.c.key == key)), None)


def get(work: Work, number: int, *, lock: bool = False) -> Deed | None:
    """One deed. With `lock` nobody else decides on it meanwhile."""
    query = select(*_COLUMNS).where(bright_deed.c.id == number)
    row = work.connection.execute(query.with_for_update() if lock else query).first()
    return _deed(row) if row else None


def change(work: Work, number: int, **values: Any) -> None:
    """What has become of a deed."""
    work.connection.execute(update(bright_deed).where(bright_deed.c.id == number), values)


def waiting_for(work: Work, checker_id: int) -> list[Deed]:
    """What this person is to check, oldest first."""
    return _found(work, bright_deed.c.checker_id == checker_id, bright_deed.c.state == State.TOLD.value)


def of_person(work: Work, person_id: int) -> list[Deed]:
    """The checked deeds of a person, oldest first."""
    return _found(work, bright_deed.c.person_id == person_id, bright_deed.c.state == State.CHECKED.value)


def of_org(work: Work, org_id: int) -> list[Deed]:
    """All deeds of an organisation, oldest first."""
    return _found(work, bright_deed.c.org_id == org_id)


def of_cycle(work: Work, cycle_id: int) -> list[Deed]:
    """The checked deeds of a year, oldest first."""
    return _found(work, bright_deed.c.cycle_id == cycle_id, bright_deed.c.state == State.CHECKED.value)


def agreed(work: Work, cycle_id: int) -> list[Deed]:
    """The deeds of a year that others may read, oldest first."""
    return [one for one in of_cycle(work, cycle_id) if one.consent == "yes"]


def thank(work: Work, ids: Iterable[int]) -> None:
    """The group has read of these."""
    wanted = bright_deed.c.id.in_(list(ids)) & bright_deed.c.thanked_at.is_(None)
    work.connection.execute(update(bright_deed).where(wanted), {"thanked_at": work.now})


def from_outside(work: Work, org_id: int, since: datetime) -> int:
    """How many came from people who are not on the roster, since then."""
    query = select(func.count()).where(
        bright_deed.c.org_id == org_id,
        bright_deed.c.source == Source.PUBLIC.value,
        bright_deed.c.created_at >= since,
    )
    return int(work.connection.execute(query).scalar_one())


def _found(work: Work, *conditions: Any) -> list[Deed]:
    query = select(*_COLUMNS).where(*conditions).order_by(bright_deed.c.id)
    return [_deed(row) for row in work.connection.execute(query)]


def _deed(row: Any) -> Deed:
    values = dict(row._mapping)
    return Deed(**{**values, "source": Source(values["source"]), "state": State(values["state"])})
