"""Thanks and exchanges among members, quarter by quarter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, func, select

from storage import rows
from storage.quarter_tables import peer_exchange, thanks
from storage.unit import Work
from storage.year_tables import progress, summary


@dataclass(frozen=True, slots=True)
class Thanks:
    """Thanks to a person. `consent` is open, yes or no: whether the group may read them."""

    id: int
    cycle_id: int
    quarter: int
    person_id: int
    giver_id: int
    words: str
    consent: str
    posted_at: datetime | None


@dataclass(frozen=True, slots=True)
class Exchange:
    """One exchange among members. `kind` is group or meeting, `present` how many were there."""

    id: int
    quarter: int
    kind: str
    held_on: date
    place: str
    present: int | None
    words: str
    recorder_id: int


@dataclass(frozen=True, slots=True)
class Signed:
    """A quarter's summary: the draft, and once it is signed the text and by whom."""

    quarter: int
    draft: str
    text: str
    signed_by: int | None
    signed_at: datetime | None


def summaries(work: Work, cycle_id: int) -> dict[int, Signed]:
    """The summaries of a year by quarter, drafts too."""
    found = work.connection.execute(_SUMMARIES, {"cycle": cycle_id})
    return {
        row.quarter: Signed(row.quarter, row.draft, row.text, row.signed_by, row.signed_at) for row in found
    }


def newest_done(work: Work, ids: Iterable[int], quarter: int) -> list[int]:
    """Which of those promises were told to be done in a quarter, the one told last first."""
    latest = (
        select(progress.c.commitment_id, func.max(progress.c.id).label("id"))
        .where(progress.c.commitment_id.in_(list(ids)), progress.c.quarter == quarter)
        .group_by(progress.c.commitment_id)
        .subquery()
    )
    query = select(progress.c.commitment_id).join(latest, latest.c.id == progress.c.id)
    return list(
        work.connection.execute(
            query.where(progress.c.state == "done").order_by(progress.c.id.desc())
        ).scalars()
    )


_THANKS = select(
    thanks.c.id,
    thanks.c.cycle_id,
    thanks.c.quarter,
    thanks.c.person_id,
    thanks.c.giver_id,
    thanks.c.words,
    thanks.c.consent,
    thanks.c.posted_at,
).order_by(thanks.c.id)
_THANKS_OF = _THANKS.where(thanks.c.cycle_id == bindparam("cycle"), thanks.c.quarter == bindparam("part"))
_SUMMARIES = select(summary).where(summary.c.cycle_id == bindparam("cycle"))
_EXCHANGES = (
    select(peer_exchange)
    .where(peer_exchange.c.cycle_id == bindparam("cycle"), peer_exchange.c.quarter == bindparam("part"))
    .order_by(peer_exchange.c.id)
)


def thank(work: Work, key: str, **values: Any) -> bool:
    """Keep thanks, once per key; whether they are new."""
    return rows.insert_new(work, thanks, key=key, created_at=work.now, **values)


def thanks_by_key(work: Work, key: str) -> Thanks | None:
    """What was kept under that key."""
    row = work.connection.execute(_THANKS.where(thanks.c.key == key)).first()
    return _thanks(row) if row else None


def get_thanks(work: Work, number: int) -> Thanks | None:
    """One of them."""
    row = work.connection.execute(_THANKS.where(thanks.c.id == number)).first()
    return _thanks(row) if row else None


def change_thanks(work: Work, number: int, **values: Any) -> None:
    """The person has said whether the group may read it, or it was posted."""
    work.connection.execute(thanks.update().where(thanks.c.id == number), values)


def thanks_of(work: Work, cycle_id: int, quarter: int) -> list[Thanks]:
    """The thanks of one quarter, oldest first."""
    given = {"cycle": cycle_id, "part": quarter}
    return [_thanks(row) for row in work.connection.execute(_THANKS_OF, given)]


def thanks_to(work: Work, person_id: int) -> list[Thanks]:
    """All thanks a person ever had, oldest first."""
    return [_thanks(row) for row in work.connection.execute(_THANKS.where(thanks.c.person_id == person_id))]


def add_exchange(work: Work, key: str, **values: Any) -> bool:
    """Keep an exchange, once per key; whether it is new."""
    return rows.insert_new(work, peer_exchange, key=key, created_at=work.now, **values)


def exchanges(work: Work, cycle_id: int, quarter: int) -> list[Exchange]:
    """The exchanges of one quarter, oldest first."""
    given = {"cycle": cycle_id, "part": quarter}
    return [
        Exchange(
            row.id, row.quarter, row.kind, row.held_on, row.place, row.present, row.words, row.recorder_id
        )
        for row in work.connection.execute(_EXCHANGES, given)
    ]


def _thanks(row: Any) -> Thanks:
    return Thanks(**dict(row._mapping))
