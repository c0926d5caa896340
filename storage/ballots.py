"""The ballot tables and the verbs on them. Secrecy is in the schema.

While a poll is open a slip is a sealed envelope under the voter's name; nothing here can
open it. At the close the names are torn off in one transaction, and only then are slips
opened. No table carries a time, an order or an address. The key is not in the database.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Column, Insert, Integer, LargeBinary, String, Table, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from dialogs.rules.ballots import Refusal, Roll, refuse_names
from storage.columns import Document, Id
from storage.tables import metadata
from storage.unit import Work


def _poll() -> Column[str]:
    return Column("poll", String(80), primary_key=True)


ballot_poll = Table(
    "ballot_poll",
    metadata,
    _poll(),
    # open: envelopes are taken · stripped: names torn off, slips sealed · counted: slips gone
    Column("state", String(10), nullable=False),
    Column("public_key", LargeBinary, nullable=False),
    Column("scale", Document, nullable=False),
    Column("manifest", String(64), nullable=False),  # fingerprint of roll, scale and threshold
    sqlite_with_rowid=False,
)

ballot_roll = Table(
    "ballot_roll",
    metadata,
    _poll(),
    Column("voter", Id, primary_key=True, autoincrement=False),
    Column("target", Id, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

ballot_envelope = Table(
    "ballot_envelope",
    metadata,
    _poll(),
    Column("voter", Id, primary_key=True, autoincrement=False),
    Column("target", Id, primary_key=True, autoincrement=False),
    Column("sealed", LargeBinary, nullable=False),  # always the same length
    sqlite_with_rowid=False,
)

ballot_voted = Table(
    "ballot_voted",
    metadata,
    _poll(),
    Column("voter", Id, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

ballot_slip = Table(
    "ballot_box",
    metadata,
    _poll(),
    Column("id", String(32), primary_key=True),  # random: rows lie in an order that means nothing
    Column("target", Id, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

ballot_count = Table(
    "ballot_count",
    metadata,
    _poll(),
    Column("target", Id, primary_key=True, autoincrement=False),
    Column("grade", String(20), primary_key=True),  # empty: too few slips, their grade is not kept
    Column("slips", Integer, nullable=False),
    sqlite_with_rowid=False,
)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a voter's slips are sealed with. `manifest` is the fingerprint of the poll's terms."""

    state: str
    public_key: bytes
    scale: tuple[str, ...]
    manifest: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a paper; `first` when this voter had not voted before."""

    refusal: Refusal | None
    first: bool = False


def _insert_once(work: Work, table: Table) -> Insert:
    if work.connection.dialect.name == "sqlite":
        return sqlite.insert(table).on_conflict_do_nothing()
    return postgresql.insert(table).on_conflict_do_nothing()


def open_poll(work: Work, poll: str, terms: Terms, roll: Roll) -> Terms:
    """Open a poll and freeze its roll. A poll that exists already keeps its own terms and roll.

    Returns the terms in force.
    """
    row = {
        "poll": poll,
        "state": "open",
        "public_key": terms.public_key,
        "scale": list(terms.scale),
        "manifest": terms.manifest,
    }
    fresh = work.connection.execute(_insert_once(work, ballot_poll).values(row)).rowcount == 1
    names = [
        {"poll": poll, "voter": voter, "target": target}
        for voter, targets in roll.items()
        for target in targets
    ]
    if fresh and names:
        work.connection.execute(ballot_roll.insert(), names)
    return terms if fresh else read_terms(work, poll) or terms


def read_terms(work: Work, poll: str) -> Terms | None:
    """The terms of a poll, or None when there is no such poll."""
    table = ballot_poll.c
    row = work.connection.execute(
        select(table.state, table.public_key, table.scale, table.manifest).where(table.poll == poll)
    ).one_or_none()
    return row and Terms(row.state, bytes(row.public_key), tuple(row.scale), row.manifest)


def read_targets(work: Work, poll: str, voter: int) -> tuple[int, ...]:
    """Whom this voter may rate, in ascending order."""
    table = ballot_roll.c
    found = work.connection.execute(
        select(table.target).where(table.poll == poll, table.voter == voter).order_by(table.target)
    )
    return tuple(found.scalars())


def put_in(work: Work, poll: str, voter: int, slips: Mapping[int, bytes]) -> Taken:
    """Put this voter's sealed slips in; they replace everything he put in before."""
    state = work.connection.execute(
        # Shared: votes do not wait for each other, the close waits for all of them.
        select(ballot_poll.c.state).where(ballot_poll.c.poll == poll).with_for_update(read=True)
    ).scalar_one_or_none()
    if state != "open":
        return Taken(Refusal.CLOSED)
    refusal = refuse_names(voter, slips.keys(), read_targets(work, poll, voter))
    if refusal:
        return Taken(refusal)
    voted = _insert_once(work, ballot_voted).values(poll=poll, voter=voter)
    first = work.connection.execute(voted).rowcount == 1
    # One paper at a time for this voter: two taps at once would both find nothing to replace.
    mine = select(ballot_voted.c.voter).where(ballot_voted.c.poll == poll, ballot_voted.c.voter == voter)
    work.connection.execute(mine.with_for_update())
    envelope = ballot_envelope.c
    work.connection.execute(delete(ballot_envelope).where(envelope.poll == poll, envelope.voter == voter))
    work.connection.execute(
        ballot_envelope.insert(),
        [{"poll": poll, "voter": voter, "target": target, "sealed": slip} for target, slip in slips.items()],
    )
    return Taken(None, first)


def read_turnout(work: Work, poll: str) -> tuple[int, int]:
    """How many have voted, and how many may."""
    voted = select(func.count()).select_from(ballot_voted).where(ballot_voted.c.poll == poll)
    may = select(func.count(ballot_roll.c.voter.distinct())).where(ballot_roll.c.poll == poll)
    return work.connection.scalar(voted) or 0, work.connection.scalar(may) or 0


def has_voted(work: Work, poll: str, voter: int) -> bool:
    """Whether this voter has put slips in. Only for telling the voter himself."""
    table = ballot_voted.c
    found = work.connection.execute(select(table.voter).where(table.poll == poll, table.voter == voter))
    return found.one_or_none() is not None


def strip(work: Work, poll: str, draw: Callable[[], str]) -> None:
    """Close the poll and tear the names off all envelopes. Does nothing the second time.

    `draw` gives a fresh random id of 32 characters.
    """
    closing = update(ballot_poll).where(ballot_poll.c.poll == poll, ballot_poll.c.state == "open")
    if work.connection.execute(closing.values(state="stripped")).rowcount == 0:
        return
    envelope = ballot_envelope.c
    found = work.connection.execute(select(envelope.target, envelope.sealed).where(envelope.poll == poll))
    slips = [{"poll": poll, "id": draw(), "target": row.target, "sealed": row.sealed} for row in found]
    if slips:
        # Written in the order of the random ids, so that no row's place says whose it was.
        work.connection.execute(ballot_slip.insert(), sorted(slips, key=lambda slip: str(slip["id"])))
    work.connection.execute(delete(ballot_envelope).where(envelope.poll == poll))


def read_slips(work: Work, poll: str) -> Sequence[tuple[int, bytes]]:
    """The sealed, nameless slips of a stripped poll: (target, sealed) in the order of random ids."""
    table = ballot_slip.c
    found = work.connection.execute(
        select(table.target, table.sealed).where(table.poll == poll).order_by(table.id)
    )
    return [(row.target, bytes(row.sealed)) for row in found]


def store_counts(work: Work, poll: str, counts: Mapping[int, Mapping[str, int]]) -> None:
    """Keep the counts and delete the slips. Does nothing when the poll is not stripped."""
    counting = update(ballot_poll).where(ballot_poll.c.poll == poll, ballot_poll.c.state == "stripped")
    if work.connection.execute(counting.values(state="counted")).rowcount == 0:
        return
    rows = [
        {"poll": poll, "target": target, "grade": grade, "slips": slips}
        for target, grades in sorted(counts.items())
        for grade, slips in sorted(grades.items())
    ]
    if rows:
        work.connection.execute(ballot_count.insert(), rows)
    work.connection.execute(delete(ballot_slip).where(ballot_slip.c.poll == poll))


def read_counts(work: Work, poll: str) -> dict[int, dict[str, int]]:
    """Target → grade → slips of a counted poll. People nobody rated are there, with nothing."""
    rated = select(ballot_roll.c.target).distinct().where(ballot_roll.c.poll == poll)
    counts: dict[int, dict[str, int]] = {
        target: {} for target in work.connection.execute(rated.order_by(ballot_roll.c.target)).scalars()
    }
    table = ballot_count.c
    found = work.connection.execute(select(table.target, table.grade, table.slips).where(table.poll == poll))
    for row in found:
        counts[row.target][row.grade] = row.slips
    return counts
