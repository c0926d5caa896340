"""What people said of being shown to those who rate them: every word is kept, the newest holds."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from storage import rows
from storage.consent_tables import peer_consent
from storage.unit import Work


@dataclass(frozen=True, slots=True)
class Word:
    """One yes or no. `media`: the recording in which he said it; `recorder`: who wrote it down."""

    person: int
    agreed: bool
    words: str
    media: int | None
    recorder: int | None
    at: datetime


def add(
    work: Work,
    cycle_id: int,
    person_id: int,
    *,
    agreed: bool,
    words: str,
    media: int | None = None,
    recorder: int | None = None,
) -> None:
    """Keep one more word of that person in that year."""
    rows.insert(
        work,
        peer_consent,
        cycle_id=cycle_id,
        person_id=person_id,
        agreed=agreed,
        words=words[:200],
        media_id=media,
        recorder_id=recorder,
        said_at=work.now,
    )


def said(work: Work, cycle_id: int, person_id: int | None = None) -> list[Word]:
    """What was said in that year, oldest first; by that person where one is named. A query."""
    query = select(peer_consent).where(peer_consent.c.cycle_id == cycle_id)
    if person_id is not None:
        query = query.where(peer_consent.c.person_id == person_id)
    found = work.connection.execute(query.order_by(peer_consent.c.id))
    return [
        Word(row.person_id, row.agreed, row.words, row.media_id, row.recorder_id, row.said_at)
        for row in found
    ]


def refused(work: Work, cycle_id: int) -> frozenset[int]:
    """Who has said no, and nothing else since. A query."""
    newest = {one.person: one.agreed for one in said(work, cycle_id)}
    return frozenset(person for person, agreed in newest.items() if not agreed)
