"""SIGTERM: what is under way is finished, and the process ends well and in time."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.e2e import memory
from tests.e2e.town import Town, town

#: What a service manager allows before it kills (deploy/jiannuo.service has more).
LONGEST_S = 25.0


@contextmanager
def nobody_writes(database: Path) -> Iterator[None]:
    """Hold the write lock: whoever wants to write waits."""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")


async def test_requests_under_way_are_finished(tmp_path: Path, fake_url: str) -> None:
    async with town(tmp_path, fake_url) as here, asyncio.timeout(LONGEST_S):
        li = here.phone("李明").member
        with nobody_writes(here.bot.home / "jiannuo.db"):
            posts = [asyncio.create_task(li.says("帮助")) for _ in range(8)]
            await everything_sent_has_arrived(here)
            assert not any(post.done() for post in posts)
            stopped = asyncio.create_task(here.bot.stop())
            await here.bot.closed()
        assert await asyncio.gather(*posts) == [200] * 8
        assert await stopped == 0
        assert len(await memory.rows(here.database, "inbox")) == 8
        outbox = [row for row in await memory.rows(here.database, "outbox") if row["kind"] != "post"]
        assert len(outbox) == 8
        assert {row["status"] for row in outbox} <= {"sent", "due"}


async def everything_sent_has_arrived(here: Town) -> None:
    """A question asked later is answered: the server has read what came before it."""
    for _ in range(5):
        async with here.session.get(f"{here.bot.address}/livez") as answer:
            assert answer.status == 200


async def test_an_idle_service_stops_at_once(tmp_path: Path, fake_url: str) -> None:
    async with town(tmp_path, fake_url, warm=True) as here, asyncio.timeout(LONGEST_S):
        assert await here.bot.stop() == 0
