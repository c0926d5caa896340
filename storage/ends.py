"""How things ended: results of commitments, what goes on into the next year, and the year put away."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select

from dialogs.rules.commitments import Status
from dialogs.rules.voices import UNSETTLED
from storage import rows
from storage.aftermath_tables import objection, publicity
from storage.end_tables import commitment_end, cycle_archive, end_carried
from storage.unit import Work
from storage.wish_tables import voice
from storage.year_tables import commitment, cycle

_UNENDED = (
    select(commitment.c.id)
    .where(
        commitment.c.cycle_id == bindparam("cycle"),
        commitment.c.result == "open",
        commitment.c.status != Status.WITHDRAWN.value,
    )
    .order_by(commitment.c.number)
)


@dataclass(frozen=True, slots=True)
class End:
    """The result of one commitment with a word on it, and who confirmed it."""

    result: str
    words: str
    decided_by: int


@dataclass(frozen=True, slots=True)
class Archived:
    """A year that was put away."""

    cycle_id: int
    org_id: int
    year: int
    sha256: str
    closed_at: datetime


def confirm(work: Work, commitment_id: int, result: str, words: str, by: int) -> None:
    """Keep the result of a commitment; a later word replaces it while the year is open."""
    rows.put(
        work,
        commitment_end,
        ("commitment_id",),
        commitment_id=commitment_id,
        result=result,
        words=words,
        decided_by=by,
        created_at=work.now,
    )
    work.connection.execute(commitment.update().where(commitment.c.id == commitment_id), {"result": result})


def of(work: Work, ids: Iterable[int]) -> dict[int, End]:
    """The results of those commitments that have one."""
    query = select(commitment_end).where(commitment_end.c.commitment_id.in_(list(ids)))
    return {
        row.commitment_id: End(row.result, row.words, row.decided_by)
        for row in work.connection.execute(query)
    }


def unended(work: Work, cycle_id: int) -> list[int]:
    """The commitments of a year that have no result yet and were not taken back, in their order."""
    return list(work.connection.scalars(_UNENDED, {"cycle": cycle_id}))


def open_voices(work: Work, org_id: int, until: datetime) -> list[tuple[int, str, str, int | None]]:
    """Wishes and reports of an organisation that came until then and are not settled: number, kind, text,
    who answers."""
    query = select(voice.c.id, voice.c.kind, voice.c.text, voice.c.handler_id).where(
        voice.c.org_id == org_id,
        voice.c.state.in_([one.value for one in UNSETTLED]),
        voice.c.created_at <= until,
    )
    found = work.connection.execute(query.order_by(voice.c.id))
    return [(row.id, row.kind, row.text, row.handler_id) for row in found]


def open_objections(work: Work, cycle_id: int) -> list[tuple[int, int | None]]:
    """Objections against the grades of a year that have no answer yet: number, who answers."""
    query = (
        select(objection.c.id, objection.c.handler_id)
        .join(publicity, publicity.c.id == objection.c.publicity_id)
        .where(publicity.c.cycle_id == cycle_id, objection.c.answered_at.is_(None))
        .order_by(objection.c.id)
    )
    return [(row.id, row.handler_id) for row in work.connection.execute(query)]


def in_publicity(work: Work, cycle_id: int) -> bool:
    """Whether grades of a year hang out now."""
    query = select(publicity.c.id).where(publicity.c.cycle_id == cycle_id, publicity.c.state == "running")
    return work.connection.execute(query).first() is not None


def carry(work: Work, cycle_id: int, subject: str, words: str, by: int) -> None:
    """Keep that something goes on into the next year."""
    values = {"words": words, "decided_by": by, "created_at": work.now}
    rows.put(work, end_carried, ("cycle_id", "subject"), cycle_id=cycle_id, subject=subject, **values)


def carried(work: Work, cycle_id: int) -> dict[str, str]:
    """What goes on into the next year, with the word on it."""
    query = select(end_carried.c.subject, end_carried.c.words).where(end_carried.c.cycle_id == cycle_id)
    return {row.subject: row.words for row in work.connection.execute(query.order_by(end_carried.c.subject))}


def put_away(work: Work, cycle_id: int, content: Mapping[str, Any], sha256: str, by: int | None) -> bool:
    """Keep the whole year as it is now; False when it was put away before."""
    return rows.insert_new(
        work,
        cycle_archive,
        cycle_id=cycle_id,
        content=dict(content),
        sha256=sha256,
        closed_by=by,
        closed_at=work.now,
    )


def archives(work: Work, orgs: Iterable[int]) -> list[Archived]:
    """The years of those organisations that were put away, the newest first."""
    query = (
        select(
            cycle_archive.c.cycle_id,
            cycle.c.org_id,
            cycle.c.year,
            cycle_archive.c.sha256,
            cycle_archive.c.closed_at,
        )
        .join(cycle, cycle.c.id == cycle_archive.c.cycle_id)
        .where(cycle.c.org_id.in_(list(orgs)))
        .order_by(cycle.c.year.desc(), cycle.c.org_id)
    )
    return [Archived(*row) for row in work.connection.execute(query)]


def archive(work: Work, cycle_id: int) -> tuple[dict[str, Any], str] | None:
    """One year that was put away, and the hash under which it was."""
    query = select(cycle_archive.c.content, cycle_archive.c.sha256)
    row = work.connection.execute(query.where(cycle_archive.c.cycle_id == cycle_id)).first()
    return (row.content, row.sha256) if row else None
