"""The outbox: what is put in once is taken out once, in order, by one worker."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from dialogs.content import Choice, Message
from storage import health, outbox
from storage.database import Database, open_database
from storage.outbox import OutboxRow
from storage.unit import Work
from tests.support.clock import ManualClock

HOUR = timedelta(hours=1)


def put(work: Work, /, key: str, address: str = "li", **other: Any) -> bool:
    values: dict[str, Any] = {"kind": "send", "platform": "p", "purpose": "prompt", "message": Message(key)}
    return outbox.put(work, key=key, address=address, **{**values, **other})


async def take(database: Database, limit: int = 10, **other: Any) -> list[OutboxRow]:
    return await database.write(
        outbox.lease, limit=limit, lease_seconds=60, **{"platforms": ["p", "q"], **other}
    )


async def keys(database: Database, limit: int = 10, **other: Any) -> list[str]:
    return [row.key for row in await take(database, limit, **other)]


async def test_a_key_is_put_in_once(database: Database) -> None:
    assert await database.write(put, "a")
    assert not await database.write(put, "a", "another address")
    assert [row.address for row in await take(database)] == ["li"]


async def test_a_message_comes_out_as_it_went_in(database: Database) -> None:
    said = Message("做到了吗", "三季度", (Choice("做到了", "t1"),), None)
    await database.write(put, "a", message=said)
    (row,) = await take(database)
    assert Message.from_json(row.message) == said
    assert (row.kind, row.platform, row.purpose, row.attempts, row.doubts) == ("send", "p", "prompt", 1, 0)


async def test_what_is_held_is_not_given_out_again(database: Database) -> None:
    await database.write(put, "a")
    assert await keys(database) == ["a"]
    assert await keys(database) == []


async def test_nothing_goes_out_before_its_time(database: Database, clock: ManualClock) -> None:
    await database.write(put, "later", not_before=clock.now() + HOUR)
    assert await keys(database) == []
    clock.advance(hours=1)
    assert await keys(database) == ["later"]


async def test_what_is_too_late_to_be_of_use_expires(database: Database, clock: ManualClock) -> None:
    await database.write(put, "stale", expires_at=clock.now() + HOUR)
    await database.write(put, "fresh")
    clock.advance(hours=1)
    assert await keys(database) == ["fresh"]
    assert (await database.read(health.outbox_health)).due == 1


async def test_replies_go_first_then_what_has_waited_longest(database: Database, clock: ManualClock) -> None:
    await database.write(put, "second", "b", not_before=clock.now())
    await database.write(put, "first", "a", not_before=clock.now() - HOUR)
    await database.write(put, "reply", "c", purpose="reply")
    assert await keys(database, 2) == ["reply", "first"]
    assert await keys(database, 2) == ["second"]


async def test_one_recipient_hears_in_order(database: Database) -> None:
    for key in ("a", "b"):
        await database.write(put, key)
    await database.write(put, "reply", purpose="reply")
    for key in ("a", "b", "reply"):
        (row,) = await take(database)
        assert row.key == key
        assert await keys(database) == []
        await database.write(outbox.settle, row, "sent")


async def test_what_is_to_be_tried_again_holds_back_what_comes_after(
    database: Database, clock: ManualClock
) -> None:
    await database.write(put, "a")
    await database.write(put, "b")
    (row,) = await take(database)
    await database.write(outbox.put_back, row, clock.now() + HOUR, error="busy", doubtful=False)
    assert await keys(database) == []
    clock.advance(hours=1)
    assert await keys(database) == ["a"]


async def test_what_is_planned_for_later_holds_nothing_back(database: Database, clock: ManualClock) -> None:
    await database.write(put, "tomorrow", not_before=clock.now() + 24 * HOUR)
    await database.write(put, "now")
    assert await keys(database) == ["now"]


async def test_the_same_address_elsewhere_is_somebody_else(database: Database) -> None:
    await database.write(put, "a")
    await database.write(put, "b", platform="q")
    assert sorted(await keys(database)) == ["a", "b"]


async def test_who_rests_and_what_is_halted_is_left_alone(database: Database) -> None:
    await database.write(put, "resting")
    await database.write(put, "halted", platform="q")
    await database.write(put, "other", "wang")
    assert await keys(database, platforms=["p"], resting={("p", "li"), ("q", "wang")}) == ["other"]


@pytest.mark.parametrize("status", ["failed", "unknown", "sent"])
async def test_who_lost_the_lease_cannot_settle(database: Database, clock: ManualClock, status: str) -> None:
    await database.write(put, "a")
    (old,) = await take(database)
    clock.advance(minutes=2)
    await database.write(outbox.put_back, old, clock.now(), error="gone", doubtful=True)
    (new,) = await take(database)
    assert (new.attempts, new.doubts) == (2, 1)
    assert not await database.write(outbox.settle, old, status)
    assert not await database.write(outbox.put_back, old, clock.now(), error="", doubtful=False)
    assert await database.write(outbox.settle, new, status)


async def test_late_news_of_success_is_believed(database: Database) -> None:
    await database.write(put, "a")
    (row,) = await take(database)
    await database.write(outbox.settle, row, "unknown", error="x" * 999)
    assert (await database.read(health.outbox_health)).unknown == 1
    assert not await database.write(outbox.settle, row, "failed")
    assert await database.write(outbox.settle, row, "sent", receipt="r" * 999)
    assert (await database.read(health.outbox_health)).unknown == 0


async def test_whoever_does_not_come_back_is_noticed(database: Database, clock: ManualClock) -> None:
    await database.write(put, "a")
    await take(database)
    assert await database.read(outbox.abandoned, platforms=["p"]) == []
    clock.advance(seconds=60)
    assert [row.key for row in await database.read(outbox.abandoned, platforms=["p"])] == ["a"]
    assert await database.read(outbox.abandoned, platforms=["q"]) == []


async def test_the_next_moment_is_that_of_a_row_or_of_a_lease(database: Database, clock: ManualClock) -> None:
    assert await database.read(outbox.next_due) is None
    await database.write(put, "now")
    await database.write(put, "later", not_before=clock.now() + HOUR)
    assert await database.read(outbox.next_due) == clock.now() + HOUR
    await take(database)
    assert await database.read(outbox.next_due) == clock.now() + timedelta(seconds=60)


async def test_health_tells_how_long_the_first_has_waited(database: Database, clock: ManualClock) -> None:
    empty = await database.read(health.outbox_health)
    assert (empty.due, empty.waiting_since) == (0, None)
    since = clock.now()
    await database.write(put, "a")
    await database.write(put, "later", not_before=clock.now() + 5 * HOUR)
    clock.advance(hours=1)
    now = await database.read(health.outbox_health)
    assert (now.due, now.waiting_since) == (1, since)
    await database.write(health.probe)


async def test_many_workers_never_take_the_same_row(
    database: Database, database_url: str, clock: ManualClock
) -> None:
    def fill(work: Work) -> None:
        for number in range(120):
            put(work, f"k{number}", f"a{number % 60}")

    await database.write(fill)
    other = await open_database(database_url, clock.now)

    async def worker(mine: Database) -> list[str]:
        taken = []
        while rows := await take(mine, 3):
            for row in rows:
                assert await mine.write(outbox.settle, row, "sent")
                taken.append(row.key)
        return taken

    taken = await asyncio.gather(*(worker(mine) for mine in (database, other) for _ in range(4)))
    await other.close()
    rest = await worker(database)
    everything = sorted([key for part in taken for key in part] + rest)
    assert everything == sorted(f"k{number}" for number in range(120))
