"""How the outbox is doing, for readiness and for the figures."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select

from storage.tables import outbox
from storage.unit import Work

_LATE = select(func.count(), func.min(outbox.c.not_before)).where(
    outbox.c.status.in_(("due", "sending")),
    outbox.c.not_before <= bindparam("now", type_=outbox.c.not_before.type),
)

_ENDED = (
    select(outbox.c.status, func.count())
    .where(outbox.c.status.in_(("failed", "unknown")))
    .group_by(outbox.c.status)
)


@dataclass(frozen=True, slots=True)
class OutboxHealth:
    """`due` rows should be out by now, the first of them since `waiting_since`; the others ended badly."""

    due: int
    waiting_since: datetime | None
    failed: int
    unknown: int


def outbox_health(work: Work) -> OutboxHealth:
    """What waits in the outbox and what went wrong there."""
    due, since = work.connection.execute(_LATE, {"now": work.now}).one()
    counts: dict[str, int] = {row[0]: row[1] for row in work.connection.execute(_ENDED)}
    return OutboxHealth(due, since, counts.get("failed", 0), counts.get("unknown", 0))


def due_now(work: Work) -> int:
    """How many messages should be out by now."""
    return int(work.connection.execute(_LATE, {"now": work.now}).one()[0])


def sent_since(work: Work, platform: str, since: datetime) -> int:
    """How many messages to single people a platform has taken since then. A query."""
    query = select(func.count()).where(
        outbox.c.platform == platform,
        outbox.c.kind == "send",
        outbox.c.status == "sent",
        outbox.c.settled_at >= since,
    )
    return int(work.connection.execute(query).scalar_one())


def probe(work: Work) -> None:
    """A verb that does nothing: it comes back only when the database takes writes."""
    work.connection.execute(select(1))
