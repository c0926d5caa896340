"""The migrations lead to exactly the tables of the code, all or nothing."""

import asyncio
import re
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Column, Integer, MetaData, Table, inspect

from storage import evaluation
from storage.columns import Instant
from storage.database import Database, open_database
from storage.migrations import draft
from storage.migrations.apply import configured, upgrade
from storage.schema import metadata
from storage.unit import Work
from tests.storage.counter import found, names
from tests.support.clock import ManualClock
from tests.support.postgres import PostgresServer


def differences(work: Work) -> list[Any]:
    context = MigrationContext.configure(work.connection, opts={"compare_type": True})
    return list(compare_metadata(context, metadata))


def tables(work: Work) -> set[str]:
    return set(inspect(work.connection).get_table_names())


async def test_models_and_migrations_agree(database: Database) -> None:
    assert await database.read(differences) == []
    assert await database.read(tables) == {*metadata.tables, "alembic_version"}


async def test_migrating_again_changes_nothing(database: Database) -> None:
    await database.write(found, "留下")
    await database.migrate()
    assert await database.read(names) == {"留下"}


async def test_two_that_start_at_once_do_not_meet(
    postgres_server: PostgresServer, tmp_path: Path, clock: ManualClock
) -> None:
    await postgres_server.command("CREATE DATABASE twins")
    for url in (f"sqlite:///{tmp_path}/twins.db", postgres_server.url("twins")):
        twins = [await open_database(url, clock.now) for _ in range(2)]
        await asyncio.gather(*(twin.migrate() for twin in twins))
        assert await twins[0].read(differences) == []
        for twin in twins:
            await twin.close()
    await postgres_server.command("DROP DATABASE twins")


async def test_a_migration_that_fails_half_way_leaves_nothing(
    postgres_server: PostgresServer, tmp_path: Path, clock: ManualClock
) -> None:
    def fail(work: Work) -> None:
        upgrade(work)
        assert tables(work) >= {*metadata.tables}
        raise LookupError("power cut")

    await postgres_server.command("CREATE DATABASE half")
    for url in (f"sqlite:///{tmp_path}/half.db", postgres_server.url("half")):
        database = await open_database(url, clock.now)
        with pytest.raises(LookupError):
            await database.write(fail)
        assert await database.read(tables) == set()
        await database.migrate()
        assert await database.read(differences) == []
        await database.close()
    await postgres_server.command("DROP DATABASE half")


async def test_sheets_of_the_public_are_counted_before_they_go(tmp_path: Path, clock: ManualClock) -> None:
    """0031: what was handed in stays as figures, and never as fewer than five."""

    def fill(work: Work) -> None:
        command.upgrade(configured(work), "0030_strangers")
        run = work.connection.exec_driver_sql
        run("INSERT INTO org (id, name, kind, contact, created_at) VALUES (1, '支部', 'branch', '', '2027')")
        cycle = "INSERT INTO cycle (id, org_id, year, rules, status, created_at)"
        run(f"{cycle} VALUES (1, 1, 2027, '{{}}', '', '2027-01-01T00:00:00.000000Z')")
        for number in range(6):
            marks = '{"org:1": "满意"}' if number else '{"org:1": "满意", "member:2": "不满意"}'
            run("INSERT INTO public_sheet (cycle_id, id, answers) VALUES (1, ?, ?)", (str(number), marks))
        upgrade(work)

    database = await open_database(f"sqlite:///{tmp_path}/old.db", clock.now)
    await database.write(fill)
    told = await database.read(evaluation.counts, 1, "public")
    assert told == {"org:1": {"满意": 6}, "member:2": {"": 1}}
    await database.close()


def test_a_draft_holds_what_the_migrations_lack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="agree already"):
        draft.draft("0999_nothing", tmp_path)
    more = MetaData()
    for known in metadata.sorted_tables:
        known.to_metadata(more)
    Table("lamp", more, Column("id", Integer, primary_key=True), Column("lit_at", Instant))
    monkeypatch.setattr(draft, "metadata", more)
    written = draft.draft("0999_lamp", tmp_path).read_text()
    assert "op.create_table(lamp" in re.sub(r"[\s'\"]", "", written)
    assert "Instant()" in written
    assert 'revision = "0999_lamp"' in written
    assert "op.drop" not in written
