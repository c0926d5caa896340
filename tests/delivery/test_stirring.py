"""What ends while the worker asks the database is noticed: nothing is waited for that is over."""

import asyncio
from typing import Any, cast

from bot.delivery.worker import Delivery
from bot.ports import Delivery as Outcome
from dialogs.content import Message
from storage import health
from storage.database import Database
from tests.delivery.conftest import Post
from tests.delivery.scripted import Scripted
from tests.support.clock import ManualClock


class Counted:
    """A database that takes its time to tell what is due; `counted` is set as soon as it knows."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.counted = asyncio.Event()

    async def read(self, query: Any, *args: Any, **named: Any) -> Any:
        found = await self._database.read(query, *args, **named)
        if query is health.due_now:
            self.counted.set()
            await asyncio.sleep(0.05)
        return found

    def __getattr__(self, name: str) -> Any:
        return getattr(self._database, name)


class Late(Scripted):
    """Sends the message "b" only once somebody has counted after the message "a"."""

    database: Counted

    async def send(self, address: str, message: Message, key: str) -> Outcome:
        if key == "b":
            await self.database.counted.wait()
        self.database.counted.clear()
        return await super().send(address, message, key)


async def test_what_ends_while_it_is_counted_is_not_waited_for(
    sqlite_database: Database, post: Post, clock: ManualClock
) -> None:
    platform = Late()
    platform.database = Counted(sqlite_database)
    await post.put("a", "li")
    await post.put("b", "wang")
    delivery = Delivery(cast(Database, platform.database), {"p": platform}, clock)
    async with asyncio.timeout(10):
        assert await delivery.deliver_due() == 2
