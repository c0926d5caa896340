"""The platforms in use, and by which of them each person can be reached.

An installation that has never said which platforms it speaks on (a test, a fresh database) reaches
everybody at every address.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, and_, bindparam, delete, exists, func, not_, or_, select, update

from dialogs.rules.channels import Entrance, Way, ranked
from storage import rows
from storage.channel_tables import channel
from storage.tables import identity, person
from storage.unit import Work

#: When the person wrote is kept as exactly as this; a chat in full swing does not write it each time.
_OFTEN = timedelta(seconds=30)

_WROTE = select(identity.c.person_id).where(
    identity.c.person_id == bindparam("person_id"), identity.c.heard_at.is_not(None)
)
_KNOWN = exists().select_from(channel)
_JOINED = identity.outerjoin(channel, channel.c.platform == identity.c.platform)
_WAYS = (
    select(
        identity.c.platform,
        identity.c.address,
        identity.c.heard_at,
        identity.c.cold,
        channel.c.starts,
        channel.c.cards,
        channel.c.cost,
        _KNOWN.label("known"),
    )
    .select_from(_JOINED)
    .where(identity.c.person_id == bindparam("person_id"))
)
_REACHES = or_(
    not_(_KNOWN),
    channel.c.starts,
    and_(channel.c.platform.is_not(None), identity.c.heard_at.is_not(None), not_(identity.c.cold)),
)
_REACHABLE = (
    select(identity.c.person_id)
    .select_from(_JOINED.join(person, person.c.id == identity.c.person_id))
    .where(person.c.org_id == bindparam("org_id"), _REACHES)
    .distinct()
)
_HERE = and_(identity.c.platform == bindparam("on"), identity.c.address == bindparam("to"))
_TOUCH = (
    update(identity)
    .where(_HERE)
    .where(or_(identity.c.heard_at.is_(None), identity.c.cold, identity.c.heard_at < bindparam("before")))
    .values(heard_at=bindparam("at"), cold=False)
    .returning(identity.c.person_id)
)
_WAITS = exists().select_from(channel).where(channel.c.platform == bindparam("on"), not_(channel.c.starts))


def set_in_use(work: Work, platforms: Iterable[Way], entrances: Mapping[str, Entrance]) -> None:
    """Say on which platforms this installation speaks, and how people come to the bot there; the addresses
    of the ways do not matter. A verb."""
    work.forget()
    named = list(platforms)
    work.connection.execute(delete(channel).where(channel.c.platform.not_in([one.platform for one in named])))
    for one in named:
        door = entrances.get(one.platform, Entrance(one.platform))
        rows.put(
            work,
            channel,
            ("platform",),
            platform=one.platform,
            starts=one.starts,
            cards=one.cards,
            cost=one.cost,
            called=door.called,
            entry=door.address,
        )


def entrances(work: Work) -> list[Entrance]:
    """The platforms on which a person must write first and that have a name to be found by. A query."""
    waiting = select(channel).where(~channel.c.starts, channel.c.called != "")
    query = waiting.order_by(channel.c.platform)
    return [Entrance(row.platform, row.called, row.entry) for row in work.connection.execute(query)]


def ways(work: Work, person_id: int, *, choices: bool = False) -> list[Way]:
    """By what the person can be reached now, the best first. A query."""
    found = work.once(("ways", person_id), lambda: _find_ways(work, person_id))
    return ranked(found, choices=choices)


def _find_ways(work: Work, person_id: int) -> list[Way]:
    found = work.connection.execute(_WAYS, {"person_id": person_id})
    return [_way(row) for row in found if not row.known or row.starts is not None]


def accounts(work: Work, person_id: int) -> list[tuple[str, str]]:
    """All addresses of the person as (platform, address), whether anything reaches them or not. A query."""
    query = select(identity.c.platform, identity.c.address).where(identity.c.person_id == person_id)
    found = work.connection.execute(query.order_by(identity.c.platform, identity.c.address))
    return [(row.platform, row.address) for row in found]


def reachable(work: Work, org_id: int) -> set[int]:
    """The people of an organisation whom a word of ours would reach, by id. A query."""
    return set(work.connection.scalars(_REACHABLE, {"org_id": org_id}))


def count(work: Work, platform: str) -> int:
    """How many addresses of a platform are known. A query."""
    query = select(func.count()).select_from(identity).where(identity.c.platform == platform)
    return int(work.connection.execute(query).scalar_one())


def some_accounts(work: Work, platform: str, most: int) -> list[str]:
    """Some addresses on a platform, the first of the roster. A query."""
    query = select(identity.c.address).where(identity.c.platform == platform)
    return list(work.connection.scalars(query.order_by(identity.c.person_id).limit(most)))


def wrote_between(work: Work, platform: str, since: datetime, until: datetime) -> list[int]:
    """The people who last wrote there in that time, by id. A query."""
    here = (identity.c.platform == platform, identity.c.heard_at >= since, identity.c.heard_at <= until)
    query = select(identity.c.person_id).where(*here).order_by(identity.c.person_id).distinct()
    return list(work.connection.scalars(query))


def touch(work: Work, platform: str, address: str, *, wrote: bool = True) -> None:
    """Note that the person was here now. Where the platform waits for a first word, opening the chat is
    none: without `wrote` nothing is noted there. A verb."""
    given = {"on": platform, "to": address, "at": work.now, "before": work.now - _OFTEN}
    for person_id in work.connection.scalars(_TOUCH if wrote else _TOUCH.where(~_WAITS), given):
        work.forget(("ways", person_id))


def chill(work: Work, platform: str, address: str) -> None:
    """Note that the platform wants this person to write first. A verb."""
    work.forget()
    work.connection.execute(update(identity).where(_HERE).values(cold=True), {"on": platform, "to": address})


def adopt(work: Work, platform: str, address: str, kin: str) -> bool:
    """Give the address to whoever has the same one on a platform of the same accounts; whether there is
    somebody. A verb."""
    query = select(identity.c.person_id).where(identity.c.platform == kin, identity.c.address == address)
    owner = work.connection.execute(query).scalar()
    if owner is None:
        return False
    work.forget()
    return rows.insert_new(work, identity, platform=platform, address=address, person_id=owner)


def _way(row: Row[Any]) -> Way:
    if not row.known:
        return Way(row.platform, row.address, row.heard_at)
    return Way(row.platform, row.address, row.heard_at, row.cold, row.starts, row.cards, row.cost)


def ever_heard(work: Work, person_id: int) -> bool:
    """Whether the person has ever written to us."""
    return work.connection.execute(_WROTE, {"person_id": person_id}).first() is not None


def last_heard(work: Work, org_id: int) -> dict[int, datetime]:
    """When each member of an organisation last wrote to us; whoever never did is not in it."""
    query = (
        select(identity.c.person_id, func.max(identity.c.heard_at).label("heard"))
        .join(person, person.c.id == identity.c.person_id)
        .where(person.c.org_id == org_id, identity.c.heard_at.is_not(None))
        .group_by(identity.c.person_id)
    )
    return {row.person_id: row.heard for row in work.connection.execute(query)}
