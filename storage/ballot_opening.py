"""Opening a closed box: what the holders of its keys hand to each other, and what each has counted."""

from collections.abc import Mapping
from enum import StrEnum

from sqlalchemy import delete, select

from storage.ballot_tables import ballot_piece, ballot_poll, ballot_told
from storage.ballots import store_counts
from storage.unit import Work

Counts = dict[int, dict[str, int]]


class Standing(StrEnum):
    """How far the count is."""

    CLOSED = "closed"  # there is nothing to be counted now
    WAITING = "waiting"  # one holder has counted, a second one is missing
    DIFFERS = "differs"  # two have counted and do not have the same
    COUNTED = "counted"


def hand_over(work: Work, poll: str, giver: int, sealed: Mapping[int, bytes]) -> bool:
    """Keep one holder's shares, sealed for each of the others; False when nothing is to be counted."""
    if not _stripped(work, poll):
        return False
    table = ballot_piece.c
    work.connection.execute(delete(ballot_piece).where(table.poll == poll, table.giver == giver))
    rows = [
        {"poll": poll, "giver": giver, "taker": taker, "sealed": blob}
        for taker, blob in sealed.items()
        if taker != giver
    ]
    if rows:
        work.connection.execute(ballot_piece.insert(), rows)
    return True


def handed_to(work: Work, poll: str, taker: int) -> dict[int, bytes]:
    """What the others have handed to this holder, by giver."""
    table = ballot_piece.c
    found = select(table.giver, table.sealed).where(table.poll == poll, table.taker == taker)
    return {row.giver: bytes(row.sealed) for row in work.connection.execute(found.order_by(table.giver))}


def tell(work: Work, poll: str, place: int, counts: Counts) -> Standing:
    """Keep what one holder has counted; when a second one has the same it is the count."""
    if not _stripped(work, poll):
        return standing(work, poll)
    row = {str(target): dict(grades) for target, grades in sorted(counts.items())}
    table = ballot_told.c
    work.connection.execute(delete(ballot_told).where(table.poll == poll, table.place == place))
    work.connection.execute(ballot_told.insert().values(poll=poll, place=place, counts=row))
    others = select(table.counts).where(table.poll == poll, table.place != place)
    found = list(work.connection.execute(others).scalars())
    if row in found:
        store_counts(work, poll, counts, keep_urn=True)
        return Standing.COUNTED
    return Standing.DIFFERS if found else Standing.WAITING


def standing(work: Work, poll: str) -> Standing:
    """How far the count is."""
    state = work.connection.scalar(select(ballot_poll.c.state).where(ballot_poll.c.poll == poll))
    if state == "counted":
        return Standing.COUNTED
    told = list(work.connection.execute(select(ballot_told.c.counts).where(ballot_told.c.poll == poll)))
    if state != "stripped" or not told:
        return Standing.CLOSED
    return Standing.DIFFERS if len(told) > 1 else Standing.WAITING


def _stripped(work: Work, poll: str) -> bool:
    """Whether the poll is closed and not counted; two holders who tell at once wait for each other."""
    state = select(ballot_poll.c.state).where(ballot_poll.c.poll == poll).with_for_update()
    return work.connection.scalar(state) == "stripped"
