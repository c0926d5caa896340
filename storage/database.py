"""The one door to the memory: a verb or a query goes in whole and comes out whole.

Two implementations behind the same methods: `storage/sqlite.py` and `storage/postgres.py`.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from sqlalchemy import make_url

from storage.annex import Annex
from storage.postgres import PostgresDatabase
from storage.sqlite import SqliteDatabase
from storage.unit import Work

P = ParamSpec("P")
R = TypeVar("R")


class Database(Protocol):
    """Runs verbs and queries. Belongs to the event loop in which it was opened."""

    async def write(self, verb: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a verb in one transaction and give what it returned, after the commit.

        Cancelling the caller does not cut the verb short. A verb may be run again when
        its transaction was certainly undone, so it must do nothing but use its `Work`.

        Raises:
            StorageError: the machinery failed; see `storage.errors` for what that means.
            Exception: whatever the verb raised, after everything it did was undone.
        """
        ...

    async def read(self, query: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a query on one consistent view of the data. It cannot write.

        Raises:
            StorageError: the machinery failed, or the query tried to write.
            Exception: whatever the query raised.
        """
        ...

    async def migrate(self) -> None:
        """Bring the tables to the newest shape, all or nothing. Harmless when they are."""
        ...

    async def scrub(self, *tables: str) -> None:
        """Take what was deleted from these tables out of the files too, not only out of sight."""
        ...

    async def close(self) -> None:
        """Finish what is under way and let go of everything. Twice is harmless."""
        ...

    @property
    def ballots(self) -> Annex:
        """The ballots' own database, opened when it is first needed and closed with this one."""
        ...

    @property
    def checked_out(self) -> int:
        """How many pooled connections are in use now."""
        ...


async def open_database(url: str, now: Callable[[], datetime]) -> Database:
    """Open the database a URL names: `sqlite:///path`, `postgresql://user@host/name`.

    Raises:
        ValueError: neither SQLite nor PostgreSQL, or SQLite without a file.
        Unfit: the database is not set up as it must be.
        Unreachable: there is no server at that address.
    """
    address = make_url(url)
    match address.get_backend_name(), address.database:
        case "sqlite", str(path) if path not in ("", ":memory:"):
            sqlite = SqliteDatabase(path, now)
            await sqlite.open()
            return sqlite
        case "postgresql", _:
            postgres = PostgresDatabase(address.set(drivername="postgresql+asyncpg"), now)
            await postgres.open()
            return postgres
    raise ValueError("a database is sqlite:///path or postgresql://user@host/name")
