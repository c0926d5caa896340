"""PostgreSQL: run again what was certainly undone, and only that."""

import asyncio
from collections.abc import Callable

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from storage.database import Database, open_database
from storage.errors import InDoubt, Unfit, Unreachable
from storage.unit import Work
from tests.storage.counter import count_up, counted, found, names
from tests.support.clock import ManualClock
from tests.support.postgres import PostgresServer

CUT = text("SELECT pg_terminate_backend(pg_backend_pid())")


def raising(code: str) -> Callable[[Work], object]:
    statement = f"DO $$ BEGIN RAISE EXCEPTION 'planted' USING ERRCODE = '{code}'; END $$"
    return lambda work: work.connection.execute(text(statement))


def failing_at_first(fault: Callable[[Work], object], times: int, runs: list[int]) -> Callable[[Work], int]:
    def verb(work: Work) -> int:
        number = found(work, "一")
        runs.append(number)
        if len(runs) <= times:
            fault(work)
        return number

    return verb


@pytest.mark.parametrize("code", ["40001", "40P01"])
async def test_what_the_server_undid_is_run_again(postgres_database: Database, code: str) -> None:
    runs: list[int] = []
    number = await postgres_database.write(failing_at_first(raising(code), 2, runs))
    assert (len(runs), runs[-1]) == (3, number)
    assert await postgres_database.read(names) == {"一"}


async def test_it_is_not_run_again_for_ever(postgres_database: Database) -> None:
    runs: list[int] = []
    with pytest.raises(DBAPIError, match="planted"):
        await postgres_database.write(failing_at_first(raising("40001"), 99, runs))
    assert len(runs) == 4
    assert await postgres_database.read(names) == set()


async def test_other_errors_are_not_run_again(postgres_database: Database) -> None:
    runs: list[int] = []
    with pytest.raises(DBAPIError, match="planted"):
        await postgres_database.write(failing_at_first(raising("22000"), 1, runs))
    assert len(runs) == 1


async def test_a_connection_lost_before_the_commit_does_no_harm(postgres_database: Database) -> None:
    runs: list[int] = []
    await postgres_database.write(failing_at_first(lambda work: work.connection.execute(CUT), 1, runs))
    assert len(runs) == 2
    assert await postgres_database.read(names) == {"一"}


async def test_a_connection_lost_in_the_commit_is_in_doubt_and_not_run_again(
    postgres_database: Database,
) -> None:
    """A deferred trigger ends the session while it commits."""

    def plant(work: Work) -> None:
        for statement in (
            "CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS "
            "'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END'",
            "CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON org DEFERRABLE INITIALLY DEFERRED "
            "FOR EACH ROW EXECUTE FUNCTION cut()",
        ):
            work.connection.execute(text(statement))

    await postgres_database.write(plant)
    runs: list[int] = []
    with pytest.raises(InDoubt):
        await postgres_database.write(failing_at_first(lambda _: None, 0, runs))
    assert len(runs) == 1


async def test_a_server_that_was_restarted_is_found_again(
    postgres_database: Database, postgres_server: PostgresServer
) -> None:
    await postgres_database.write(found, "计数")
    await asyncio.gather(*(postgres_database.read(names) for _ in range(5)))
    await asyncio.to_thread(postgres_server.crash)
    assert await postgres_database.write(count_up, "计数") == 1
    assert await postgres_database.read(counted, "计数") == 1


async def test_no_server_is_said_so(clock: ManualClock) -> None:
    with pytest.raises(Unreachable):
        await open_database("postgresql://tests@127.0.0.1:1/none", clock.now)


async def test_a_server_that_acknowledges_too_early_is_refused(
    postgres_server: PostgresServer, clock: ManualClock
) -> None:
    await postgres_server.command("CREATE DATABASE hasty")
    await postgres_server.command("ALTER DATABASE hasty SET synchronous_commit = off")
    with pytest.raises(Unfit, match="synchronous_commit"):
        await open_database(postgres_server.url("hasty"), clock.now)
    await postgres_server.command("DROP DATABASE hasty")
