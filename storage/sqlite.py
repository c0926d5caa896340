"""The memory in one SQLite file: one writing thread, a few readers that cannot write."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import URL, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage import ballot_tables
from storage.annex import Annex
from storage.errors import Closed, translated
from storage.migrations.apply import upgrade
from storage.pragmas import READER, impose, warn_of_version
from storage.shelter import Shelter
from storage.sqlite_writer import Writer
from storage.unit import Work

P = ParamSpec("P")
R = TypeVar("R")


class SqliteDatabase:
    """SQLite: for one machine."""

    def __init__(self, path: str, now: Callable[[], datetime]) -> None:
        self._now = now
        self._writer = Writer(path, now)
        self._readers = _reading_engine(path)
        self._shelter = Shelter()
        self._closed = False
        self.ballots = Annex(self._open_ballots)
        self._path = Path(path)

    async def _open_ballots(self) -> "SqliteDatabase":
        """A file of their own beside this one."""
        beside = SqliteDatabase(str(self._path.with_name(f"{self._path.stem}-ballots.db")), self._now)
        await beside.open()
        await beside.write(ballot_tables.create)
        return beside

    async def open(self) -> None:
        """Open the file.

        Raises:
            Unfit: a setting did not take.
        """
        warn_of_version()
        await self._writer.start()

    async def write(self, verb: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """See `Database.write`."""
        return await self._writer.write(verb, args, kwargs)  # type: ignore[no-any-return]

    async def read(self, query: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """See `Database.read`."""
        if self._closed:
            raise Closed("the database is closed")

        async def whole() -> R:
            async with self._readers.connect() as connection:
                return await connection.run_sync(lambda sync: query(Work(sync, self._now()), *args, **kwargs))

        with translated():
            return await self._shelter.run(whole())

    async def migrate(self) -> None:
        """See `Database.migrate`."""
        await self.write(upgrade)

    async def scrub(self, *tables: str) -> None:
        """See `Database.scrub`: deleted pages are overwritten, and the log is folded away."""
        await self._writer.scrub()

    async def close(self) -> None:
        """See `Database.close`."""
        self._closed = True
        await self.ballots.close()
        await self._shelter.drain()
        await self._readers.dispose()
        await self._writer.close()

    @property
    def checked_out(self) -> int:
        """See `Database.checked_out`."""
        return self._readers.pool.checkedout()  # type: ignore[attr-defined, no-any-return]


def _reading_engine(path: str) -> AsyncEngine:
    engine = create_async_engine(
        URL.create("sqlite+aiosqlite", database=path),
        pool_size=4,
        max_overflow=0,
        pool_timeout=30,
        hide_parameters=True,  # what people said never reaches a log by way of an error
    )
    event.listen(engine.sync_engine, "connect", _prepare_reader)
    event.listen(engine.sync_engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


def _prepare_reader(connection: Any, _record: Any) -> None:
    impose(connection, READER)
