"""The journal: whatever is done to a row afterwards is noticed, and whoever writes chains rightly."""

import asyncio
import random
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import delete, insert, update

from storage import journal, records
from storage.database import Database, open_database
from storage.journal_tables import head, link
from storage.tables import journal as rows
from storage.tables import org, person
from storage.unit import Work
from tests.support.clock import ManualClock

ROWS = 40
DETAILS: tuple[dict[str, Any], ...] = (
    {},
    {"items": 2},
    {"why": "moved", "fields": ["oral", "phone"]},
    {"share": 0.5, "whole": 2.0, "none": None, "deep": {"b": 1, "a": [True, False]}},
    {"words": "“好”\n\\ é 𠮷"},
)


class Told(Exception):
    """Carries a verdict out of a transaction that is undone."""


def _note(work: Work, subject: str, detail: dict[str, Any]) -> None:
    records.note(work, None, "verb", subject, **detail)


async def write(database: Database, many: int = ROWS) -> None:
    for number in range(many):
        await database.write(_note, f"thing:{number}", DETAILS[number % len(DETAILS)])


async def test_what_was_written_holds(database: Database) -> None:
    await write(database)
    verdict = await database.read(journal.verify)
    assert verdict.broken is None
    assert verdict.length == ROWS
    assert await database.read(journal.find_head) == verdict


async def test_an_empty_journal_holds(database: Database) -> None:
    assert await database.read(journal.verify) == journal.Verdict(0, journal.GENESIS)


async def test_what_is_undone_leaves_no_trace(database: Database) -> None:
    def fail(work: Work) -> None:
        records.note(work, None, "verb", "thing")
        raise LookupError

    await write(database, 3)
    with pytest.raises(LookupError):
        await database.write(fail)
    await write(database, 2)
    verdict = await database.read(journal.verify)
    assert (verdict.length, verdict.broken) == (5, None)


async def test_several_rows_of_one_verb(database: Database) -> None:
    def twice(work: Work) -> None:
        records.note(work, None, "first", "thing")
        records.note(work, None, "second", "thing", parts=(1, 2))

    await database.write(twice)
    await database.write(twice)
    verdict = await database.read(journal.verify)
    assert (verdict.length, verdict.broken) == (4, None)


async def test_writers_at_once_chain_one_after_the_other(database_url: str, clock: ManualClock) -> None:
    machines = [await open_database(database_url, clock.now) for _ in range(3)]
    await asyncio.gather(*(write(machine, 20) for machine in machines for _ in range(4)))
    verdict = await machines[0].read(journal.verify)
    assert (verdict.length, verdict.broken) == (240, None)
    for machine in machines:
        await machine.close()


async def test_two_that_note_and_then_wait_for_each_other(postgres_database: Database) -> None:
    """The chain's lock comes last: noting something early makes nobody wait."""
    runs: list[str] = []

    def slow(work: Work) -> None:
        runs.append("slow")
        records.note(work, None, "slow", "thing")
        work.connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7)")

    def quick(work: Work) -> None:
        runs.append("quick")
        work.connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7)")
        records.note(work, None, "quick", "thing")

    await asyncio.gather(*(postgres_database.write(verb) for verb in (quick, slow, quick, slow) * 5))
    assert len(runs) == 20  # none had to be undone and run again
    assert (await postgres_database.read(journal.verify)).broken is None


async def test_rows_of_a_release_without_a_chain_are_sealed_with_the_first(database: Database) -> None:
    def old(work: Work) -> None:
        values = {"actor_id": None, "verb": "old", "detail": {"year": 2026}, "at": work.now}
        work.connection.execute(insert(rows), [{**values, "subject": f"thing:{n}"} for n in range(3)])

    await database.write(old)
    assert (await database.read(journal.verify)).broken == journal.Break(1, 1, "added")
    await write(database, 2)
    verdict = await database.read(journal.verify)
    assert (verdict.length, verdict.broken) == (5, None)


def edit(work: Work, chance: random.Random) -> int:
    """Change one cell of a row; gives the position at which it must be noticed."""
    position = chance.randint(1, ROWS)
    value: dict[str, Any] = chance.choice(
        (
            {"verb": "other"},
            {"subject": "thing:99"},
            {"detail": {"items": 3}},
            {"at": work.now.replace(year=2020)},
            {"actor_id": 1},
        )
    )
    work.connection.execute(update(rows).where(rows.c.id == position).values(**value))
    return position


def take_out(work: Work, chance: random.Random) -> int:
    """Take a row out, with its link, and close the gap as a careful forger would."""
    position = chance.randint(1, ROWS - 1)
    work.connection.execute(delete(link).where(link.c.position == position))
    work.connection.execute(delete(rows).where(rows.c.id == position))
    if chance.random() < 0.5:
        for later in range(position + 1, ROWS + 1):
            work.connection.execute(update(link).where(link.c.position == later).values(position=later - 1))
        work.connection.execute(update(head).values(length=ROWS - 1))
    return position


def swap(work: Work, chance: random.Random) -> int:
    """Let two rows change places, in one of two ways."""
    first, second = sorted(chance.sample(range(1, ROWS + 1), 2))
    if chance.random() < 0.5:
        for one, to in ((first, -1), (second, first), (-1, second)):
            work.connection.execute(update(link).where(link.c.position == one).values(position=to))
    else:
        found = {row.id: row._mapping for row in work.connection.execute(rows.select())}
        for one, other in ((first, second), (second, first)):
            values = {name: found[other][name] for name in ("verb", "subject", "detail", "at")}
            work.connection.execute(update(rows).where(rows.c.id == one).values(**values))
    return first


def cut(work: Work, chance: random.Random) -> int:
    """Take off some of the end."""
    kept = chance.randint(0, ROWS - 1)
    work.connection.execute(delete(link).where(link.c.position > kept))
    work.connection.execute(delete(rows).where(rows.c.id > kept))
    return kept + 1


def put_in(work: Work, chance: random.Random) -> int:
    """Slip a row in that no verb wrote."""
    values: dict[str, Any] = {
        "actor_id": None,
        "verb": "verb",
        "subject": "thing",
        "detail": {},
        "at": work.now,
    }
    work.connection.execute(insert(rows), values)
    return ROWS + 1


def tampered(work: Work, deed: Callable[[Work, random.Random], int], seed: int) -> None:
    wanted = deed(work, random.Random(seed))
    raise Told(wanted, journal.verify(work).broken)


@pytest.mark.parametrize("deed", [edit, take_out, swap, cut, put_in])
async def test_every_tampering_is_noticed_where_it_begins(
    sqlite_database: Database, deed: Callable[[Work, random.Random], int]
) -> None:
    await sqlite_database.write(_somebody)
    await write(sqlite_database)
    for seed in range(75):
        with pytest.raises(Told) as told:
            await sqlite_database.write(tampered, deed, seed)
        wanted, broken = told.value.args
        assert broken is not None, (deed.__name__, seed)
        assert broken.position == wanted, (deed.__name__, seed, broken)
    assert (await sqlite_database.read(journal.verify)).broken is None


@pytest.mark.parametrize("deed", [edit, take_out, swap, cut, put_in])
async def test_on_the_other_database_too(
    postgres_database: Database, deed: Callable[[Work, random.Random], int]
) -> None:
    await postgres_database.write(_somebody)
    await write(postgres_database)
    for seed in range(3):
        with pytest.raises(Told) as told:
            await postgres_database.write(tampered, deed, seed)
        wanted, broken = told.value.args
        assert broken is not None
        assert broken.position == wanted


async def test_a_chain_made_anew_is_betrayed_by_a_head_noted_before(sqlite_database: Database) -> None:
    await write(sqlite_database, 5)
    noted = (await sqlite_database.read(journal.find_head)).head[: journal.SHORT]
    await write(sqlite_database, 2)
    assert await sqlite_database.read(journal.was_head, noted.upper())

    def forge(work: Work) -> None:
        for table in (link, head):
            work.connection.execute(delete(table))
        work.connection.execute(update(rows).where(rows.c.id == 2).values(subject="forged"))
        records.note(work, None, "verb", "thing")

    await sqlite_database.write(forge)
    assert (await sqlite_database.read(journal.verify)).broken is None
    assert not await sqlite_database.read(journal.was_head, noted)
    assert not await sqlite_database.read(journal.was_head, "%")


def _somebody(work: Work) -> None:
    work.connection.execute(insert(org), {"name": "清溪村党支部", "created_at": work.now})
    values = {"org_id": 1, "number": "1", "name": "何小兵", "role": "member", "category": "rural"}
    more = {"standing": "formal", "status": "active", "created_at": work.now}
    work.connection.execute(insert(person), {**values, **more})
