"""From the line into the house: in the order of each person, kept until it is durable.

The platform does not repeat what was not taken in. So a word is offered again while the database is
away, and when patience ends its author is asked to say it again.
"""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

import structlog

from dialogs.heard import Heard

Receive = Callable[[Heard], Awaitable[None]]

#: Seconds between offering a word again; together about half a minute.
PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0)

#: How long words under way may still take when the service stops; seconds.
DRAIN = 8.0

_log = structlog.get_logger(__name__)


class Intake:
    """Hands over what was heard. `lost` is called for a word that could not be kept."""

    def __init__(
        self, receive: Receive, lost: Callable[[Heard], Awaitable[None]], pauses: tuple[float, ...] = PAUSES
    ) -> None:
        self._receive = receive
        self._lost = lost
        self._pauses = pauses
        self._last: dict[str, asyncio.Task[None]] = {}
        self._closed = False

    def take(self, heard: tuple[Heard, ...]) -> None:
        """Hand these over, after everything that the same person said before."""
        for one in heard:
            if self._closed:
                return
            before = self._last.get(one.address)
            task = asyncio.create_task(self._after(before, one))
            self._last[one.address] = task
            task.add_done_callback(partial(self._forget, one.address))

    async def close(self) -> None:
        """Take nothing more; what is under way is brought to its end."""
        self._closed = True
        under_way = set(self._last.values())
        if under_way:
            await asyncio.wait(under_way, timeout=DRAIN)

    async def _after(self, before: asyncio.Task[None] | None, heard: Heard) -> None:
        if before is not None:
            await asyncio.wait((before,))
        for pause in (*self._pauses, None):
            try:
                await self._receive(heard)
                return
            except Exception as error:
                # The type alone: a message or a traceback could carry what a person wrote.
                _log.error("robot_not_kept", error=type(error).__name__, again=pause is not None)
            if pause is None:
                await self._lost(heard)
            else:
                await asyncio.sleep(pause)

    def _forget(self, address: str, done: asyncio.Task[None]) -> None:
        if self._last.get(address) is done:
            del self._last[address]
