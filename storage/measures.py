"""The steps of a measure of supervision, each with who, when and in which words. Only ever added to."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from storage import rows
from storage.rectification_tables import measure_step
from storage.unit import Work


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `kind` is order, evidence, word, extend, close, withdraw and the like."""

    id: int
    subject: str
    kind: str
    actor_id: int | None
    words: str
    due: date | None
    created_at: datetime


def add(
    work: Work, subject: str, kind: str, actor_id: int | None, words: str = "", due: date | None = None
) -> int:
    """Write a step down; returns its number."""
    return rows.insert(
        work,
        measure_step,
        subject=subject,
        kind=kind,
        actor_id=actor_id,
        words=words,
        due=due,
        created_at=work.now,
    )


def of(work: Work, subject: str) -> list[Step]:
    """The steps of one measure, oldest first."""
    query = select(measure_step).where(measure_step.c.subject == subject).order_by(measure_step.c.id)
    return [
        Step(row.id, row.subject, row.kind, row.actor_id, row.words, row.due, row.created_at)
        for row in work.connection.execute(query)
    ]


def last(work: Work, subject: str, kind: str) -> Step | None:
    """The latest step of that kind."""
    found = [one for one in of(work, subject) if one.kind == kind]
    return found[-1] if found else None
