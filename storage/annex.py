"""A database of its own beside the house's: opened, and given its tables, when it is first needed."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from storage.unit import Work

P = ParamSpec("P")
R = TypeVar("R")


class Store(Protocol):
    """What a database can do."""

    async def write(self, verb: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a verb in one transaction and give what it returned, after the commit."""
        ...

    async def read(self, query: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a query on one consistent view of the data."""
        ...

    async def scrub(self, *tables: str) -> None:
        """Take what was deleted from these tables out of the files too."""
        ...

    async def close(self) -> None:
        """Finish what is under way and let go of everything."""
        ...


class Annex:
    """The ballots' database: it has nothing in common with the rest, neither file nor backup."""

    def __init__(self, opening: Callable[[], Awaitable[Store]]) -> None:
        self._opening = opening
        self._store: Store | None = None
        self._door = asyncio.Lock()

    async def write(self, verb: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """See `Store.write`."""
        return await (await self._opened()).write(verb, *args, **kwargs)

    async def read(self, query: Callable[Concatenate[Work, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """See `Store.read`."""
        return await (await self._opened()).read(query, *args, **kwargs)

    async def scrub(self, *tables: str) -> None:
        """See `Store.scrub`."""
        await (await self._opened()).scrub(*tables)

    async def close(self) -> None:
        """See `Store.close`. Does nothing when it was never needed."""
        async with self._door:
            if self._store is not None:
                await self._store.close()

    async def _opened(self) -> Store:
        async with self._door:
            if self._store is None:
                self._store = await self._opening()
            return self._store
