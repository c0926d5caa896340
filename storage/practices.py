"""Good practice: nominated, decided, gone round, taken over; and organisations that are shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select

from storage import rows
from storage.practice_tables import model_branch, practice, practice_use
from storage.unit import Work

_WAITING = (
    select(practice)
    .where(practice.c.superior_id == bindparam("superior"), practice.c.state == "nominated")
    .order_by(practice.c.id)
)


@dataclass(frozen=True, slots=True)
class Practice:
    """One good practice. `state` is nominated, approved or declined; `superior_id` decides."""

    id: int
    org_id: int
    superior_id: int
    text: str
    state: str
    nominated_by: int
    answer: str


@dataclass(frozen=True, slots=True)
class Model:
    """An organisation that is shown as an example, and why."""

    org_id: int
    why: str
    since: datetime


def add(work: Work, key: str, org_id: int, superior_id: int, text: str, by: int) -> bool:
    """Nominate one; False where that was done already."""
    values = {"org_id": org_id, "superior_id": superior_id, "text": text, "nominated_by": by}
    return rows.insert_new(work, practice, key=key, created_at=work.now, **values)


def get(work: Work, number: int) -> Practice | None:
    """One of them."""
    return next(iter(_found(work, practice.c.id == number)), None)


def waiting(work: Work, superior_id: int) -> list[Practice]:
    """What waits for a superior's word, oldest first."""
    return [_practice(row) for row in work.connection.execute(_WAITING, {"superior": superior_id})]


def approved(work: Work, superiors: Iterable[int]) -> list[Practice]:
    """What those superiors let go round, the newest first."""
    found = _found(work, practice.c.superior_id.in_(list(superiors)), practice.c.state == "approved")
    return found[::-1]


def decide(work: Work, number: int, state: str, answer: str, by: int) -> bool:
    """A superior's word; False where it was given already."""
    query = practice.update().where(practice.c.id == number, practice.c.state == "nominated")
    values = {"state": state, "answer": answer, "decided_by": by, "decided_at": work.now}
    return work.connection.execute(query, values).rowcount > 0


def use(work: Work, number: int, org_id: int, by: int) -> bool:
    """An organisation takes it over; False where it has."""
    return rows.insert_new(
        work, practice_use, practice_id=number, org_id=org_id, taken_by=by, created_at=work.now
    )


def drop(work: Work, number: int, org_id: int) -> bool:
    """An organisation uses it no more; False where it did not."""
    query = practice_use.delete().where(practice_use.c.practice_id == number, practice_use.c.org_id == org_id)
    return work.connection.execute(query).rowcount > 0


def used_by(work: Work, org_id: int) -> list[Practice]:
    """What an organisation has taken over, the newest first."""
    query = (
        select(practice)
        .join(practice_use, practice_use.c.practice_id == practice.c.id)
        .where(practice_use.c.org_id == org_id)
        .order_by(practice_use.c.created_at.desc(), practice.c.id.desc())
    )
    return [_practice(row) for row in work.connection.execute(query)]


def uses(work: Work, numbers: Iterable[int]) -> dict[int, int]:
    """How many organisations have taken over each."""
    query = select(practice_use.c.practice_id, func.count()).where(
        practice_use.c.practice_id.in_(list(numbers))
    )
    return {row[0]: row[1] for row in work.connection.execute(query.group_by(practice_use.c.practice_id))}


def show_as_model(work: Work, org_id: int, why: str, by: int | None) -> None:
    """Show an organisation as an example; another reason takes the place of the former."""
    end_model(work, org_id)
    rows.insert(work, model_branch, org_id=org_id, why=why, named_by=by, since=work.now)


def end_model(work: Work, org_id: int) -> bool:
    """Show it no more; False where it was not shown."""
    query = model_branch.update().where(model_branch.c.org_id == org_id, model_branch.c.until.is_(None))
    return work.connection.execute(query, {"until": work.now}).rowcount > 0


def models(work: Work, orgs: Iterable[int]) -> list[Model]:
    """Which of those organisations are shown as an example, in the order in which they came."""
    query = select(model_branch).where(model_branch.c.org_id.in_(list(orgs)), model_branch.c.until.is_(None))
    return [
        Model(row.org_id, row.why, row.since)
        for row in work.connection.execute(query.order_by(model_branch.c.id))
    ]


def _found(work: Work, *conditions: Any) -> list[Practice]:
    query = select(practice).where(*conditions).order_by(practice.c.id)
    return [_practice(row) for row in work.connection.execute(query)]


def _practice(row: Any) -> Practice:
    return Practice(row.id, row.org_id, row.superior_id, row.text, row.state, row.nominated_by, row.answer)
