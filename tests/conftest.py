"""What every test may ask for: a clock, and a migrated database on SQLite and on PostgreSQL."""

import asyncio
import itertools
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from storage.database import Database, open_database
from tests.support.clock import ManualClock
from tests.support.postgres import PostgresServer

_numbers = itertools.count(1)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    server = PostgresServer()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    asyncio.run(_migrate(f"sqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgres_template(postgres_server: PostgresServer) -> str:
    asyncio.run(postgres_server.command("CREATE DATABASE template_jiannuo"))
    asyncio.run(_migrate(postgres_server.url("template_jiannuo")))
    return "template_jiannuo"


@pytest.fixture
def sqlite_url(tmp_path: Path, sqlite_template: Path) -> str:
    path = tmp_path / "jiannuo.db"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
async def postgres_url(postgres_server: PostgresServer, postgres_template: str) -> AsyncIterator[str]:
    name = f"test_{next(_numbers)}"
    # Copying the files costs a fifth of writing them through the log, as PostgreSQL would by default.
    copied = f"CREATE DATABASE {name} TEMPLATE {postgres_template} STRATEGY FILE_COPY"
    await postgres_server.command(copied)
    yield postgres_server.url(name)
    await postgres_server.command(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
async def sqlite_database(sqlite_url: str, clock: ManualClock) -> AsyncIterator[Database]:
    """SQLite alone: for tests in which the database does not matter."""
    async with _opened(sqlite_url, clock) as database:
        yield database


@pytest.fixture
async def postgres_database(postgres_url: str, clock: ManualClock) -> AsyncIterator[Database]:
    """PostgreSQL alone: for what only it does."""
    async with _opened(postgres_url, clock) as database:
        yield database


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a fresh, migrated database."""
    name = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    url: str = request.getfixturevalue(name)
    return url


@pytest.fixture
async def database(database_url: str, clock: ManualClock) -> AsyncIterator[Database]:
    """A fresh, migrated database; the test runs on SQLite and on PostgreSQL."""
    async with _opened(database_url, clock) as database:
        yield database


@asynccontextmanager
async def _opened(url: str, clock: ManualClock) -> AsyncIterator[Database]:
    """Open, hand out, close; afterwards nothing may be left over."""
    database = await open_database(url, clock.now)
    before = asyncio.all_tasks()
    try:
        yield database
        await _at_rest(database, before)
    finally:
        await database.close()


async def _at_rest(database: Database, before: set[asyncio.Task[object]]) -> None:
    """Give what was cancelled a moment to come to its end; then nothing may be left over."""
    for _ in range(200):
        left = asyncio.all_tasks() - before - {asyncio.current_task()}
        if not left and database.checked_out == 0:
            return
        await asyncio.sleep(0.01)
    pytest.fail(f"left over: {database.checked_out} connections in use, tasks {left}")


async def _migrate(url: str) -> None:
    database = await open_database(url, ManualClock().now)
    await database.migrate()
    await database.close()
