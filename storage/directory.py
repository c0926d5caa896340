"""A platform's own directory as it was last read, beside what the roster says."""

from collections.abc import Iterable

from sqlalchemy import bindparam, delete, select

from dialogs.rules.directory import Account, Holder
from dialogs.rules.people import Status
from storage import rows
from storage.directory_tables import directory_entry
from storage.tables import identity, person
from storage.unit import Work

_KNOWN = select(directory_entry.c.address).where(directory_entry.c.platform == bindparam("platform")).limit(1)


def keep(work: Work, platform: str, accounts: Iterable[Account]) -> None:
    """Keep what the directory says now in place of what it said before, but for what was declined. A verb."""
    mine = directory_entry.c.platform == platform
    query = select(directory_entry.c.address).where(mine, directory_entry.c.declined)
    declined = set(work.connection.scalars(query))
    work.connection.execute(delete(directory_entry).where(mine))
    for one in accounts:
        rows.insert_new(
            work,
            directory_entry,
            platform=platform,
            address=one.address,
            name=one.name[:50],
            department=one.department[:100],
            declined=one.address in declined,
            read_at=work.now,
        )


def known(work: Work, platform: str) -> bool:
    """Whether the directory of that platform was ever read. A query."""
    return work.connection.execute(_KNOWN, {"platform": platform}).first() is not None


def accounts(work: Work, platform: str) -> list[Account]:
    """The accounts of the directory, in the order of their addresses. A query."""
    query = select(directory_entry).where(directory_entry.c.platform == platform)
    found = work.connection.execute(query.order_by(directory_entry.c.address))
    return [Account(row.address, row.name, row.department, row.declined) for row in found]


def holders(work: Work, platform: str) -> list[Holder]:
    """Everybody who takes part, with his address on that platform, if he has one. A query."""
    mine = (identity.c.person_id == person.c.id) & (identity.c.platform == platform)
    query = (
        select(person.c.id, person.c.org_id, person.c.name, identity.c.address)
        .join_from(person, identity, mine, isouter=True)
        .where(person.c.status == Status.ACTIVE.value)
        .order_by(person.c.id)
    )
    found = work.connection.execute(query)
    return [Holder(row.id, row.org_id, row.name, row.address or "") for row in found]


def decline(work: Work, platform: str, account: Account) -> None:
    """Propose nothing about this account any more; where it has left the directory, not until that is read
    again. A verb."""
    rows.put(
        work,
        directory_entry,
        ("platform", "address"),
        platform=platform,
        address=account.address,
        name=account.name,
        department=account.department,
        declined=True,
        read_at=work.now,
    )


def give(work: Work, platform: str, address: str, person_id: int) -> bool:
    """Give a free address to a person; False when it is somebody's by now. A verb."""
    work.forget()
    return rows.insert_new(work, identity, platform=platform, address=address, person_id=person_id)


def take(work: Work, platform: str, address: str, person_id: int) -> bool:
    """Take an address from a person. A verb."""
    work.forget()
    mine = (
        (identity.c.platform == platform)
        & (identity.c.address == address)
        & (identity.c.person_id == person_id)
    )
    return work.connection.execute(delete(identity).where(mine)).rowcount > 0
