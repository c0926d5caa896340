"""The worker as it runs: woken by news and by the clock, stopped without losing anything."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

import pytest

from bot.delivery.worker import Delivery
from bot.ports import Sent
from dialogs.content import Message
from storage.database import Database
from tests.delivery.conftest import Post
from tests.delivery.scripted import Scripted, Step
from tests.support.clock import ManualClock


@asynccontextmanager
async def running(delivery: Delivery) -> AsyncIterator[None]:
    task = asyncio.create_task(delivery.run())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def until(post: Post, **wanted: str) -> None:
    async with asyncio.timeout(20):
        while await post.status() != wanted:  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def test_a_slow_message_does_not_hold_up_one_that_comes_later(
    delivery: Delivery, post: Post, platform: Scripted
) -> None:
    platform.plan("slow", Step(None))
    async with running(delivery):
        await post.put("slow", "li")
        delivery.wake()
        await until(post, slow="sending")
        await post.put("quick", "wang")
        delivery.wake()
        await until(post, slow="sending", quick="sent")
        for task in delivery._under_way:
            task.cancel()
        await until(post, slow="due", quick="sent")  # in doubt: it may be repeated


async def test_it_wakes_by_itself_when_something_falls_due(
    delivery: Delivery, post: Post, clock: ManualClock
) -> None:
    await post.put("soon", not_before=clock.now() + timedelta(seconds=0.2))
    async with running(delivery):
        await until(post, soon="due")
        clock.advance(seconds=1)
        await until(post, soon="sent")


async def test_stopping_lets_what_is_under_way_come_to_its_end(
    sqlite_database: Database, post: Post, clock: ManualClock
) -> None:
    go = asyncio.Event()

    class Slow(Scripted):
        async def send(self, address: str, message: Message, key: str) -> Sent:
            self.entered.set()
            await go.wait()
            return Sent()

    platform = Slow()
    await post.put("a")
    await post.put("b")
    task = asyncio.create_task(Delivery(sqlite_database, {"p": platform}, clock).run())
    await platform.entered.wait()
    task.cancel()
    await asyncio.sleep(0)
    go.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await post.status() == {"a": "sent", "b": "due"}


async def test_what_takes_too_long_while_stopping_is_in_doubt(
    sqlite_database: Database, post: Post, platform: Scripted, clock: ManualClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("bot.delivery.worker._DRAIN_SECONDS", 0.01)
    platform.plan("a", Step(None, arrives=True))
    await post.put("a")
    delivery = Delivery(sqlite_database, {"p": platform}, clock)
    async with running(delivery):
        await platform.entered.wait()
    assert await post.status() == {"a": "due"}
    clock.advance(seconds=10)
    await delivery.deliver_due()
    assert (len(platform.calls), platform.seen["a"], await post.status()) == (2, 1, {"a": "sent"})


async def test_no_answer_in_time_is_a_doubt(
    delivery: Delivery, post: Post, platform: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.worker._SEND_SECONDS", 0.01)
    platform.plan("a", Step(None))
    await post.put("a", kind="post")
    await delivery.deliver_due()
    assert await post.status() == {"a": "unknown"}
