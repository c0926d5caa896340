"""Random checks: what was drawn from what, who goes where, and what was found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from dialogs.rules.lots import Lot
from storage import rows
from storage.lead_tables import check_draw, check_item
from storage.unit import Work


@dataclass(frozen=True, slots=True)
class Draw:
    """One draw. `what` is item or org; `pool` is what was drawn from, in order."""

    id: int
    org_id: int
    year: int
    what: str
    size: int
    seed: str
    pool: tuple[Lot, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is checked. `finding` is open, true, differs or put_off."""

    id: int
    draw_id: int
    place: int
    org_id: int
    commitment_id: int | None
    checker_id: int | None
    finding: str
    words: str
    found_on: date | None


def add_draw(work: Work, one: Draw, drawn_by: int | None) -> int:
    """Keep a draw; returns its number (that of `one` is not looked at)."""
    return rows.insert(
        work,
        check_draw,
        org_id=one.org_id,
        year=one.year,
        what=one.what,
        size=one.size,
        seed=one.seed,
        pool=[list(lot) for lot in one.pool],
        drawn_by=drawn_by,
        created_at=work.now,
    )


def add_item(
    work: Work, draw_id: int, place: int, org_id: int, commitment_id: int | None, checker_id: int | None
) -> int:
    """Keep one thing that is to be checked."""
    return rows.insert(
        work,
        check_item,
        draw_id=draw_id,
        place=place,
        org_id=org_id,
        commitment_id=commitment_id,
        checker_id=checker_id,
    )


def get(work: Work, draw_id: int) -> Draw | None:
    """One draw."""
    row = work.connection.execute(select(check_draw).where(check_draw.c.id == draw_id)).first()
    return _draw(row) if row else None


def draws(work: Work, org_id: int, year: int | None = None) -> list[Draw]:
    """The draws of a superior, of one year or all, oldest first."""
    query = select(check_draw).where(check_draw.c.org_id == org_id).order_by(check_draw.c.id)
    if year is not None:
        query = query.where(check_draw.c.year == year)
    return [_draw(row) for row in work.connection.execute(query)]


def count(work: Work, org_id: int, year: int) -> int:
    """How often a superior has drawn in a year."""
    query = select(func.count()).where(check_draw.c.org_id == org_id, check_draw.c.year == year)
    return int(work.connection.execute(query).scalar_one())


#: What nobody has found out yet.
NOT_FOUND_OUT = check_item.c.finding.in_(("open", "put_off"))


def items(work: Work, draw_id: int) -> list[Item]:
    """What was drawn, by its place."""
    query = select(check_item).where(check_item.c.draw_id == draw_id).order_by(check_item.c.place)
    return [_item(row) for row in work.connection.execute(query)]


def waiting(work: Work, *, checker: int | None = None, superior: int | None = None) -> list[Item]:
    """What has not been found out yet: by one checker, or for one superior."""
    query = select(check_item).where(NOT_FOUND_OUT)
    if checker is not None:
        query = query.where(check_item.c.checker_id == checker)
    if superior is not None:
        query = query.join(check_draw, check_draw.c.id == check_item.c.draw_id)
        query = query.where(check_draw.c.org_id == superior)
    return [_item(row) for row in work.connection.execute(query.order_by(check_item.c.id))]


def one(work: Work, item_id: int) -> Item | None:
    """One thing that is checked."""
    row = work.connection.execute(select(check_item).where(check_item.c.id == item_id)).first()
    return _item(row) if row else None


def send(work: Work, item_id: int, checker_id: int) -> None:
    """Somebody else is to look."""
    work.connection.execute(check_item.update().where(check_item.c.id == item_id), {"checker_id": checker_id})


def find(work: Work, item_id: int, finding: str, words: str, day: date) -> bool:
    """Keep what was found; False where that was told already."""
    query = check_item.update().where(check_item.c.id == item_id, NOT_FOUND_OUT)
    values = {"finding": finding, "words": words, "found_on": day, "found_at": work.now}
    return work.connection.execute(query, values).rowcount > 0


def of_orgs(work: Work, orgs: Sequence[int], limit: int = 200) -> list[Item]:
    """What was found at those organisations, the newest first; not what is still to be looked at."""
    query = select(check_item).where(
        check_item.c.org_id.in_(orgs), check_item.c.finding.in_(("true", "differs"))
    )
    return [
        _item(row) for row in work.connection.execute(query.order_by(check_item.c.id.desc()).limit(limit))
    ]


def _draw(row: Any) -> Draw:
    pool = tuple((int(number), str(stratum)) for number, stratum in row.pool)
    return Draw(row.id, row.org_id, row.year, row.what, row.size, row.seed, pool)


def _item(row: Any) -> Item:
    return Item(
        row.id,
        row.draw_id,
        row.place,
        row.org_id,
        row.commitment_id,
        row.checker_id,
        row.finding,
        row.words,
        row.found_on,
    )
