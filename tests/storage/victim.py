"""A process that writes until it is killed, and tells which writes were acknowledged."""

import asyncio
from itertools import count
from multiprocessing.connection import Connection

from sqlalchemy import insert

from storage.database import Database, open_database
from storage.tables import org
from storage.unit import Work
from tests.storage.counter import count_up
from tests.support.clock import ManualClock


def pair(work: Work, name: str) -> None:
    """Two rows and the counter: torn where one of the three is missing."""
    for half in "上下":
        work.connection.execute(insert(org).values(name=name + half, created_at=work.now))
    count_up(work, "计数")


def live(url: str, run: int, acknowledged: Connection) -> None:
    """Open the database and write from four tasks, without end."""
    asyncio.run(_live(url, run, acknowledged))


async def _live(url: str, run: int, acknowledged: Connection) -> None:
    database = await open_database(url, ManualClock().now)
    await asyncio.gather(*(_write(database, f"{run}-{task}", acknowledged) for task in range(4)))


async def _write(database: Database, prefix: str, acknowledged: Connection) -> None:
    for number in count():
        name = f"{prefix}-{number}"
        await database.write(pair, name)
        acknowledged.send(name)
