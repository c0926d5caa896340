"""The memory on a PostgreSQL server, for more than one machine."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial
from typing import Any, Concatenate, ParamSpec, TypeVar

import structlog
from sqlalchemy import URL, Connection, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage import ballot_tables, journal
from storage.annex import Annex
from storage.errors import Closed, InDoubt, Unfit, Unreachable, ours, sqlstate, translated
from storage.migrations.apply import upgrade
from storage.shelter import Shelter
from storage.unit import Work

P = ParamSpec("P")
R = TypeVar("R")

_log = structlog.get_logger(__name__)

#: Pauses in seconds before a verb is run again whose transaction was certainly undone.
_PAUSES = (0.02, 0.1, 0.5)

#: Serialization failure and deadlock: PostgreSQL undid the transaction.
_UNDONE = ("40001", "40P01")

#: The schema of the ballots.
_BALLOTS = "ballots"

_SERVER = {
    "application_name": "jiannuo",
    "timezone": "UTC",
    "idle_in_transaction_session_timeout": "60000",  # milliseconds
    "lock_timeout": "15000",
}


class PostgresDatabase:
    """PostgreSQL through asyncpg, READ COMMITTED; queries see one snapshot and cannot write."""

    def __init__(self, url: URL, now: Callable[[], datetime], schema: str = "") -> None:
        self._now = now
        self._engine = _engine(url, schema)
        self._readers = self._engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        self._shelter = Shelter()
        self._closed = False
        self._url = url
        self.ballots = Annex(self._open_ballots)

    async def _open_ballots(self) -> "PostgresDatabase":
        """A schema of their own: dumps name it or leave it out."""
        beside = PostgresDatabase(self._url, self._now, _BALLOTS)
        await beside.open()
        await beside.write(_alone, _create_ballots)
        return beside

    async def open(self) -> None:
        """Look whether the server is there and keeps what it has acknowledged.

        Raises:
            Unreachable: there is no server.
            Unfit: it acknowledges before it has written (`synchronous_commit` off).
        """
        try:
            settings = await self.read(_durability)
            if settings["synchronous_commit"] == "off":
                raise Unfit("PostgreSQL: synchronous_commit must not be off")
        except BaseException:
            await self.close()
            raise
        if settings["fsync"] == "off":
            _log.warning("postgresql_does_not_fsync", advice="fsync = on, or a power cut may lose all")

    async def write(self, verb: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """See `Database.write`."""
        self._refuse_when_closed()
        return await self._shelter.run(self._again_while_undone(partial(self._run, verb, args, kwargs)))

    async def read(self, query: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """See `Database.read`."""
        self._refuse_when_closed()

        return await self._shelter.run(self._once(self._readers, partial(self._run, query, args, kwargs)))

    async def migrate(self) -> None:
        """See `Database.migrate`."""
        await self.write(_alone, upgrade)

    async def scrub(self, *tables: str) -> None:
        """See `Database.scrub`: the tables are written anew, the old files go."""
        self._refuse_when_closed()
        engine = self._engine.execution_options(isolation_level="AUTOCOMMIT")

        async def anew() -> None:
            async with _connected(engine) as connection:
                for table in tables:
                    await connection.execute(text(f'VACUUM FULL "{table}"'))

        await self._shelter.run(anew())

    async def close(self) -> None:
        """See `Database.close`."""
        self._closed = True
        await self.ballots.close()
        await self._shelter.drain()
        await self._engine.dispose()

    @property
    def checked_out(self) -> int:
        """See `Database.checked_out`."""
        return self._engine.pool.checkedout()  # type: ignore[attr-defined, no-any-return]

    def _refuse_when_closed(self) -> None:
        if self._closed:
            raise Closed("the database is closed")

    def _run(self, verb: Callable[..., R], args: Any, kwargs: Any, connection: Connection) -> R:
        work = Work(connection, self._now())
        value = verb(work, *args, **kwargs)
        journal.seal(work)
        return value

    async def _again_while_undone(self, verb: Callable[[Connection], R]) -> R:
        """Run a verb; run it again only when its transaction is known to be undone."""
        for pause in _PAUSES:
            try:
                return await self._once(self._engine, verb)
            except Exception as error:
                if not (isinstance(error, Unreachable) or sqlstate(error) in _UNDONE):
                    raise
                _log.warning("write_runs_again", reason=type(error).__name__)
            await asyncio.sleep(pause)
        return await self._once(self._engine, verb)

    async def _once(self, engine: AsyncEngine, verb: Callable[[Connection], R]) -> R:
        async with _connected(engine) as connection:
            try:
                value = await connection.run_sync(verb)
            except OSError as error:  # the driver's or the verb's own: the connection tells which
                if await _lost(connection):
                    raise Unreachable("the connection was lost") from error
                raise
            await _commit(connection)
            return value


@asynccontextmanager
async def _connected(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A connection, and the driver's errors as ours."""
    with translated():
        try:
            connection = await engine.connect()
        except OSError as error:
            raise Unreachable("the database server does not answer") from error
        try:
            yield connection
        finally:
            await connection.close()


async def _lost(connection: AsyncConnection) -> bool:
    raw = await connection.get_raw_connection()
    return raw.driver_connection is None or bool(raw.driver_connection.is_closed())


async def _commit(connection: AsyncConnection) -> None:
    """Commit.

    Raises:
        InDoubt: the connection broke before the answer came.
    """
    try:
        await connection.commit()
    except Exception as error:
        told = ours(error)
        if isinstance(told, Unreachable) or not sqlstate(error):
            raise InDoubt("the connection was lost during the commit") from error
        raise


def _engine(url: URL, schema: str) -> AsyncEngine:
    settings = {**_SERVER, "search_path": schema} if schema else _SERVER
    return create_async_engine(
        url,
        pool_size=10,
        max_overflow=0,
        pool_timeout=30,
        pool_pre_ping=True,
        hide_parameters=True,  # what people said never reaches a log by way of an error
        isolation_level="READ COMMITTED",
        connect_args={"server_settings": settings, "timeout": 10, "command_timeout": 60},
    )


def _durability(work: Work) -> dict[str, str]:
    rows = work.connection.execute(
        text("SELECT name, setting FROM pg_settings WHERE name IN ('synchronous_commit', 'fsync')")
    )
    return {row.name: row.setting for row in rows}


def _create_ballots(work: Work) -> None:
    work.connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {_BALLOTS}"))
    ballot_tables.create(work)


def _alone(work: Work, verb: Callable[[Work], None]) -> None:
    """Run a verb while no other machine does the same (the lock ends with the transaction)."""
    work.connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('jiannuo migrate'))"))
    verb(work)
