"""Which organisation somebody who is on no roster speaks of, and what he said before that was clear."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select

from storage import rows
from storage.stranger_tables import stranger
from storage.unit import Work


@dataclass(frozen=True, slots=True)
class Stranger:
    """One of them. `held` waits for the answer to the question of whom he speaks; `wants` is what the code he
    scanned is for."""

    org_id: int | None
    held: str
    wants: str
    heard_at: datetime


def get(work: Work, platform: str, address: str) -> Stranger | None:
    """What is known of that address; None before the first word."""
    query = select(stranger).where(stranger.c.platform == platform, stranger.c.address == address)
    row = work.connection.execute(query).first()
    return Stranger(row.org_id, row.held, row.wants, row.heard_at) if row else None


def keep(
    work: Work, platform: str, address: str, org_id: int | None, held: str = "", wants: str = ""
) -> None:
    """Keep of whom he speaks, what he said before that was clear, or what he came for."""
    values = {"org_id": org_id, "held": held, "wants": wants, "heard_at": work.now}
    rows.put(work, stranger, ("platform", "address"), platform=platform, address=address, **values)


def forget(work: Work, before: datetime) -> int:
    """Those of whom nothing was heard since then."""
    return work.connection.execute(delete(stranger).where(stranger.c.heard_at < before)).rowcount
