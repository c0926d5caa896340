"""Delivery as a whole: each message to its end, in order, at its pace, one failure not hindering others."""

import asyncio
from dataclasses import replace

import pytest
from prometheus_client import REGISTRY

from bot.delivery.worker import Delivery
from bot.ports import Failed, Unknown
from dialogs.content import Message
from storage.database import Database
from tests.delivery.conftest import Post
from tests.delivery.scripted import ABILITIES, DELIVERED, Scripted, Step
from tests.support.clock import ManualClock

LOST = Step(Unknown("no answer"))
LOST_BUT_ARRIVED = Step(Unknown("no answer"), arrives=True)
BUSY = Step(Failed("busy"))
NO_SUCH = Step(Failed("no such person", permanent=True))
BAD_SECRET = Step(Failed("bad secret", halt=True))


def figure(name: str) -> float:
    return REGISTRY.get_sample_value(name, {"platform": "p"}) or 0.0


async def test_every_kind_goes_its_way(delivery: Delivery, post: Post, platform: Scripted) -> None:
    await post.put("s", "li")
    await post.put("g", "group", kind="post")
    await post.put("a", "wang", kind="amend", message=Message("已选", title="code"))
    assert await delivery.deliver_due() == 3
    assert sorted(platform.calls) == [
        ("amend 已选", "wang", "code"),
        ("post", "group", "g"),
        ("send", "li", "s"),
    ]
    assert set((await post.status()).values()) == {"sent"}
    assert await delivery.deliver_due() == 0


@pytest.mark.parametrize("kind", ["post", "amend", "sing"])
async def test_what_a_platform_cannot_do_fails_without_trying(
    sqlite_database: Database, post: Post, clock: ManualClock, kind: str
) -> None:
    platform = Scripted(abilities=replace(ABILITIES, group_post=False, edit_card=False))
    await post.put("a", kind=kind)
    await Delivery(sqlite_database, {"p": platform}, clock).deliver_due()
    assert platform.calls == []
    assert await post.status() == {"a": "failed"}


async def test_a_refusal_for_now_is_tried_again_later(
    delivery: Delivery, post: Post, platform: Scripted, clock: ManualClock
) -> None:
    platform.plan("a", BUSY, Step(Failed("wait", retry_after=90)))
    await post.put("a")
    for seconds, calls in ((0, 1), (4, 1), (1, 2), (89, 2), (1, 3)):
        clock.advance(seconds=seconds)
        await delivery.deliver_due()
        assert len(platform.calls) == calls
    assert await post.status() == {"a": "sent"}


async def test_it_is_not_tried_for_ever(
    delivery: Delivery, post: Post, platform: Scripted, clock: ManualClock
) -> None:
    platform.plan("a", *[BUSY] * 20)
    await post.put("a")
    failed = figure("outbox_failed_total")
    for _ in range(20):
        await delivery.deliver_due()
        clock.advance(hours=2)
    assert len(platform.calls) == 7
    assert await post.status() == {"a": "failed"}
    assert figure("outbox_failed_total") == failed + 1


async def test_a_final_refusal_is_not_tried_again(
    delivery: Delivery, post: Post, platform: Scripted, clock: ManualClock
) -> None:
    platform.plan("a", NO_SUCH)
    await post.put("a")
    await delivery.deliver_due()
    clock.advance(days=1)
    await delivery.deliver_due()
    assert (len(platform.calls), await post.status()) == (1, {"a": "failed"})


@pytest.mark.parametrize("second", [LOST, LOST_BUT_ARRIVED, DELIVERED, BUSY, NO_SUCH])
@pytest.mark.parametrize("first", [LOST, LOST_BUT_ARRIVED])
async def test_a_doubt_is_repeated_once_where_that_is_safe(
    delivery: Delivery, post: Post, platform: Scripted, clock: ManualClock, first: Step, second: Step
) -> None:
    platform.plan("a", first, second)
    await post.put("a")
    resends = figure("outbox_resends_total")
    for _ in range(5):
        await delivery.deliver_due()
        clock.advance(minutes=10)
    assert len(platform.calls) == 2
    assert platform.seen["a"] <= 1
    assert await post.status() == {"a": "sent" if second is DELIVERED else "unknown"}
    assert figure("outbox_resends_total") == resends + 1


async def test_a_doubt_is_not_repeated_where_it_would_show_twice(
    sqlite_database: Database, post: Post, clock: ManualClock
) -> None:
    platform = Scripted(repeats_are_safe=False)
    platform.plan("a", LOST_BUT_ARRIVED)
    await post.put("a")
    delivery = Delivery(sqlite_database, {"p": platform}, clock)
    unknown = figure("outbox_unknown_total")
    await delivery.deliver_due()
    clock.advance(days=1)
    await delivery.deliver_due()
    assert (len(platform.calls), await post.status()) == (1, {"a": "unknown"})
    assert figure("outbox_unknown_total") == unknown + 1


async def test_a_doubtful_group_post_is_never_repeated(
    delivery: Delivery, post: Post, platform: Scripted, clock: ManualClock
) -> None:
    """No platform of ours checks posts in groups for repetition."""
    platform.plan("a", LOST_BUT_ARRIVED)
    await post.put("a", kind="post")
    for _ in range(3):
        await delivery.deliver_due()
        clock.advance(minutes=1)
    assert (len(platform.calls), await post.status()) == (1, {"a": "unknown"})


async def test_a_repetition_that_comes_too_late_is_not_made(
    delivery: Delivery, post: Post, platform: Scripted, clock: ManualClock
) -> None:
    """Platforms remember a key for half an hour at least, not for days."""
    platform.plan("a", LOST_BUT_ARRIVED)
    await post.put("a")
    await delivery.deliver_due()
    clock.advance(hours=3)
    await delivery.deliver_due()
    assert (len(platform.calls), await post.status()) == (1, {"a": "unknown"})


@pytest.mark.parametrize(("minutes", "calls", "status"), [(10, 2, "sent"), (60, 1, "unknown")])
async def test_what_a_dead_worker_held_is_judged_as_a_doubt(
    sqlite_database: Database, post: Post, platform: Scripted, clock: ManualClock,
    minutes: int, calls: int, status: str,
) -> None:  # fmt: skip
    platform.plan("a", Step(None, arrives=True))
    await post.put("a")
    dead = Delivery(sqlite_database, {"p": platform}, clock)
    last_words = asyncio.create_task(dead.deliver_due())
    await platform.entered.wait()
    assert await post.status() == {"a": "sending"}
    heir = Delivery(sqlite_database, {"p": platform}, clock)
    assert await heir.deliver_due() == 0
    clock.advance(minutes=minutes)
    await heir.deliver_due()
    clock.advance(seconds=10)
    await heir.deliver_due()
    assert (len(platform.calls), await post.status()) == (calls, {"a": status})
    for task in dead._under_way:
        task.cancel()
    await last_words
    assert await post.status() == {"a": status}


async def test_a_bad_secret_stops_the_platform_and_harms_no_message(
    sqlite_database: Database, post: Post, clock: ManualClock
) -> None:
    bad, good = Scripted("p"), Scripted("q")
    bad.plan("a", BAD_SECRET)
    delivery = Delivery(sqlite_database, {"p": bad, "q": good}, clock)
    await post.put("a")
    await post.put("b", platform="q")
    await delivery.deliver_due()
    await post.put("c", "wang")
    clock.advance(days=1)
    await delivery.deliver_due()
    assert delivery.halted == {"p": "bad secret"}
    assert figure("outbox_halted") == 1
    assert (len(bad.calls), await post.status()) == (1, {"a": "due", "b": "sent", "c": "due"})

    restarted = Delivery(sqlite_database, {"p": bad, "q": good}, clock)
    await restarted.deliver_due()
    assert restarted.halted == {}
    assert await post.status() == {"a": "sent", "b": "sent", "c": "sent"}


async def test_a_halt_with_an_end_goes_on_by_itself(
    delivery: Delivery, post: Post, platform: Scripted, clock: ManualClock
) -> None:
    platform.plan("a", Step(Failed("the month is used up", halt=True, retry_after=3600.0)))
    await post.put("a")
    await delivery.deliver_due()
    clock.advance(minutes=59)
    await delivery.deliver_due()
    assert (delivery.halted, await post.status()) == ({"p": "the month is used up"}, {"a": "due"})
    clock.advance(minutes=2)
    await delivery.deliver_due()
    assert (delivery.halted, await post.status()) == ({}, {"a": "sent"})
    assert figure("outbox_halted") == 0


async def test_one_poisoned_message_in_a_hundred_stops_nobody(
    delivery: Delivery, post: Post, platform: Scripted, clock: ManualClock
) -> None:
    for number in range(200):
        await post.put(f"k{number}", f"a{number}")
    for number in (17, 117):
        platform.plan(f"k{number}", *[Step(ZeroDivisionError("defect"))] * 9)
    await delivery.deliver_due()
    clock.advance(minutes=1)
    await delivery.deliver_due()
    status = await post.status()
    assert {key for key, word in status.items() if word != "sent"} == {"k17", "k117"}
    assert {status["k17"], status["k117"]} == {"unknown"}
    assert platform.most_at_once == 8


async def test_a_message_that_cannot_be_read_stops_nobody(delivery: Delivery, post: Post) -> None:
    class Torn:
        def to_json(self) -> dict[str, str]:
            return {"text": "no more than that"}

    await post.put("torn", message=Torn())
    await post.put("whole", "wang")
    await delivery.deliver_due()
    assert await post.status() == {"torn": "failed", "whole": "sent"}


async def test_a_recipient_at_the_ceiling_waits_and_others_go_on(
    delivery: Delivery, post: Post, platform: Scripted, clock: ManualClock
) -> None:
    for number in range(25):
        await post.put(f"li{number}", "li")
        await post.put(f"group{number}", "group", kind="post")
        await post.put(f"other{number}", f"other{number}")
    await delivery.deliver_due()
    assert [address for _, address, _ in platform.calls].count("li") == 20
    assert [address for _, address, _ in platform.calls].count("group") == 10
    assert len(platform.calls) == 55
    clock.advance(seconds=59)
    assert await delivery.deliver_due() == 0
    clock.advance(seconds=1)
    await delivery.deliver_due()
    clock.advance(minutes=1)
    await delivery.deliver_due()
    assert set((await post.status()).values()) == {"sent"}
    assert [key for _, address, key in platform.calls if address == "li"] == [f"li{n}" for n in range(25)]


async def test_one_recipient_hears_in_order_even_when_refused(
    delivery: Delivery, post: Post, platform: Scripted, clock: ManualClock
) -> None:
    platform.plan("0", BUSY, BUSY)
    for number in range(4):
        await post.put(str(number))
    for _ in range(4):
        await delivery.deliver_due()
        clock.advance(minutes=1)
    assert [key for *_, key in platform.calls] == ["0", "0", "0", "1", "2", "3"]
