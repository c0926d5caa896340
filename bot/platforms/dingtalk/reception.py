"""What comes in, by whichever way: heard durably, counted, and answered."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

import structlog

from bot.platforms.dingtalk import decode
from bot.ports import Clock
from dialogs.heard import Heard

_log = structlog.get_logger(__name__)

#: Makes what was heard durable; when it returns, the platform may be told that we have it.
Receive = Callable[[Heard], Awaitable[None]]
Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reception:
    """Takes messages, taps and events. `counted` is told of each one that counts against the budget.

    Whatever `receive` raises comes out unchanged: then nothing may be acknowledged.
    """

    receive: Receive
    counted: Callable[[], Awaitable[None]]
    clock: Clock

    async def message(self, body: Fields) -> None:
        """A message to the bot.

        Raises:
            BadPayload: it is none.
        """
        found = decode.message(body, self.clock.now())
        if not found:
            _log.info("dingtalk.message.of_no_use")
        for heard in found:
            await self.receive(heard)
        await self.counted()

    async def tap(self, body: Fields) -> Fields:
        """A tap on a card; gives what the card is to show.

        Raises:
            BadPayload: it is none.
        """
        heard = decode.tap(body, self.clock.now())
        if heard is not None:
            await self.receive(heard)
        await self.counted()
        return decode.tapped(body)

    async def event(self, event_type: str, event_id: str, body: Fields) -> None:
        """An event of the address book; those cost nothing."""
        for heard in decode.left(event_type, event_id, body, self.clock.now()):
            await self.receive(heard)
