"""What is to be said: put in with the change it tells of, taken out by whoever sends.

A row is `due` until it is leased, `sending` while somebody holds it, and ends as `sent`,
`failed`, `unknown` or `expired`. The number of the attempt is the proof that a row is still
held: whoever lost the lease in the meantime cannot settle it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, Update, and_, func, or_, select, tuple_, update

from dialogs.content import Message
from storage.rows import insert_new
from storage.tables import outbox
from storage.unit import Work

_TEXT = 300  # room in the `error` column
_RECEIPT = 200


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """A message that is held for sending. `attempts` counts this one, `doubts` those before it
    of which nobody knows whether they arrived. `message` is what `Message.to_json` wrote;
    `not_before` is when it fell due, `lease_until` when it is taken from whoever holds it."""

    id: int
    key: str
    kind: str
    platform: str
    address: str
    message: dict[str, Any]
    purpose: str
    attempts: int
    doubts: int
    not_before: datetime
    lease_until: datetime


def put(
    work: Work,
    *,
    key: str,
    kind: str,
    platform: str,
    address: str,
    message: Message,
    purpose: str,
    person_id: int | None = None,
    not_before: datetime | None = None,
    expires_at: datetime | None = None,
) -> bool:
    """Say something, once for each `key`; whether it is new.

    `kind` is send (to a person), post (in a group) or amend (a tapped card: the message's title
    is the reply code, its text the label). Without `not_before` it goes out at once.
    """
    return insert_new(
        work,
        outbox,
        key=key,
        kind=kind,
        platform=platform,
        address=address,
        message=message.to_json(),
        purpose=purpose,
        person_id=person_id,
        not_before=not_before or work.now,
        expires_at=expires_at,
        created_at=work.now,
    )


def lease(
    work: Work,
    *,
    limit: int,
    lease_seconds: float,
    platforms: Collection[str],
    resting: Collection[tuple[str, str]] = (),
) -> list[OutboxRow]:
    """Take up to `limit` due rows of these platforms: replies first, then by their time.

    Of one recipient only the oldest row is taken, and none while an older one is being sent or
    is to be tried again. Recipients (platform, address) who are `resting` are left alone. What
    has come too late to be of use is marked as expired on the way.
    """
    work.connection.execute(_overdue(work.now))
    chosen: list[int] = []
    for replies in (True, False):
        query = _leasable(work.now, platforms, resting).where((outbox.c.purpose == "reply") == replies)
        chosen += work.connection.scalars(query.limit(limit - len(chosen)))
        if len(chosen) == limit:
            break
    if not chosen:
        return []
    taken = (
        update(outbox)
        .where(outbox.c.id.in_(chosen))
        .values(
            status="sending",
            lease_until=work.now + timedelta(seconds=lease_seconds),
            attempts=outbox.c.attempts + 1,
        )
        .returning(*outbox.c)
    )
    rows = {row.id: _row(row) for row in work.connection.execute(taken)}
    return [rows[number] for number in chosen]


def abandoned(work: Work, *, platforms: Collection[str], limit: int = 100) -> list[OutboxRow]:
    """Rows whose lease ran out: whoever held them is gone, and nobody knows whether they were sent."""
    query = select(outbox).where(
        outbox.c.status == "sending", outbox.c.lease_until <= work.now, outbox.c.platform.in_(platforms)
    )
    return [_row(row) for row in work.connection.execute(query.order_by(outbox.c.id).limit(limit))]


def settle(work: Work, row: OutboxRow, status: str, *, receipt: str = "", error: str = "") -> bool:
    """Write down the end of a row: sent, failed or unknown. False: it is no longer held.

    That it was sent is believed even late, unless it is being sent again at this moment.
    """
    known = outbox.c.status.in_(("due", "unknown")) if status == "sent" else None
    return _change(
        work,
        _held(row, known),
        status=status,
        lease_until=None,
        receipt=receipt[:_RECEIPT],
        error=error[:_TEXT],
        settled_at=work.now,
    )


def put_back(
    work: Work, row: OutboxRow, not_before: datetime, *, error: str, doubtful: bool, counts: bool = True
) -> bool:
    """Have a row tried again, not before a moment. False: it is no longer held.

    `doubtful`: nobody knows whether the attempt arrived. Without `counts` it was no attempt.
    """
    return _change(
        work,
        _held(row, None),
        status="due",
        not_before=not_before,
        lease_until=None,
        error=error[:_TEXT],
        attempts=row.attempts - (not counts),
        doubts=row.doubts + doubtful,
    )


def next_due(work: Work) -> datetime | None:
    """The next moment in the future at which a row falls due or a lease runs out."""
    moments = [
        work.connection.scalar(select(func.min(column)).where(outbox.c.status == status, column > work.now))
        for status, column in (("due", outbox.c.not_before), ("sending", outbox.c.lease_until))
    ]
    return min((moment for moment in moments if moment), default=None)


def _overdue(now: datetime) -> Update:
    return (
        update(outbox)
        .where(outbox.c.status == "due", outbox.c.expires_at <= now)
        .values(status="expired", settled_at=now)
    )


def _leasable(
    now: datetime, platforms: Collection[str], resting: Collection[tuple[str, str]]
) -> Select[tuple[int]]:
    older = outbox.alias("older")
    blocked = (
        select(older.c.id)
        .where(
            older.c.platform == outbox.c.platform,
            older.c.address == outbox.c.address,
            older.c.id < outbox.c.id,
            or_(
                older.c.status == "sending",
                and_(older.c.status == "due", or_(older.c.not_before <= now, older.c.attempts > 0)),
            ),
        )
        .exists()
    )
    query = select(outbox.c.id).where(
        outbox.c.status == "due",
        outbox.c.not_before <= now,
        outbox.c.platform.in_(platforms),
        ~blocked,
    )
    if resting:
        query = query.where(tuple_(outbox.c.platform, outbox.c.address).not_in(list(resting)))
    return query.order_by(outbox.c.not_before, outbox.c.id).with_for_update(skip_locked=True, of=outbox)


def _held(row: OutboxRow, otherwise: ColumnElement[bool] | None) -> ColumnElement[bool]:
    held = and_(outbox.c.status == "sending", outbox.c.attempts == row.attempts)
    return and_(outbox.c.id == row.id, held if otherwise is None else or_(held, otherwise))


def _change(work: Work, which: ColumnElement[bool], **values: Any) -> bool:
    return work.connection.execute(update(outbox).where(which).values(**values)).rowcount > 0


def _row(row: Row[Any]) -> OutboxRow:
    return OutboxRow(
        row.id,
        row.key,
        row.kind,
        row.platform,
        row.address,
        row.message,
        row.purpose,
        row.attempts,
        row.doubts,
        row.not_before,
        row.lease_until,
    )
