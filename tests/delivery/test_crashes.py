"""Random endings and crashes at every call: the promises of the outbox hold in any order of events."""

import asyncio
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from structlog.testing import capture_logs

from bot.delivery.worker import Delivery
from bot.ports import Failed, Sent, Unknown
from storage.database import Database, open_database
from tests.delivery.conftest import Post
from tests.delivery.scripted import Scripted, Step
from tests.support.clock import ManualClock

STEPS = [
    Step(Sent(), arrives=True),
    Step(Unknown("lost"), arrives=True),
    Step(Unknown("lost")),
    Step(Failed("busy")),
    Step(Failed("never", permanent=True)),
    Step(OSError("adapter"), arrives=True),
    Step(OSError("adapter")),
]


class Dead(BaseException):
    """The process is no more; nothing in it may go on."""


@dataclass
class Fuse:
    """Burns down with every call to the outside; then the process is dead, before or after the call."""

    left: int
    after: bool

    async def call(self, work: Callable[[], Any]) -> Any:
        self.left -= 1
        if self.left < 0 or (self.left == 0 and not self.after):
            raise Dead
        value = await work()
        if self.left <= 0:
            raise Dead
        return value


class MortalDatabase:
    """A database as seen by a process that may die."""

    def __init__(self, real: Database, fuse: Fuse) -> None:
        self._real = real
        self._fuse = fuse

    async def write(self, verb: Any, *args: Any, **kwargs: Any) -> Any:
        return await self._fuse.call(lambda: self._real.write(verb, *args, **kwargs))

    async def read(self, query: Any, *args: Any, **kwargs: Any) -> Any:
        return await self._fuse.call(lambda: self._real.read(query, *args, **kwargs))


class MortalPlatform(Scripted):
    """A platform as seen by a process that may die; it outlives the process."""

    fuse = Fuse(10**9, after=False)

    async def _attempt(self, kind: str, address: str, key: str) -> Any:
        return await self.fuse.call(lambda: super(MortalPlatform, self)._attempt(kind, address, key))


async def live(database: Database, platform: MortalPlatform, clock: ManualClock, fuse: Fuse) -> None:
    """One incarnation of the worker: until nothing is due, or until it dies."""
    platform.fuse = fuse
    mortal: Any = MortalDatabase(database, fuse)
    worker = Delivery(mortal, {"p": platform}, clock, at_once=3)
    try:
        await worker.deliver_due()
    except Dead:
        fuse.left = -1
        await asyncio.gather(*worker._under_way, return_exceptions=True)


async def story(
    folder: Path, safe: bool, scripts: list[list[Step]], lives: list[tuple[int, bool, int]]
) -> tuple[MortalPlatform, dict[str, str]]:
    clock = ManualClock()
    database = await open_database(f"sqlite:///{folder}/x.db", clock.now)
    platform = MortalPlatform(repeats_are_safe=safe)
    post = Post(database)
    for number, steps in enumerate(scripts):
        platform.plan(str(number), *steps)
        await post.put(str(number), f"a{number % 3}")
    for calls, after, seconds in lives:
        await live(database, platform, clock, Fuse(calls, after))
        clock.advance(seconds=seconds)
    for minutes in (1, 4, 4, 4, 20, 60, 90, 400, 400):
        await live(database, platform, clock, Fuse(10**9, after=False))
        clock.advance(minutes=minutes)
    status = await post.status()
    await database.close()
    return platform, status


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    safe=some.booleans(),
    scripts=some.lists(some.lists(some.sampled_from(STEPS), max_size=4), min_size=1, max_size=6),
    lives=some.lists(some.tuples(some.integers(1, 25), some.booleans(), some.integers(0, 2000)), max_size=6),
)
def test_the_promises_hold_whatever_happens(
    sqlite_template: Path, safe: bool, scripts: list[list[Step]], lives: list[tuple[int, bool, int]]
) -> None:
    with tempfile.TemporaryDirectory() as name, capture_logs():  # drawing tracebacks takes most of the time
        shutil.copy(sqlite_template, Path(name) / "x.db")
        platform, status = asyncio.run(story(Path(name), safe, scripts, lives))

    keys = {str(number) for number in range(len(scripts))}
    assert set(status) == keys
    sent = {key for key, word in status.items() if word == "sent"}
    delivered = set(platform.arrived)
    assert all(platform.arrived[key] <= 2 for key in keys)
    assert all(platform.seen[key] <= 1 for key in keys)
    assert sent <= delivered
    assert {status[key] for key in keys - delivered} <= {"unknown", "failed"}
    assert {status[key] for key in delivered - sent} <= {"unknown"}
