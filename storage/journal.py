"""The journal: who did what. It is only ever added to, and every row seals all rows before it (R101).

The rows of a transaction are sealed at its end (`seal`), so that the one lock which all writers
share is the last that any of them takes: nobody who holds it waits for anything else.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from storage import rows
from storage.journal_tables import head, link
from storage.tables import journal
from storage.unit import Note, Work

#: What the first row is chained to.
GENESIS = "0" * 64

#: Characters of the head that people compare.
SHORT = 8

_ADD = insert(journal).returning(journal.c.id, sort_by_parameter_order=True)
_HEAD = select(head.c.length, head.c.hash).where(head.c.id == 1)
_LOCK = _HEAD.with_for_update()
_MOVE = update(head).where(head.c.id == 1).values(length=bindparam("to"), hash=bindparam("at"))
_LINK = insert(link)
_COLUMNS = (
    journal.c.id,
    journal.c.actor_id,
    journal.c.verb,
    journal.c.subject,
    journal.c.detail,
    journal.c.at,
)
_CHAIN = (
    select(link.c.position, link.c.hash, *_COLUMNS)
    .select_from(link.outerjoin(journal, journal.c.id == link.c.journal_id))
    .order_by(link.c.position)
)
_LOOSE = (
    select(*_COLUMNS)
    .select_from(journal.outerjoin(link, journal.c.id == link.c.journal_id))
    .where(link.c.position.is_(None))
    .order_by(journal.c.id)
)


@dataclass(frozen=True, slots=True)
class Break:
    """Where the chain does not hold first. `position` counts rows from 1, `row` is the row's own
    number, if there is one. `why`: changed, missing, cut (rows at the end are gone) or added."""

    position: int
    row: int | None
    why: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What looking through the whole chain came to; `broken` is None when it holds."""

    length: int
    head: str
    broken: Break | None = None


def add(work: Work, entries: list[dict[str, Any]]) -> None:
    """Add rows of actor_id, verb, subject and detail, at this moment."""
    if not entries:
        return
    stamped = [{**one, "at": work.now} for one in entries]
    ids = work.connection.execute(_ADD, stamped).scalars()
    work.noted.extend(Note(int(number), one) for number, one in zip(ids, stamped, strict=True))


def seal(work: Work) -> None:
    """Chain what this transaction has added. Comes last in it."""
    if not work.noted:
        return
    length, last = _locked_head(work)
    links = []
    for length, note in enumerate(work.noted, length + 1):  # noqa: B020  # goes on counting
        last = chained(last, length, {"id": note.id, **note.values})
        links.append({"position": length, "journal_id": note.id, "hash": last})
    work.connection.execute(_LINK, links)
    work.connection.execute(_MOVE, {"to": length, "at": last})
    work.noted.clear()


def chained(before: str, position: int, row: dict[str, Any]) -> str:
    """The hash of a row: SHA-256 over the hash before it and the row as canonical JSON."""
    at: datetime = row["at"]
    whole = {**row, "detail": _plain(row["detail"]), "at": at.astimezone(UTC).isoformat(), "no": position}
    text = json.dumps(whole, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{before}{text}".encode()).hexdigest()


def find_head(work: Work) -> Verdict:
    """The last hash and how many rows it seals, as written down; nothing is checked. A query."""
    row = work.connection.execute(_HEAD).first()
    return Verdict(row.length, row.hash) if row else Verdict(0, GENESIS)


def verify(work: Work) -> Verdict:
    """Look through the whole chain and name the first row at which it does not hold. A query."""
    written = find_head(work)
    last, position = GENESIS, 0
    for row in work.connection.execute(_CHAIN):
        position += 1
        why = _fault(last, position, row)
        if why:
            return Verdict(written.length, written.head, Break(position, row.id, why))
        last = row.hash
    if (position, last) != (written.length, written.head):
        return Verdict(written.length, written.head, Break(position + 1, None, "cut"))
    loose = work.connection.execute(_LOOSE.limit(1)).first()
    return Verdict(position, last, Break(position + 1, loose.id, "added") if loose else None)


def was_head(work: Work, beginning: str) -> bool:
    """Whether a head that somebody noted earlier is still in the chain; fewer than eight
    characters are none. A query."""
    if len(beginning) < SHORT:
        return False
    if GENESIS.startswith(beginning):
        return True
    query = select(link.c.position).where(link.c.hash.startswith(beginning.lower(), autoescape=True))
    return work.connection.execute(query.limit(1)).first() is not None


def _fault(last: str, position: int, row: Any) -> str:
    if row.position != position or row.id is None:
        return "missing"
    values = {column.name: getattr(row, column.name) for column in _COLUMNS}
    return "" if chained(last, position, values) == row.hash else "changed"


def _locked_head(work: Work) -> tuple[int, str]:
    row = work.connection.execute(_LOCK).first()
    if row is None:
        if rows.insert_new(work, head, id=1, length=0, hash=GENESIS):
            _seal_older(work)
        return _locked_head(work)
    return int(row.length), str(row.hash)


def _seal_older(work: Work) -> None:
    """The first time: chain what was written by a release that had no chain."""
    new = {note.id for note in work.noted}
    older = [row for row in work.connection.execute(_LOOSE) if row.id not in new]
    fresh = work.noted[:]
    work.noted[:] = [Note(row.id, {name: row._mapping[name] for name in _NAMES}) for row in older]
    seal(work)
    work.noted[:] = fresh


_NAMES = ("actor_id", "verb", "subject", "detail", "at")


def _plain(value: Any) -> Any:
    """As both databases give it back: whole numbers without a point, keys as text, lists for tuples."""
    return _whole(json.loads(json.dumps(value)))


def _whole(value: Any) -> Any:
    match value:
        case dict():
            return {key: _whole(one) for key, one in value.items()}
        case list():
            return [_whole(one) for one in value]
        case float() if value.is_integer():
            return int(value)
        case _:
            return value
