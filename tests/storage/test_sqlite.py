"""SQLite as it must be set up, and what happens when it is pressed."""

import asyncio
import sqlite3
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert

from storage.database import Database, open_database
from storage.errors import Busy, DiskFull, Unfit, Unreachable
from storage.pragmas import READER, WRITER, impose, may_corrupt
from storage.tables import org
from storage.unit import Work
from tests.storage.counter import count_up, counted, found, names
from tests.support.clock import ManualClock


def pragma(work: Work, name: str) -> Any:
    return work.connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()


async def test_the_settings_are_in_force(sqlite_database: Database) -> None:
    for name, value in WRITER.items():
        assert await sqlite_database.write(pragma, name) == value
    for name, value in READER.items():
        assert await sqlite_database.read(pragma, name) == value


class Deaf:
    """A driver connection in which one pragma does not take."""

    isolation_level: str | None = ""

    def __init__(self, name: str) -> None:
        self._real = sqlite3.connect(":memory:")
        self._name = name
        self._asked = ""
        self.closed = False

    def cursor(self) -> "Deaf":
        return self

    def execute(self, statement: str) -> None:
        self._asked = statement.removeprefix("PRAGMA ")

    def fetchall(self) -> list[Any]:
        return []

    def fetchone(self) -> tuple[Any]:
        return ("other",) if self._asked == self._name else (READER[self._asked],)

    def close(self) -> None:
        self.closed = True
        self._real.close()


@pytest.mark.parametrize("name", READER)
def test_a_setting_that_did_not_take_is_refused(name: str) -> None:
    connection = Deaf(name)
    with pytest.raises(Unfit, match=f"{name} should be"):
        impose(connection, READER)
    assert connection.closed


async def test_the_service_does_not_start_on_an_unfit_database(
    tmp_path: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.sqlite_writer.WRITER", {**WRITER, "synchronous": 17})
    with pytest.raises(Unfit, match="synchronous should be 17"):
        await open_database(f"sqlite:///{tmp_path}/x.db", clock.now)


async def test_a_file_that_cannot_be_is_said_so(tmp_path: Path, clock: ManualClock) -> None:
    with pytest.raises(Unreachable):
        await open_database(f"sqlite:///{tmp_path}/no/such/folder/x.db", clock.now)


@pytest.mark.parametrize(
    ("version", "bad"),
    [
        ((3, 40, 1), True),
        ((3, 44, 5), True),
        ((3, 44, 6), False),
        ((3, 46, 1), True),
        ((3, 50, 6), True),
        ((3, 50, 7), False),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
        ((3, 52, 0), False),
    ],
)
def test_the_versions_with_the_wal_reset_bug(version: tuple[int, int, int], bad: bool) -> None:
    assert may_corrupt(version) is bad


async def test_another_process_may_write_at_the_same_time(sqlite_database: Database, sqlite_url: str) -> None:
    """Two processes and this one count up: no update is lost, nobody is told that the file is locked."""
    await sqlite_database.write(found, "计数")
    others = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.storage.other_process", sqlite_url, "计数", "100"
        )
        for _ in range(2)
    ]
    for _ in range(100):
        await sqlite_database.write(count_up, "计数")
    assert [await other.wait() for other in others] == [0, 0]
    assert await sqlite_database.read(counted, "计数") == 300


async def test_a_lock_that_is_not_let_go_is_said_so(sqlite_database: Database, tmp_path: Path) -> None:
    def hurry(work: Work) -> None:
        work.connection.exec_driver_sql("PRAGMA busy_timeout=50")

    await sqlite_database.write(hurry)
    other = sqlite3.connect(tmp_path / "jiannuo.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy):
        await sqlite_database.write(found, "等")
    other.execute("ROLLBACK")
    other.close()
    await sqlite_database.write(found, "行")
    assert await sqlite_database.read(names) == {"行"}


async def test_a_full_disk_loses_nothing_and_passes(sqlite_database: Database) -> None:
    """Some are refused, all that were acknowledged are there, and with new room all goes on."""
    database = sqlite_database

    def room(work: Work, pages: int) -> None:
        used = pragma(work, "page_count")
        work.connection.exec_driver_sql(f"PRAGMA max_page_count={used + pages}")

    def fill(work: Work, number: int) -> str:
        name = f"{number}"
        work.connection.execute(insert(org).values(name=name, contact="长" * 3000, created_at=work.now))
        return name

    await database.write(room, 40)
    told = await asyncio.gather(*(database.write(fill, n) for n in range(60)), return_exceptions=True)
    kept = {answer for answer in told if isinstance(answer, str)}
    refused = [answer for answer in told if not isinstance(answer, str)]
    assert kept
    assert refused
    assert {type(error) for error in refused} == {DiskFull}
    assert await database.read(names) == kept

    await database.write(room, 10_000)
    await database.write(fill, 99)
    assert await database.read(names) == kept | {"99"}
    assert await database.read(pragma, "integrity_check") == "ok"
