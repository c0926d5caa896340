"""A look into the database of a running installation, past the bot."""

import asyncio
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import or_, select

from storage.database import Database
from storage.schema import metadata
from storage.unit import Work

Row = dict[str, Any]


def now() -> datetime:
    """The real clock, which `serve` goes by."""
    return datetime.now(UTC)


def table(work: Work, name: str) -> list[Row]:
    """All rows of a table in the order of their making."""
    found = metadata.tables[name]
    query = select(found).order_by(*found.primary_key.columns)
    return [dict(row) for row in work.connection.execute(query).mappings()]


def under_way(work: Work) -> int:
    """How many messages are being sent, might be sent now, or wait for another attempt."""
    outbox = metadata.tables["outbox"]
    due = (outbox.c.status == "due") & or_(outbox.c.not_before <= now(), outbox.c.attempts > 0)
    query = select(outbox.c.id).where(or_(outbox.c.status == "sending", due))
    return len(work.connection.execute(query).all())


def _settled(work: Work) -> int:
    outbox = metadata.tables["outbox"]
    return len(work.connection.execute(select(outbox.c.id).where(outbox.c.settled_at.is_not(None))).all())


async def rows(database: Database, name: str) -> list[Row]:
    """All rows of a table in the order of their making."""
    return await database.read(table, name)


async def standing_still(database: Database) -> None:
    """Wait until nothing is sent any more, though there may be rows that somebody killed still holds."""
    before = -1
    while (settled := await database.read(_settled)) != before:
        before = settled
        await asyncio.sleep(1.0)


async def due(database: Database, kind: str, part: int = 0) -> datetime:
    """When that entry of the agenda falls due."""
    found = [row for row in await rows(database, "agenda") if row["kind"] == kind]
    (moment,) = [row["due_at"] for row in found if row["args"].get("part", 0) == part]
    assert isinstance(moment, datetime)
    return moment
