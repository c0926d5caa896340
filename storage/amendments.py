"""Changes of published commitments: asked for, decided by a second person, never forgotten."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import select

from dialogs.rules.publishing import Amendment, Change
from storage import rows
from storage.publish_tables import amendment
from storage.unit import Work
from storage.year_tables import commitment, cycle

_ALL = select(amendment)


def add(work: Work, **values: Any) -> int:
    """Somebody asks for a change; returns its number."""
    return rows.insert(work, amendment, state="asked", created_at=work.now, **values)


def get(work: Work, amendment_id: int) -> Amendment | None:
    """One change; locked, for it is about to be decided."""
    query = _ALL.where(amendment.c.id == amendment_id).with_for_update()
    row = work.connection.execute(query).first()
    return _amendment(row) if row else None


def waiting_for(work: Work, person_id: int) -> list[Amendment]:
    """What this person is to agree to, oldest first."""
    query = _ALL.where(amendment.c.second_id == person_id, amendment.c.state == "asked")
    return [_amendment(row) for row in work.connection.execute(query.order_by(amendment.c.id))]


def left(work: Work, gone: Collection[int]) -> list[Amendment]:
    """The changes that wait for the word of somebody who has gone, oldest first."""
    query = _ALL.where(amendment.c.second_id.in_(gone), amendment.c.state == "asked")
    return [_amendment(row) for row in work.connection.execute(query.order_by(amendment.c.id))]


def change_second(work: Work, amendment_id: int, second_id: int) -> None:
    """Somebody else is to agree."""
    work.connection.execute(
        amendment.update().where(amendment.c.id == amendment_id), {"second_id": second_id}
    )


def open_of(work: Work, commitment_id: int) -> list[Amendment]:
    """The changes of a commitment that wait."""
    return [one for one in of(work, [commitment_id]) if one.state == "asked"]


def of(work: Work, ids: Iterable[int]) -> list[Amendment]:
    """The changes of those commitments, oldest first."""
    query = _ALL.where(amendment.c.commitment_id.in_(list(ids))).order_by(amendment.c.id)
    return [_amendment(row) for row in work.connection.execute(query)]


def alone(work: Work, org_ids: Iterable[int]) -> list[tuple[Amendment, int]]:
    """The changes in the years of those organisations to which nobody else could agree, oldest first: each
    with its organisation."""
    query = (
        select(amendment, cycle.c.org_id)
        .join_from(amendment, commitment, commitment.c.id == amendment.c.commitment_id)
        .join(cycle, cycle.c.id == commitment.c.cycle_id)
        .where(cycle.c.org_id.in_(list(org_ids)), amendment.c.second_id == amendment.c.asked_by)
        .order_by(amendment.c.id)
    )
    return [(_amendment(row), row.org_id) for row in work.connection.execute(query)]


def decide(work: Work, amendment_id: int, state: str, answer: str) -> None:
    """The second person has decided."""
    values = {"state": state, "answer": answer, "decided_at": work.now}
    work.connection.execute(amendment.update().where(amendment.c.id == amendment_id), values)


def _amendment(row: Any) -> Amendment:
    values = {column.name: getattr(row, column.name) for column in amendment.columns}
    return Amendment(**{**values, "kind": Change(values["kind"])})
