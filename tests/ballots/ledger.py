"""A database of one file for the box alone, which can be made to fail at any statement."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import MetaData, StaticPool, create_engine, event

from bot.ballots.box import SealedBallotBox
from storage.annex import Store
from storage.ballot_tables import metadata
from storage.unit import Work

Given = ParamSpec("Given")
Answer = TypeVar("Answer")
NOW = datetime(2026, 12, 20, 9, 0, tzinfo=UTC)
TODAY = NOW.date()


class Crash(Exception):
    """The program stopped here."""


class Ledger:
    """Runs verbs as transactions on a SQLite file. `fuse` counts down steps to a crash.

    A step is a statement, a commit about to happen, or a commit that nobody heard of. With `wal` it keeps
    a log as the real one does; `committed` is called after every commit.
    """

    def __init__(self, file: Path | None, tables: MetaData = metadata, *, wal: bool = False) -> None:
        self.file = file or Path()
        self.fuse = -1
        self.committed: Callable[[], object] = lambda: None
        self._engine = create_engine(
            f"sqlite:///{file or ''}", poolclass=None if file else StaticPool, hide_parameters=True
        )
        event.listen(self._engine, "connect", _keep_log if wal else _be_quick)
        event.listen(self._engine, "before_cursor_execute", self._statement)
        tables.create_all(self._engine)

    def step(self) -> None:
        if self.fuse == 0:
            self.fuse = -1
            raise Crash
        self.fuse -= self.fuse > 0

    @contextmanager
    def safe(self) -> Iterator[None]:
        """Nothing fails in here, and no step is counted."""
        left, self.fuse = self.fuse, -1
        yield
        self.fuse = left

    def _statement(self, *_: Any) -> None:
        self.step()

    @contextmanager
    def _work(self) -> Iterator[Work]:
        with self._engine.connect() as connection:
            yield Work(connection, NOW)
            self.step()
            connection.commit()
            self.committed()
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

    async def scrub(self, *tables: str) -> None:
        self.step()
        with self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        self.committed()

    async def close(self) -> None:
        self._engine.dispose()


def _keep_log(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA secure_delete = ON")


def _be_quick(connection: Any, _record: Any) -> None:
    """The crashes are of the program, not of the machine: nothing needs to reach the disk."""
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA journal_mode = MEMORY")


async def counted(box: SealedBallotBox, poll: str) -> dict[int, dict[str, int]]:
    """Close a poll that the server counts."""
    counts = await box.close(poll, TODAY)
    assert counts is not None
    return counts


def files(folder: Path) -> list[Path]:
    """What lies in a folder, by name."""
    return sorted(folder.iterdir())


async def rows(database: Store, table: str) -> list[tuple[Any, ...]]:
    """Everything in a table, as somebody sees who has the database."""

    def query(work: Work) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in work.connection.exec_driver_sql(f"SELECT * FROM {table}")]

    return await database.read(query)
