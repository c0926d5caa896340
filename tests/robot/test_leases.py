"""One process has the right; another takes it over in less than a minute, at once when it is given up."""

import asyncio

from bot.leasing import DatabaseLease
from bot.platforms.longline import LEASE_LASTS, LOOK_EVERY, RENEW_EVERY
from storage.database import Database
from tests.support.clock import ManualClock


def two(database: Database) -> tuple[DatabaseLease, DatabaseLease]:
    return DatabaseLease(database, "robot:a", LEASE_LASTS), DatabaseLease(database, "robot:a", LEASE_LASTS)


async def test_only_one_has_it(database: Database) -> None:
    first, second = two(database)
    assert await first.hold()
    assert not await second.hold()
    assert await first.hold()
    assert await DatabaseLease(database, "robot:b", 30).hold()


async def test_a_dead_process_is_followed_within_a_minute(database: Database, clock: ManualClock) -> None:
    first, second = two(database)
    assert await first.hold()
    waited = 0.0
    while not await second.hold():
        clock.advance(seconds=LOOK_EVERY)
        waited += LOOK_EVERY
    assert waited < 60
    assert not await first.hold()


async def test_a_living_process_keeps_it(database: Database, clock: ManualClock) -> None:
    first, second = two(database)
    for _ in range(20):
        assert await first.hold()
        assert not await second.hold()
        clock.advance(seconds=RENEW_EVERY)


async def test_what_is_given_up_is_free_at_once(database: Database) -> None:
    first, second = two(database)
    assert await first.hold()
    await second.release()  # not his to give
    assert not await second.hold()
    await first.release()
    assert await second.hold()


async def test_of_many_at_once_one_gets_it(database: Database, clock: ManualClock) -> None:
    many = [DatabaseLease(database, "robot:a", LEASE_LASTS) for _ in range(8)]
    assert sum(await asyncio.gather(*(one.hold() for one in many))) == 1
    clock.advance(seconds=LEASE_LASTS + 1)
    assert sum(await asyncio.gather(*(one.hold() for one in many))) == 1
