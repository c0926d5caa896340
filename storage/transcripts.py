"""Recordings that the branch's own speech server is to hear."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select

from storage import rows
from storage.tables import media
from storage.transcript_tables import transcript
from storage.unit import Work

NEXT_DUE = select(func.min(transcript.c.next_at)).where(transcript.c.state == "wanted")

#: The server is asked again after so long, and twice as long each time.
_AGAIN = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One of them. `sha256` names the file; `lost`: the platform does not have it any more."""

    media: int
    format: str
    sha256: str
    tries: int
    lost: bool


def want(work: Work, media_id: int, person_id: int) -> None:
    """That recording is to be heard; noted once."""
    values = {"person_id": person_id, "state": "wanted", "tries": 0, "next_at": work.now}
    rows.insert_new(work, transcript, media_id=media_id, **values)


def due(work: Work, limit: int = 10) -> list[Wanted]:
    """What can be heard now, or never will be; what has not been fetched yet waits. A query."""
    query = (
        select(transcript.c.media_id, transcript.c.tries, media.c.format, media.c.sha256, media.c.status)
        .join(media, media.c.id == transcript.c.media_id)
        .where(transcript.c.state == "wanted", transcript.c.next_at <= work.now, media.c.status != "wanted")
        .order_by(transcript.c.media_id)
        .limit(limit)
    )
    return [
        Wanted(row.media_id, row.format, row.sha256, row.tries, row.status == "lost")
        for row in work.connection.execute(query)
    ]


def again(work: Work, media_id: int) -> None:
    """The server did not answer: later."""
    query = select(transcript.c.tries).where(transcript.c.media_id == media_id)
    tries = int(work.connection.execute(query).scalar_one())
    values = {"tries": tries + 1, "next_at": work.now + _AGAIN * 2**tries}
    work.connection.execute(transcript.update().where(transcript.c.media_id == media_id), values)


def settle(work: Work, media_id: int, *, heard: bool) -> bool:
    """It is heard, or nobody could; False when that was known already."""
    query = transcript.update().where(transcript.c.media_id == media_id, transcript.c.state == "wanted")
    state = "heard" if heard else "missing"
    return work.connection.execute(query, {"state": state}).rowcount > 0
