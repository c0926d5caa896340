"""A second process on the same file: `python -m tests.storage.other_process <url> <name> <times>`."""

import asyncio
import sys

from storage.database import open_database
from tests.storage.counter import count_up
from tests.support.clock import ManualClock


async def main(url: str, name: str, times: int) -> None:
    database = await open_database(url, ManualClock().now)
    for _ in range(times):
        await database.write(count_up, name)
    await database.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
