"""An outbox, a scripted platform and somebody who delivers."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.delivery.worker import Delivery
from dialogs.content import Message
from storage import outbox
from storage.database import Database
from storage.tables import outbox as table
from storage.unit import Work
from tests.delivery.scripted import Scripted
from tests.support.clock import ManualClock


class Post:
    """What a test says and asks of the outbox."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def put(self, key: str, address: str = "li", **other: Any) -> None:
        values: dict[str, Any] = {"kind": "send", "platform": "p", "purpose": "prompt"}
        said = {"message": Message("内容"), **values, **other}

        def verb(work: Work) -> None:
            assert outbox.put(work, key=key, address=address, **said)

        await self.database.write(verb)

    async def status(self) -> dict[str, str]:
        """Key → status."""

        def query(work: Work) -> dict[str, str]:
            rows = work.connection.execute(table.select().order_by(table.c.id))
            return {row.key: row.status for row in rows}

        return await self.database.read(query)


@pytest.fixture
def platform() -> Scripted:
    return Scripted()


@pytest.fixture
def post(sqlite_database: Database) -> Post:
    return Post(sqlite_database)


@pytest.fixture
async def delivery(
    sqlite_database: Database, platform: Scripted, clock: ManualClock
) -> AsyncIterator[Delivery]:
    worker = Delivery(sqlite_database, {"p": platform}, clock)
    yield worker
    await worker.drain()
