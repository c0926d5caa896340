"""How the outbox is doing, for readiness and for the figures."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from storage.tables import outbox
from storage.unit import Work


@dataclass(frozen=True, slots=True)
class OutboxHealth:
    """`due` rows should be out by now, the first of them since `waiting_since`; the others ended badly."""

    due: int
    waiting_since: datetime | None
    failed: int
    unknown: int


def outbox_health(work: Work) -> OutboxHealth:
    """What waits in the outbox and what went wrong there."""
    late = select(func.count(), func.min(outbox.c.not_before)).where(
        outbox.c.status.in_(("due", "sending")), outbox.c.not_before <= work.now
    )
    due, since = work.connection.execute(late).one()
    ended = select(outbox.c.status, func.count()).where(outbox.c.status.in_(("failed", "unknown")))
    grouped = work.connection.execute(ended.group_by(outbox.c.status))
    counts: dict[str, int] = {row[0]: row[1] for row in grouped}
    return OutboxHealth(due, since, counts.get("failed", 0), counts.get("unknown", 0))


def probe(work: Work) -> None:
    """A verb that does nothing: it comes back only when the database takes writes."""
    work.connection.execute(select(1))
