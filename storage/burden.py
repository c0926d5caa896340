"""How often a person was and will be turned to without having asked, counted from the outbox."""

from collections.abc import Collection, Iterable
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, literal_column, select, update

from dialogs.heard import Kind
from dialogs.rules.burden import WEEK, Waiting
from dialogs.rules.effort import to_read, to_say
from storage import talks
from storage.columns import Id
from storage.tables import inbox, outbox, person
from storage.unit import Work
from storage.year_tables import agenda

#: What reached a person, or still may.
_ALIVE = ("due", "sending", "sent", "unknown")

# As text: only so does SQLite see that the index of what was not asked for is the one to take.
_UNASKED = outbox.c.purpose != literal_column("'reply'")
_LOCK = select(person.c.id).where(person.c.id == bindparam("who")).with_for_update(key_share=True)
_MOVE = (
    update(outbox)
    .where(outbox.c.id == bindparam("which"), outbox.c.status == "due")
    .values(not_before=bindparam("moment"), expires_at=bindparam("end"))
)
_DROP = (
    update(outbox)
    .where(outbox.c.id == bindparam("which"), outbox.c.status == "due")
    .values(status="expired", settled_at=bindparam("at"))
)
_PUT_OFF = select(agenda.c.id).where(
    agenda.c.due_at > bindparam("since"),
    agenda.c.key >= bindparam("begins"),
    agenda.c.key < bindparam("ends"),
)
_READ = select(outbox.c.message).where(
    outbox.c.person_id == bindparam("who"),
    outbox.c.settled_at > bindparam("since"),
    outbox.c.status.in_(("sent", "unknown")),
)
_SAID = select(inbox.c.kind, func.length(inbox.c.text)).where(
    talks.said_by(bindparam("who", type_=Id)), inbox.c.stored_at > bindparam("since")
)
_LATELY = (
    select(outbox.c.person_id, outbox.c.not_before, outbox.c.message)
    .where(
        outbox.c.person_id.in_(bindparam("people", expanding=True)),
        _UNASKED,
        outbox.c.not_before > bindparam("since"),
        outbox.c.key.startswith(bindparam("begins")),
        outbox.c.status.in_(_ALIVE),
    )
    .order_by(outbox.c.not_before)
)
_KNOWN = select(outbox.c.id).where(outbox.c.key == bindparam("key"))


def lock(work: Work, person_id: int) -> None:
    """Let nobody else say anything to this person until the transaction ends.

    PostgreSQL only; SQLite has one writer anyway.
    """
    if work.connection.dialect.name == "postgresql":
        work.connection.execute(_LOCK, {"who": person_id}).all()


def taken(work: Work, person_id: int, purposes: Collection[str], moment: datetime) -> dict[int, datetime]:
    """The messages of these purposes that share seven days with a moment, or come later: id → when."""
    given = {"who": person_id, "purposes": list(purposes), "since": moment - WEEK}
    return {row.id: row.not_before for row in work.connection.execute(_taken(), given)}


def waiting(work: Work, person_id: int, purposes: Collection[str]) -> list[Waiting]:
    """Those of them that nobody has begun to send, held so that nobody does."""
    given = {"who": person_id, "purposes": list(purposes), "since": work.now}
    query = _taken().where(outbox.c.status == "due", outbox.c.attempts == 0).with_for_update()
    found = work.connection.execute(query, given)
    return [Waiting(row.id, row.purpose, row.not_before, row.created_at) for row in found]


def move(work: Work, row_id: int, moment: datetime, expires_at: datetime) -> None:
    """Have a waiting message go later."""
    work.connection.execute(_MOVE, {"which": row_id, "moment": moment, "end": expires_at})


def drop(work: Work, row_id: int) -> None:
    """Have a waiting message not go at all: it would come too late to be of use."""
    work.connection.execute(_DROP, {"which": row_id, "at": work.now})


def is_known(work: Work, key: str) -> bool:
    """Whether a message of that key was put in before."""
    return work.connection.execute(_KNOWN, {"key": key}).first() is not None


def lately(
    work: Work, people: Iterable[int], beginning: str, since: datetime
) -> dict[int, list[tuple[datetime, str]]]:
    """When each of these people was told something whose key begins so, and in which words, since then;
    the newest last."""
    found: dict[int, list[tuple[datetime, str]]] = {number: [] for number in people}
    given = {"people": list(found), "begins": beginning, "since": since}
    for row in work.connection.execute(_LATELY, given):
        found[row.person_id].append((row.not_before, str(row.message["text"])))
    return found


def was_put_off(work: Work, agenda_key: str, since: datetime) -> bool:
    """Whether something whose key on the agenda begins so was put off to a moment after `since`."""
    # The character after the colon ends the range: an index serves this on both databases.
    given = {"begins": f"{agenda_key}:", "ends": f"{agenda_key};", "since": since}
    return work.connection.execute(_PUT_OFF, given).first() is not None


def count(work: Work, person_id: int, since: datetime) -> int:
    """How many messages that a person had not asked for went out since then. A query."""
    query = select(func.count()).where(outbox.c.person_id == person_id, _gone(work, since))
    return int(work.connection.execute(query).scalar_one())


def minutes(work: Work, person_id: int, since: datetime, *, old: bool) -> float:
    """How much time reading and answering has taken a person since then, in minutes. A query."""
    read = (
        to_read(len(row[0]["text"]), old=old) for row in work.connection.execute(_READ, _of(person_id, since))
    )
    said = (to_say(Kind(row[0]), row[1]) for row in work.connection.execute(_SAID, _of(person_id, since)))
    return (sum(read) + sum(said)) / 60


def _of(person_id: int, since: datetime) -> dict[str, Any]:
    return {"who": person_id, "since": since}


def counts(work: Work, org_id: int, since: datetime) -> list[int]:
    """The same for each active member of a branch, the fewest first, without names. A query."""
    gone = and_(outbox.c.person_id == person.c.id, _gone(work, since))
    query = (
        select(func.count(outbox.c.id))
        .select_from(person.outerjoin(outbox, gone))
        .where(person.c.org_id == org_id, person.c.status == "active")
        .group_by(person.c.id)
    )
    return sorted(int(number) for number in work.connection.scalars(query))


@cache
def _taken() -> Select[tuple[int, datetime, str, datetime]]:
    return select(outbox.c.id, outbox.c.not_before, outbox.c.purpose, outbox.c.created_at).where(
        outbox.c.person_id == bindparam("who"),
        _UNASKED,
        outbox.c.not_before > bindparam("since"),
        outbox.c.purpose.in_(bindparam("purposes", expanding=True)),
        outbox.c.status.in_(_ALIVE),
    )


def _gone(work: Work, since: datetime) -> ColumnElement[bool]:
    return and_(
        _UNASKED,
        outbox.c.not_before > since,
        outbox.c.not_before <= work.now,
        outbox.c.status.in_(("sending", "sent", "unknown")),
    )
