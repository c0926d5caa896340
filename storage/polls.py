"""Around the secret poll of a year: the holders of its keys, exclusions from the roll, the meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select, update

from storage import rows
from storage.poll_tables import poll_holder, poll_meeting, poll_void, roll_exclusion
from storage.tables import person
from storage.unit import Work


@dataclass(frozen=True, slots=True)
class KeyHolder:
    """One of the three who hold a key. `lock` is the public half in hex, empty until he has made it."""

    person_id: int
    name: str
    lock: str


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting at which is voted: when, and how many of those entitled were there."""

    on: date
    present: int


@dataclass(frozen=True, slots=True)
class Void:
    """A poll that two people declare void, the second one being `agreed_by`; then it is repeated between two
    days."""

    number: int
    reason: str
    asked_by: int
    agreed_by: int | None
    opens_on: date | None
    closes_on: date | None


def void(work: Work, cycle_id: int) -> Void | None:
    """The last time that a year's poll was to be declared void."""
    table = poll_void.c
    query = select(poll_void).where(table.cycle_id == cycle_id).order_by(table.number.desc()).limit(1)
    row = work.connection.execute(query).first()
    if row is None:
        return None
    return Void(row.number, row.reason, row.asked_by, row.agreed_by, row.opens_on, row.closes_on)


def ask_void(work: Work, cycle_id: int, number: int, reason: str, asked_by: int) -> None:
    """One says that the poll is void; a second word of his takes the place of the first."""
    rows.put(
        work,
        poll_void,
        ("cycle_id", "number"),
        cycle_id=cycle_id,
        number=number,
        reason=reason,
        asked_by=asked_by,
        created_at=work.now,
    )


def agree_void(
    work: Work, cycle_id: int, number: int, agreed_by: int, opens_on: date, closes_on: date
) -> None:
    """Another one agrees: it is repeated between these days, and new keys are made for it."""
    table = poll_void.c
    mine = update(poll_void).where(table.cycle_id == cycle_id, table.number == number)
    values = {"agreed_by": agreed_by, "opens_on": opens_on, "closes_on": closes_on}
    work.connection.execute(mine.values(values))
    work.connection.execute(update(poll_holder).where(poll_holder.c.cycle_id == cycle_id).values(lock=""))


def name_holders(work: Work, cycle_id: int, people: Sequence[int]) -> None:
    """These hold the keys, in this order; whoever holds one already keeps his."""
    locks = {one.person_id: one.lock for one in holders(work, cycle_id)}
    work.connection.execute(delete(poll_holder).where(poll_holder.c.cycle_id == cycle_id))
    work.connection.execute(
        poll_holder.insert(),
        [
            {"cycle_id": cycle_id, "place": place, "person_id": one, "lock": locks.get(one, "")}
            for place, one in enumerate(people)
        ],
    )


def holders(work: Work, cycle_id: int) -> tuple[KeyHolder, ...]:
    """Who holds the keys, by place."""
    table = poll_holder.c
    query = (
        select(table.person_id, person.c.name, table.lock)
        .join(person, person.c.id == table.person_id)
        .where(table.cycle_id == cycle_id)
        .order_by(table.place)
    )
    return tuple(KeyHolder(row.person_id, row.name, row.lock) for row in work.connection.execute(query))


def keep_lock(work: Work, cycle_id: int, person_id: int, lock: str) -> bool:
    """Keep the public half that a holder has made; False for somebody who holds none."""
    table = poll_holder.c
    mine = update(poll_holder).where(table.cycle_id == cycle_id, table.person_id == person_id)
    return work.connection.execute(mine.values(lock=lock)).rowcount == 1


def exclude(work: Work, cycle_id: int, person_id: int, ground: str, author_id: int) -> None:
    """This full member is not counted among the entitled; the newest ground stands."""
    rows.put(
        work,
        roll_exclusion,
        ("cycle_id", "person_id"),
        cycle_id=cycle_id,
        person_id=person_id,
        ground=ground,
        author_id=author_id,
        created_at=work.now,
    )


def include(work: Work, cycle_id: int, person_id: int) -> bool:
    """This member is counted again; whether he was not."""
    table = roll_exclusion.c
    mine = delete(roll_exclusion).where(table.cycle_id == cycle_id, table.person_id == person_id)
    return work.connection.execute(mine).rowcount == 1


def exclusions(work: Work, cycle_id: int) -> dict[int, str]:
    """Who is not counted, with the ground."""
    table = roll_exclusion.c
    query = select(table.person_id, table.ground).where(table.cycle_id == cycle_id)
    return {row.person_id: row.ground for row in work.connection.execute(query.order_by(table.person_id))}


def hold_meeting(work: Work, cycle_id: int, held: Held, author_id: int) -> None:
    """Keep when the meeting was and how many were there; the newest word stands."""
    rows.put(
        work,
        poll_meeting,
        ("cycle_id",),
        cycle_id=cycle_id,
        held_on=held.on,
        present=held.present,
        author_id=author_id,
        created_at=work.now,
    )


def meeting(work: Work, cycle_id: int) -> Held | None:
    """The meeting of a year's poll."""
    table = poll_meeting.c
    row = work.connection.execute(
        select(table.held_on, table.present).where(table.cycle_id == cycle_id)
    ).one_or_none()
    return row and Held(row.held_on, row.present)
