"""Codes said once in a second chat, and the addresses that belong to one person."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update

from storage import rows
from storage.channel_tables import link_code, link_try
from storage.tables import identity
from storage.unit import Work

#: Codes and tries are forgotten after this.
_KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Asked:
    """Where a code was asked for, and by whom; nobody where the address was unknown."""

    id: int
    platform: str
    address: str
    person_id: int | None


def keep_code(
    work: Work, code: str, platform: str, address: str, person_id: int | None, until: datetime
) -> bool:
    """Keep a code (its hash); earlier ones of the address end. False where somebody has the same. A verb."""
    old = work.now - _KEPT
    work.connection.execute(delete(link_code).where(link_code.c.expires_at < old))
    work.connection.execute(delete(link_try).where(link_try.c.at < old))
    mine = (link_code.c.platform == platform) & (link_code.c.address == address)
    work.connection.execute(delete(link_code).where(mine, link_code.c.used_at.is_(None)))
    return rows.insert_new(
        work,
        link_code,
        code=code,
        platform=platform,
        address=address,
        person_id=person_id,
        expires_at=until,
    )


def use_code(work: Work, code: str) -> Asked | None:
    """Who asked for a code that is still good; it is used up by this. A verb."""
    good = (link_code.c.code == code) & link_code.c.used_at.is_(None) & (link_code.c.expires_at > work.now)
    row = work.connection.execute(select(link_code).where(good)).first()
    if row is None:
        return None
    taken = update(link_code).where(link_code.c.id == row.id, link_code.c.used_at.is_(None))
    if work.connection.execute(taken.values(used_at=work.now)).rowcount == 0:
        return None
    return Asked(row.id, row.platform, row.address, row.person_id)


def note_try(work: Work, platform: str, address: str) -> None:
    """Write down that somebody said a code that is none. A verb."""
    rows.insert(work, link_try, platform=platform, address=address, at=work.now)


def tries(work: Work, platform: str, address: str, since: datetime) -> int:
    """How often an address has said a code that was none. A query."""
    mine = (link_try.c.platform == platform) & (link_try.c.address == address) & (link_try.c.at > since)
    return int(work.connection.execute(select(func.count()).where(mine)).scalar_one())


def join(work: Work, platform: str, address: str, person_id: int) -> bool:
    """Give a free address to a person; False when it is somebody's already. A verb."""
    work.forget()
    return rows.insert_new(
        work,
        identity,
        platform=platform,
        address=address,
        person_id=person_id,
        heard_at=work.now,
        joined=True,
    )


def part(work: Work, person_id: int, platform: str, address: str) -> list[str]:
    """Take from a person every address that was joined by a code, but for that one; the platforms they
    were on. What the roster says stays. A verb."""
    work.forget()
    here = (identity.c.platform == platform) & (identity.c.address == address)
    others = (identity.c.person_id == person_id) & identity.c.joined & ~here
    taken = delete(identity).where(others).returning(identity.c.platform)
    return list(work.connection.scalars(taken))
