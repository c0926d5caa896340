"""A database on which reading waits its turn with writing: right where everybody acts at once.

Reads share the writer's thread and its batches instead of each taking a connection of its own.
"""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from storage.annex import Annex
from storage.database import Database
from storage.unit import Work

P = ParamSpec("P")
R = TypeVar("R")


class OneHand:
    """`storage.database.Database` over another one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def write(self, verb: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a verb."""
        return await self._database.write(verb, *args, **kwargs)

    async def read(self, query: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a query in the same queue."""
        return await self._database.write(query, *args, **kwargs)

    async def migrate(self) -> None:
        """Bring the tables to the newest shape."""
        await self._database.migrate()

    async def scrub(self, *tables: str) -> None:
        """Take what was deleted out of the files."""
        await self._database.scrub(*tables)

    @property
    def ballots(self) -> Annex:
        """The ballots' own database, as it is."""
        return self._database.ballots

    async def close(self) -> None:
        """Finish and let go."""
        await self._database.close()

    @property
    def checked_out(self) -> int:
        """Connections in use."""
        return self._database.checked_out
