"""The SQLite writer: one commit for whatever has queued up, and each verb on its own in it."""

import asyncio
import threading
from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
from sqlalchemy import Engine, event

from storage.database import Database
from storage.errors import DiskFull
from storage.unit import Work
from tests.storage.counter import count_up, counted, found, names


@pytest.fixture
def commits() -> Iterator[list[Any]]:
    """Every commit of any engine, while the test runs."""
    seen: list[Any] = []

    def note(connection: Any) -> None:
        seen.append(connection)

    event.listen(Engine, "commit", note)
    yield seen
    event.remove(Engine, "commit", note)


class Doorkeeper:
    """A verb that keeps the writer busy until it is told to go on."""

    def __init__(self, database: Database) -> None:
        self._go = threading.Event()
        self._inside = threading.Event()
        self.call = asyncio.create_task(database.write(self._wait))

    def _wait(self, _: Work) -> None:
        self._inside.set()
        assert self._go.wait(20)

    async def inside(self) -> None:
        await asyncio.to_thread(self._inside.wait, 20)

    def open(self) -> None:
        self._go.set()


async def queued(database: Database, *calls: Any) -> list[Any]:
    """Have these calls queue up behind a busy writer, then let them go; what each came to."""
    keeper = Doorkeeper(database)
    await keeper.inside()
    tasks = [asyncio.create_task(call) for call in calls]
    await asyncio.sleep(0)
    keeper.open()
    await keeper.call
    return await asyncio.gather(*tasks, return_exceptions=True)


async def test_what_has_queued_up_is_one_commit(sqlite_database: Database, commits: list[Any]) -> None:
    await sqlite_database.write(found, "计数")
    commits.clear()
    told = await queued(sqlite_database, *(sqlite_database.write(count_up, "计数") for _ in range(50)))
    assert told == list(range(1, 51))
    assert len(commits) == 2  # the doorkeeper's and that of the fifty


async def test_no_more_than_a_batch_at_once(sqlite_database: Database, commits: list[Any]) -> None:
    await sqlite_database.write(found, "计数")
    commits.clear()
    await queued(sqlite_database, *(sqlite_database.write(count_up, "计数") for _ in range(300)))
    assert len(commits) == 4


async def test_one_failing_verb_is_undone_alone(sqlite_database: Database, commits: list[Any]) -> None:
    def fail(work: Work) -> None:
        found(work, "半途")
        raise LookupError("mine")

    database = sqlite_database
    told = await queued(
        database, database.write(found, "前"), database.write(fail), database.write(found, "后")
    )
    assert isinstance(told[1], LookupError)
    assert await database.read(names) == {"前", "后"}
    assert len(commits) == 2


async def test_nobody_is_answered_before_the_commit(sqlite_database: Database) -> None:
    """A commit that fails fails everybody in it, and the writer goes on."""
    database = sqlite_database
    broken = [True]

    def refuse(_: Any) -> None:
        if broken and threading.current_thread().name == "sqlite-writer":
            raise DiskFull("no room")

    keeper = Doorkeeper(database)
    await keeper.inside()
    tasks = [asyncio.create_task(database.write(found, name)) for name in "甲乙"]
    await asyncio.sleep(0)
    event.listen(Engine, "commit", refuse)
    try:
        keeper.open()
        told = await asyncio.gather(keeper.call, *tasks, return_exceptions=True)
    finally:
        event.remove(Engine, "commit", refuse)
    assert [type(error) for error in told] == [DiskFull] * 3
    assert await database.read(names) == set()
    await database.write(found, "丙")
    assert await database.read(names) == {"丙"}


async def test_a_transaction_that_sqlite_gave_up_is_run_again_one_by_one(sqlite_database: Database) -> None:
    """SQLite may undo everything at an error (full disk); the innocent must not be acknowledged unwritten."""

    def give_up(work: Work) -> None:
        driver = work.connection.connection.dbapi_connection
        assert driver is not None
        driver.rollback()
        raise LookupError("mine")

    database = sqlite_database
    await database.write(found, "计数")
    told = await queued(
        database, database.write(count_up, "计数"), database.write(give_up), database.write(count_up, "计数")
    )
    assert (told[0], told[2]) == (1, 2)
    assert isinstance(told[1], LookupError)
    assert await database.read(counted, "计数") == 2


async def test_a_caller_who_left_does_not_hold_up_the_others(sqlite_database: Database) -> None:
    database = sqlite_database

    def fail(_: Work) -> None:
        raise LookupError("unheard")

    keeper = Doorkeeper(database)
    await keeper.inside()
    gone = [asyncio.create_task(database.write(fail)), asyncio.create_task(database.write(found, "有"))]
    there = asyncio.create_task(database.write(found, "在"))
    await asyncio.sleep(0)
    for task in gone:
        task.cancel()
    keeper.open()
    assert await there > 0
    await keeper.call
    assert await database.read(names) == {"有", "在"}
    assert all(task.cancelled() for task in gone)


async def test_what_a_failed_verb_has_read_the_next_in_its_commit_reads_anew(
    sqlite_database: Database,
) -> None:
    def read_wrongly(work: Work) -> None:
        work.once("figure", lambda: 1)
        raise ValueError("undone")

    def read(work: Work) -> int:
        return work.once("figure", lambda: 2)

    calls = (sqlite_database.write(one) for one in (read_wrongly, read, read))
    failed, *rest = await queued(sqlite_database, *calls)
    assert isinstance(failed, ValueError)
    assert rest == [2, 2]


async def test_verbs_of_one_commit_share_what_they_have_read(sqlite_database: Database) -> None:
    asked: Iterator[int] = count(1)

    def read(work: Work) -> int:
        return work.once("figure", lambda: next(asked))

    told = await queued(sqlite_database, *(sqlite_database.write(read) for _ in range(5)))
    assert told == [1] * 5
