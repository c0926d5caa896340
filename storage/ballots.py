"""The ballot box's verbs while a poll is open, and its close. The tables are in `storage.ballot_tables`."""

import hashlib
from bisect import bisect_left
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, func, select, update

from dialogs.rules import manifest
from dialogs.rules.ballots import Refusal, Roll, refuse_names
from dialogs.rules.manifest import Manifest
from storage import rows
from storage.ballot_tables import (
    ballot_count,
    ballot_envelope,
    ballot_list,
    ballot_piece,
    ballot_poll,
    ballot_roll,
    ballot_told,
    ballot_urn,
    ballot_voted,
    metadata,
)
from storage.unit import Work


@dataclass(frozen=True, slots=True)
class Terms:
    """Where a poll stands, and what its slips are sealed to. `root` is the checksum of its box list."""

    state: str
    manifest: Manifest
    root: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a paper; `first` when this voter had not voted before."""

    refusal: Refusal | None
    first: bool = False


def open_poll(work: Work, terms: Manifest, roll: Roll) -> Terms:
    """Open a poll and freeze its roll. A poll that exists already keeps its own terms and roll.

    Returns the terms in force.
    """
    poll = terms.poll
    row = {"poll": poll, "state": "open", "manifest": terms.text, "root": ""}
    fresh = rows.insert_new(work, ballot_poll, **row)
    names = [
        {"poll": poll, "voter": voter, "target": target}
        for voter, targets in roll.items()
        for target in targets
    ]
    if fresh and names:
        work.connection.execute(ballot_roll.insert(), names)
    return Terms("open", terms) if fresh else read_terms(work, poll) or Terms("open", terms)


def read_terms(work: Work, poll: str) -> Terms | None:
    """Where a poll stands, or None when there is no such poll."""
    table = ballot_poll.c
    row = work.connection.execute(
        select(table.state, table.manifest, table.root).where(table.poll == poll)
    ).one_or_none()
    return row and Terms(row.state, manifest.read(row.manifest), row.root)


def read_targets(work: Work, poll: str, voter: int) -> tuple[int, ...]:
    """Whom this voter may rate, in ascending order."""
    table = ballot_roll.c
    found = work.connection.execute(
        select(table.target).where(table.poll == poll, table.voter == voter).order_by(table.target)
    )
    return tuple(found.scalars())


def put_in(work: Work, poll: str, voter: int, slips: Mapping[int, bytes]) -> Taken:
    """Put this voter's sealed slips in; they replace everything he put in before."""
    if _state(work, poll) != "open":
        return Taken(Refusal.CLOSED)
    refusal = refuse_names(voter, slips.keys(), read_targets(work, poll, voter))
    if refusal:
        return Taken(refusal)
    first, paper = _mark_voted(work, poll, voter, paper=False)
    if paper:
        return Taken(Refusal.ON_PAPER)
    _empty(work, poll, voter)
    work.connection.execute(
        ballot_envelope.insert(),
        [{"poll": poll, "voter": voter, "target": target, "sealed": slip} for target, slip in slips.items()],
    )
    return Taken(None, first)


def give_paper(work: Work, poll: str, voter: int) -> Refusal | None:
    """This voter gets a paper: his envelopes go, and nothing else of him is taken any more."""
    if _state(work, poll) != "open":
        return Refusal.CLOSED
    if not read_targets(work, poll, voter):
        return Refusal.NOT_ON_ROLL
    _mark_voted(work, poll, voter, paper=True)
    table = ballot_voted.c
    mine = update(ballot_voted).where(table.poll == poll, table.voter == voter)
    work.connection.execute(mine.values(paper=True))
    _empty(work, poll, voter)
    return None


def read_papers(work: Work, poll: str) -> tuple[int, ...]:
    """Who was given a paper."""
    table = ballot_voted.c
    found = work.connection.execute(
        select(table.voter).where(table.poll == poll, table.paper.is_(True)).order_by(table.voter)
    )
    return tuple(found.scalars())


def read_turnout(work: Work, poll: str) -> tuple[int, int]:
    """How many have put slips in, and how many may."""
    table = ballot_voted.c
    voted = select(func.count()).select_from(ballot_voted).where(table.poll == poll, table.paper.is_(False))
    may = select(func.count(ballot_roll.c.voter.distinct())).where(ballot_roll.c.poll == poll)
    return work.connection.scalar(voted) or 0, work.connection.scalar(may) or 0


def count_voted(work: Work, poll: str, voters: Collection[int]) -> int:
    """How many of these have put slips in."""
    table = ballot_voted.c
    found = select(func.count()).where(table.poll == poll, table.voter.in_(voters), table.paper.is_(False))
    return work.connection.scalar(found) or 0


def strip(
    work: Work,
    poll: str,
    root: Callable[[Sequence[str]], str],
    today: date,
    without: Collection[int] = (),
) -> None:
    """Close the poll and tear the names off all envelopes. Does nothing the second time.

    `root` makes the checksum of the box from the fingerprints of its slips. What came from the voters
    `without` is left out unopened.
    """
    closing = update(ballot_poll).where(ballot_poll.c.poll == poll, ballot_poll.c.state == "open")
    if work.connection.execute(closing.values(state="stripped", closed_on=today)).rowcount == 0:
        return
    for table in (ballot_envelope, ballot_voted) if without else ():
        work.connection.execute(delete(table).where(table.c.poll == poll, table.c.voter.in_(without)))
    envelope = ballot_envelope.c
    found = work.connection.execute(select(envelope.target, envelope.sealed).where(envelope.poll == poll))
    # Written in the order of the fingerprints, so that no row's place says whose it was.
    slips = sorted((hashlib.sha256(row.sealed).hexdigest(), row.target, row.sealed) for row in found)
    names = [one for one, _, _ in slips]
    # A slip that was copied in the database lies in the box as often, so that it cannot go unnoticed.
    keys = [
        {"poll": poll, "fingerprint": one, "copy": at - bisect_left(names, one)}
        for at, one in enumerate(names)
    ]
    if slips:
        work.connection.execute(
            ballot_urn.insert(),
            [
                {**key, "target": target, "sealed": sealed}
                for key, (_, target, sealed) in zip(keys, slips, strict=True)
            ],
        )
        work.connection.execute(ballot_list.insert(), keys)
    work.connection.execute(delete(ballot_envelope).where(envelope.poll == poll))
    work.connection.execute(update(ballot_poll).where(ballot_poll.c.poll == poll).values(root=root(names)))


def read_urn(work: Work, poll: str) -> list[tuple[int, bytes]]:
    """The sealed, nameless slips of a closed poll: (target, sealed) in the order of the box list."""
    table = ballot_urn.c
    found = work.connection.execute(
        select(table.target, table.sealed).where(table.poll == poll).order_by(table.fingerprint, table.copy)
    )
    return [(row.target, bytes(row.sealed)) for row in found]


def read_list(work: Work, poll: str) -> tuple[str, ...]:
    """The box list of a closed poll: the fingerprints of its slips, in order."""
    table = ballot_list.c
    found = select(table.fingerprint).where(table.poll == poll).order_by(table.fingerprint)
    return tuple(work.connection.execute(found).scalars())


def store_counts(work: Work, poll: str, counts: Mapping[int, Mapping[str, int]], *, keep_urn: bool) -> None:
    """Keep the counts. Does nothing when the poll is not stripped. The urn stays where it can be
    counted again: for objections, until its time is over."""
    counting = update(ballot_poll).where(ballot_poll.c.poll == poll, ballot_poll.c.state == "stripped")
    if work.connection.execute(counting.values(state="counted")).rowcount == 0:
        return
    counted = [
        {"poll": poll, "target": target, "grade": grade, "slips": slips}
        for target, grades in sorted(counts.items())
        for grade, slips in sorted(grades.items())
    ]
    if counted:
        work.connection.execute(ballot_count.insert(), counted)
    for table in (ballot_piece, ballot_told, *(() if keep_urn else (ballot_urn,))):
        work.connection.execute(delete(table).where(table.c.poll == poll))


def read_counts(work: Work, poll: str) -> dict[int, dict[str, int]]:
    """Target → grade → slips of a counted poll. People nobody rated are there, with nothing."""
    rated = select(ballot_roll.c.target).distinct().where(ballot_roll.c.poll == poll)
    counts: dict[int, dict[str, int]] = {
        target: {} for target in work.connection.execute(rated.order_by(ballot_roll.c.target)).scalars()
    }
    table = ballot_count.c
    found = work.connection.execute(select(table.target, table.grade, table.slips).where(table.poll == poll))
    for row in found:
        counts.setdefault(row.target, {})[row.grade] = row.slips
    return counts


def set_aside(work: Work, poll: str, name: str) -> bool:
    """Keep a closed box that nobody can open under another name, until its time is over; the first name is
    free again. False when it is counted already, or there is none."""
    state = select(ballot_poll.c.state).where(ballot_poll.c.poll == poll).with_for_update()
    if work.connection.scalar(state) != "stripped":
        return False
    for table in (ballot_piece, ballot_told):
        work.connection.execute(delete(table).where(table.c.poll == poll))
    for table in (ballot_poll, ballot_roll, ballot_voted, ballot_urn, ballot_list):
        work.connection.execute(update(table).where(table.c.poll == poll).values(poll=name))
    return True


def sweep(work: Work, counted_before: date, closed_before: date) -> list[str]:
    """Delete what has had its time: polls that were closed before these days, counted or not."""
    table = ballot_poll.c
    counted = (table.state == "counted") & (table.closed_on < counted_before)
    old = select(table.poll).where(counted | (table.closed_on < closed_before))
    polls = list(work.connection.execute(old).scalars())
    for each in metadata.sorted_tables if polls else ():
        if each is not ballot_poll:
            work.connection.execute(delete(each).where(each.c.poll.in_(polls)))
    if polls:  # the row stays: the poll cannot be opened a second time, and its checksum can be looked up
        work.connection.execute(update(ballot_poll).where(table.poll.in_(polls)).values(closed_on=None))
    return polls


def _state(work: Work, poll: str) -> str | None:
    """Where the poll stands. Shared lock: votes do not wait for each other, the close waits for all."""
    return work.connection.execute(
        select(ballot_poll.c.state).where(ballot_poll.c.poll == poll).with_for_update(read=True)
    ).scalar_one_or_none()


def _mark_voted(work: Work, poll: str, voter: int, *, paper: bool) -> tuple[bool, bool]:
    """Note that this voter takes part: whether for the first time, and whether on paper."""
    first = rows.insert_new(work, ballot_voted, poll=poll, voter=voter, paper=paper)
    # One paper at a time for this voter: two taps at once would both find nothing to replace.
    table = ballot_voted.c
    mine = select(table.paper).where(table.poll == poll, table.voter == voter).with_for_update()
    return first, bool(work.connection.execute(mine).scalar_one())


def _empty(work: Work, poll: str, voter: int) -> None:
    table = ballot_envelope.c
    work.connection.execute(delete(ballot_envelope).where(table.poll == poll, table.voter == voter))
