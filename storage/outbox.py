"""What is to be said: put in with the change it tells of, taken out by whoever sends.

A row is `due` until it is leased, `sending` while somebody holds it, and ends as `sent`,
`failed`, `unknown` or `expired`. The number of the attempt is the proof that a row is still
held: whoever lost the lease in the meantime cannot settle it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Integer, Row, Select, Update, and_, bindparam, func, or_, select, tuple_, update

from dialogs.content import Message
from dialogs.heard import PAGE
from storage.rows import insert_new
from storage.tables import outbox
from storage.unit import Work

#: Parts the key of a message from the platform that took its place.
_OVER = " over "

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
    now = work.now
    work.connection.execute(_EXPIRE, {"now": now})
    given = {"now": now, "platforms": list(platforms), "resting": list(resting)}
    chosen: list[int] = []
    for replies in (True, False):
        query = _leasable(replies=replies, resting=bool(resting))
        chosen += work.connection.scalars(query, {**given, "most": limit - len(chosen)})
        if len(chosen) == limit:
            break
    if not chosen:
        return []
    until = now + timedelta(seconds=lease_seconds)
    taken = work.connection.execute(_TAKE, {"chosen": chosen, "until": until})
    rows = {row.id: _row(row) for row in taken}
    return [rows[number] for number in chosen]


def abandoned(work: Work, *, platforms: Collection[str], limit: int = 100) -> list[OutboxRow]:
    """Rows whose lease ran out: whoever held them is gone, and nobody knows whether they were sent."""
    given = {"now": work.now, "platforms": list(platforms), "most": limit}
    return [_row(row) for row in work.connection.execute(_ABANDONED, given)]


def settle(work: Work, row: OutboxRow, status: str, *, receipt: str = "", error: str = "") -> bool:
    """Write down the end of a row: sent, failed or unknown. False: it is no longer held.

    That it was sent is believed even late, unless it is being sent again at this moment.
    """
    return _change(
        work,
        row,
        _END_WELL if status == "sent" else _IF_HELD,
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
        row,
        _IF_HELD,
        status="due",
        not_before=not_before,
        lease_until=None,
        error=error[:_TEXT],
        attempts=row.attempts - (not counts),
        doubts=row.doubts + doubtful,
    )


def message(work: Work, key: str) -> tuple[str, str, dict[str, Any]] | None:
    """Platform, address and message of a row to one person; the address is empty when it has had its
    time. A query."""
    query = select(outbox.c.platform, outbox.c.address, outbox.c.message)
    row = work.connection.execute(query.where(outbox.c.key == key, outbox.c.kind == "send")).first()
    return None if row is None else (row.platform, row.address, row.message)


def take_over(work: Work, key: str, where: str = PAGE) -> Message | None:
    """Say something otherwise than by sending it: the message, whose row ends as sent. None where there is
    none."""
    ours = (outbox.c.key == key) & (outbox.c.status == "due")
    values = {"status": "sent", "receipt": where, "settled_at": work.now}
    work.connection.execute(update(outbox).where(ours).values(**values))
    found = work.connection.execute(select(outbox.c.message).where(outbox.c.key == key)).scalar()
    return None if found is None else Message.from_json(found)


def again_on(key: str, platform: str) -> str:
    """The key of the same message on another platform, after the one before would not take it."""
    return f"{key.partition(_OVER)[0][:90]}{_OVER}{platform}"


def tried(work: Work, key: str) -> set[str]:
    """The platforms on which a message was put in, under its own key and under those made of it."""
    root = key.partition(_OVER)[0][:90]
    like = outbox.c.key.startswith(f"{root}{_OVER}", autoescape=True)
    query = select(outbox.c.platform).where(or_(outbox.c.key == root, outbox.c.key == key, like))
    return set(work.connection.scalars(query))


def next_due(work: Work) -> datetime | None:
    """The next moment in the future at which a row falls due or a lease runs out."""
    moments = [work.connection.scalar(query, {"now": work.now}) for query in NEXT_DUE]
    return min((moment for moment in moments if moment), default=None)


# Making a statement takes about as long as running it, so each is made once.

_NOW = bindparam("now", type_=outbox.c.not_before.type)
_PLATFORMS = bindparam("platforms", type_=outbox.c.platform.type, expanding=True)
_MOST = bindparam("most", type_=Integer)

_EXPIRE = (
    update(outbox)
    .where(outbox.c.status == "due", outbox.c.expires_at <= _NOW)
    .values(status="expired", settled_at=_NOW)
)
_TAKE = (
    update(outbox)
    .where(outbox.c.id.in_(bindparam("chosen", expanding=True)))
    .values(status="sending", lease_until=bindparam("until"), attempts=outbox.c.attempts + 1)
    .returning(*outbox.c)
)
_ABANDONED = (
    select(outbox)
    .where(outbox.c.status == "sending", outbox.c.lease_until <= _NOW, outbox.c.platform.in_(_PLATFORMS))
    .order_by(outbox.c.id)
    .limit(_MOST)
)
NEXT_DUE = tuple(
    select(func.min(column)).where(outbox.c.status == status, column > _NOW)
    for status, column in (("due", outbox.c.not_before), ("sending", outbox.c.lease_until))
)
_HELD = and_(outbox.c.status == "sending", outbox.c.attempts == bindparam("attempt"))
_IF_HELD = update(outbox).where(outbox.c.id == bindparam("which"), _HELD)
_END_WELL = update(outbox).where(
    outbox.c.id == bindparam("which"), or_(_HELD, outbox.c.status.in_(("due", "unknown")))
)


@cache
def _leasable(*, replies: bool, resting: bool) -> Select[tuple[int]]:
    older = outbox.alias("older")
    blocked = (
        select(older.c.id)
        .where(
            older.c.platform == outbox.c.platform,
            older.c.address == outbox.c.address,
            older.c.id < outbox.c.id,
            or_(
                older.c.status == "sending",
                and_(older.c.status == "due", or_(older.c.not_before <= _NOW, older.c.attempts > 0)),
            ),
        )
        .exists()
    )
    query = select(outbox.c.id).where(
        outbox.c.status == "due",
        outbox.c.not_before <= _NOW,
        outbox.c.platform.in_(_PLATFORMS),
        (outbox.c.purpose == "reply") == replies,
        ~blocked,
    )
    if resting:
        who = tuple_(outbox.c.platform, outbox.c.address)
        query = query.where(who.not_in(bindparam("resting", expanding=True)))
    ordered = query.order_by(outbox.c.not_before, outbox.c.id).limit(_MOST)
    return ordered.with_for_update(skip_locked=True, of=outbox)


def _change(work: Work, row: OutboxRow, statement: Update, **values: Any) -> bool:
    which = {"which": row.id, "attempt": row.attempts}
    return work.connection.execute(statement, {**which, **values}).rowcount > 0


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
