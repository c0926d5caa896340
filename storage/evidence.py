"""What was shown of commitments; only ever added to."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import func, select

from dialogs.rules.calendar import local
from dialogs.rules.evidence import Evidence, Kind
from storage import rows
from storage.fulfil_tables import evidence
from storage.unit import Work
from storage.year_tables import progress


def add(work: Work, one: Evidence, channel: str, recorder_id: int | None) -> int:
    """Keep it; gives its number. The same picture or the same words of the same person are kept once."""
    same = select(evidence.c.id).where(
        evidence.c.commitment_id == one.commitment_id,
        evidence.c.kind == one.kind.value,
        evidence.c.name == one.name,
        evidence.c.words == one.words,
        evidence.c.media_id == one.media_id,
    )
    known = work.connection.execute(same).scalar()
    if known is not None:
        return int(known)
    return rows.insert(
        work,
        evidence,
        commitment_id=one.commitment_id,
        kind=one.kind.value,
        name=one.name,
        verdict=one.verdict,
        words=one.words,
        media_id=one.media_id,
        channel=channel,
        recorder_id=recorder_id,
        created_at=work.now,
    )


def of(work: Work, ids: Iterable[int]) -> dict[int, list[Evidence]]:
    """What was shown of each of those commitments, oldest first."""
    query = select(evidence).where(evidence.c.commitment_id.in_(list(ids))).order_by(evidence.c.id)
    found: dict[int, list[Evidence]] = defaultdict(list)
    for row in work.connection.execute(query):
        found[row.commitment_id].append(_evidence(row))
    return found


def done_on(work: Work, ids: Iterable[int]) -> dict[int, date]:
    """The day on which each of those commitments was first said to be done."""
    query = (
        select(progress.c.commitment_id, func.min(progress.c.created_at).label("at"))
        .where(progress.c.commitment_id.in_(list(ids)), progress.c.state == "done")
        .group_by(progress.c.commitment_id)
    )
    return {row.commitment_id: local(row.at).date() for row in work.connection.execute(query)}


def _evidence(row: Any) -> Evidence:
    return Evidence(row.commitment_id, Kind(row.kind), row.name, row.verdict, row.words, row.media_id)
