"""One verb is one transaction, on both databases."""

import asyncio
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from storage.database import Database, open_database
from storage.errors import Closed, ReadOnly
from storage.tables import org
from storage.unit import Work
from tests.storage.counter import count_up, counted, found, names
from tests.support.clock import ManualClock


async def test_what_a_verb_wrote_is_there_afterwards(database: Database) -> None:
    number = await database.write(found, name="红星村党支部")
    assert number > 0
    assert await database.read(names) == {"红星村党支部"}


async def test_a_failing_verb_leaves_nothing_and_says_why(database: Database) -> None:
    def fail(work: Work) -> None:
        found(work, "半途")
        raise LookupError("no such thing")

    with pytest.raises(LookupError, match="no such thing"):
        await database.write(fail)
    assert await database.read(names) == set()


async def test_a_broken_constraint_comes_back_as_it_is(database: Database) -> None:
    await database.write(found, "一")
    with pytest.raises(IntegrityError):
        await database.write(found, "一")


@pytest.mark.parametrize("error", [TimeoutError("mine"), StopIteration("mine")])
async def test_a_verbs_own_error_is_not_taken_for_the_machinerys(
    database: Database, error: Exception
) -> None:
    runs = []

    def fail(_: Work) -> None:
        runs.append(1)
        raise error

    with pytest.raises((TimeoutError, RuntimeError)):
        await database.write(fail)
    assert runs == [1]


async def test_a_foreign_key_is_enforced(database: Database) -> None:
    def orphan(work: Work) -> None:
        work.connection.execute(insert(org).values(name="孤", parent_id=404, created_at=work.now))

    with pytest.raises(IntegrityError):
        await database.write(orphan)


async def test_a_moment_comes_back_as_it_went_in(database: Database, clock: ManualClock) -> None:
    await database.write(found, "一")

    def moment(work: Work) -> datetime:
        found_at: datetime = work.connection.execute(select(org.c.created_at)).scalar_one()
        return found_at

    assert await database.read(moment) == datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
    assert clock.now() - await database.read(moment) == timedelta()


async def test_a_query_cannot_write(database: Database) -> None:
    with pytest.raises(ReadOnly):
        await database.read(found, "偷写")
    assert await database.read(names) == set()
    await database.write(found, "明写")
    assert await database.read(names) == {"明写"}


async def test_twenty_writers_lose_no_update(database: Database) -> None:
    await database.write(found, "计数")

    async def writer() -> list[int]:
        return [await database.write(count_up, "计数") for _ in range(20)]

    told = await asyncio.gather(*(writer() for _ in range(20)))
    assert sorted(value for values in told for value in values) == list(range(1, 401))
    assert await database.read(counted, "计数") == 400


async def test_readers_see_a_whole_verb_or_nothing_of_it(database: Database) -> None:
    for name in ("甲", "乙"):
        await database.write(found, name)

    def both(work: Work) -> None:
        count_up(work, "甲")
        count_up(work, "乙")

    def look(work: Work) -> int:
        return counted(work, "甲") - counted(work, "乙")

    looks = asyncio.gather(*(database.read(look) for _ in range(60)))
    await asyncio.gather(*(database.write(both) for _ in range(60)))
    assert set(await looks) == {0}


async def test_a_cancelled_caller_does_not_cut_its_verb_short(
    database: Database, database_url: str, clock: ManualClock
) -> None:
    """300 verbs of two rows each, half of the callers cancelled: every one is whole and known."""
    chance = Random(7)

    def pair(work: Work, number: int) -> None:
        found(work, f"{number} 上")
        found(work, f"{number} 下")

    async def one(number: int) -> bool:
        call = asyncio.create_task(database.write(pair, number))
        if chance.random() < 0.5:
            for _ in range(chance.randrange(1, 12)):
                await asyncio.sleep(0)
            call.cancel()
        try:
            await call
        except asyncio.CancelledError:
            return False
        return True

    heard = await asyncio.gather(*(one(number) for number in range(300)))
    await database.close()
    assert True in heard
    assert False in heard
    again = await open_database(database_url, clock.now)
    assert await again.read(names) == {f"{n} {half}" for n in range(300) for half in "上下"}
    await again.close()


async def test_closing_waits_for_what_is_under_way(
    database: Database, database_url: str, clock: ManualClock
) -> None:
    calls = [asyncio.create_task(database.write(found, f"{number}")) for number in range(50)]
    await asyncio.sleep(0)
    await database.close()
    assert all(number > 0 for number in await asyncio.gather(*calls))
    again = await open_database(database_url, clock.now)
    assert len(await again.read(names)) == 50
    await again.close()


async def test_a_closed_database_says_so(database: Database) -> None:
    await database.close()
    await database.close()
    with pytest.raises(Closed):
        await database.write(found, "晚了")
    with pytest.raises(Closed):
        await database.read(names)


@pytest.mark.parametrize("url", ["mysql://host/name", "sqlite://", "sqlite:///:memory:"])
async def test_only_files_and_servers_are_taken(url: str, clock: ManualClock) -> None:
    with pytest.raises(ValueError, match="sqlite:///path"):
        await open_database(url, clock.now)
