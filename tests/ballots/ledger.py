"""A database of one file for the box alone, which can be made to fail at any statement."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import create_engine, event

from storage import ballots
from storage.database import Database
from storage.tables import metadata
from storage.unit import Work

Given = ParamSpec("Given")
Answer = TypeVar("Answer")
NOW = datetime(2026, 12, 20, 9, 0, tzinfo=UTC)


TABLES = (
    ballots.ballot_poll,
    ballots.ballot_roll,
    ballots.ballot_envelope,
    ballots.ballot_voted,
    ballots.ballot_slip,
    ballots.ballot_count,
)


class Crash(Exception):
    """The program stopped here."""


class Ledger:
    """Runs verbs as transactions on a SQLite file. `fuse` counts down steps to a crash.

    A step is a statement, a commit about to happen, or a commit that nobody heard of.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self.fuse = -1
        self._engine = create_engine(f"sqlite:///{file}")
        event.listen(self._engine, "connect", _be_quick)
        event.listen(self._engine, "before_cursor_execute", self._statement)
        metadata.create_all(self._engine, TABLES)

    def step(self) -> None:
        if self.fuse == 0:
            self.fuse = -1
            raise Crash
        self.fuse -= self.fuse > 0

    def _statement(self, *_: Any) -> None:
        self.step()

    @contextmanager
    def _work(self) -> Iterator[Work]:
        with self._engine.connect() as connection:
            yield Work(connection, NOW)
            self.step()
            connection.commit()
            self.step()

    async def write(
        self, verb: Callable[Concatenate[Work, Given], Answer], *args: Given.args, **kwargs: Given.kwargs
    ) -> Answer:
        with self._work() as work:
            return verb(work, *args, **kwargs)

    async def read(
        self, query: Callable[Concatenate[Work, Given], Answer], *args: Given.args, **kwargs: Given.kwargs
    ) -> Answer:
        with self._work() as work:
            return query(work, *args, **kwargs)

    async def migrate(self) -> None:
        """The tables are made at the start."""

    @property
    def checked_out(self) -> int:
        return 0

    async def close(self) -> None:
        self._engine.dispose()


def _be_quick(connection: Any, _record: Any) -> None:
    """The crashes are of the program, not of the machine: nothing needs to reach the disk."""
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA journal_mode = MEMORY")


def files(folder: Path) -> list[Path]:
    """What lies in a folder, by name."""
    return sorted(folder.iterdir())


async def rows(database: Database, table: str) -> list[tuple[Any, ...]]:
    """Everything in a table, as somebody sees who has the database."""

    def query(work: Work) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in work.connection.exec_driver_sql(f"SELECT * FROM {table}")]

    return await database.read(query)
