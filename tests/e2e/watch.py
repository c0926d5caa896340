"""One pair of eyes for all phones: however many wait, the bot and the fake are asked once."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from storage.database import Database
from tests.e2e.memory import under_way
from tests.fakes.wecom.running import Fake

#: Seconds; only an outbox that never empties waits so long.
PATIENCE_S = 60.0

_PAUSE_S = 0.03


@dataclass
class Watch:
    """What the outbox still holds, and what the fake has delivered.

    An answer serves everybody who asked before it was looked for.
    """

    fake: Fake
    database: Database
    _clean: float = -1.0
    _looked: float = -1.0
    _delivered: list[dict[str, Any]] = field(default_factory=list)
    _outbox: asyncio.Lock = field(default_factory=asyncio.Lock)
    _history: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def quiet(self) -> None:
        """Wait until everything that may be said now has been said."""
        time = asyncio.get_running_loop().time
        asked = time()
        async with asyncio.timeout(PATIENCE_S):
            while self._clean < asked:
                async with self._outbox:
                    begun = time()
                    if self._clean >= asked:
                        return
                    if await self.database.read(under_way):
                        await asyncio.sleep(_PAUSE_S)
                    else:
                        self._clean = begun

    async def delivered(self) -> list[dict[str, Any]]:
        """Everything the fake has delivered until now."""
        time = asyncio.get_running_loop().time
        asked = time()
        async with self._history:
            if self._looked < asked:
                begun = time()
                self._delivered = (await self.fake.history())["delivered"]
                self._looked = begun
            return self._delivered
