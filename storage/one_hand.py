"""SQLite in the hands of one process that does one thing after another: for what is thrown away afterwards.

A rehearsed year asks a million questions and nobody else ever looks at its file. So verbs run where they are
called, without a thread between, and what `Work.once` has read holds until somebody writes it.
"""

from collections.abc import Callable, Hashable
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection as Driver
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from storage import ballot_tables, journal
from storage.annex import Annex
from storage.errors import ours
from storage.migrations.apply import upgrade
from storage.sqlite_writer import writing_engine
from storage.unit import Work

P = ParamSpec("P")
R = TypeVar("R")

#: So much is remembered at most; whoever is away is remembered by the day.
_MOST = 50_000


class OneHand:
    """`storage.database.Database` without a second hand: no threads, no readers beside the writer."""

    checked_out = 0

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        self._path, self._now = path, now
        self._engine = writing_engine(str(path))
        self._connection = self._engine.connect()
        self._driver = cast(Driver, self._connection.connection.dbapi_connection)
        self._known: dict[Hashable, Any] = {}
        self.ballots = Annex(self._open_ballots)

    async def _open_ballots(self) -> "OneHand":
        beside = OneHand(self._path.with_name(f"{self._path.stem}-ballots.db"), self._now)
        await beside.write(ballot_tables.create)
        return beside

    async def write(self, verb: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """See `Database.write`."""
        return self._run(verb, *args, **kwargs)

    async def read(self, query: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """See `Database.read`; nothing keeps the query from writing."""
        return self._run(query, *args, **kwargs)

    def _run(self, verb: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        if len(self._known) > _MOST:
            self._known.clear()
        work = Work(self._connection, self._now(), known=self._known)
        try:
            with self._connection.begin():
                self._driver.execute("BEGIN")
                value = verb(work, *args, **kwargs)
                journal.seal(work)
        except BaseException as error:
            self._known.clear()
            told = ours(error)
            if told is error:
                raise
            raise told from error
        return value

    async def migrate(self) -> None:
        """See `Database.migrate`."""
        await self.write(upgrade)

    async def scrub(self, *tables: str) -> None:
        """See `Database.scrub`; the file is thrown away as a whole."""

    async def close(self) -> None:
        """See `Database.close`."""
        await self.ballots.close()
        self._connection.close()
        self._engine.dispose()
