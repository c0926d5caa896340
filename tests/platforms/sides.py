"""What the conformance suite asks of a platform's fake, whatever platform it is.

A new platform writes one class here and stands in `SIDES`; the suite then runs over it.
"""

import asyncio
from abc import ABC, abstractmethod
from dataclasses import dataclass, field

from bot.ports import Platform
from dialogs.heard import Heard


@dataclass(frozen=True)
class Shown:
    """Something that somebody (or a group) was shown: its words, and what can be tapped."""

    where: str
    words: str
    buttons: tuple[str, ...] = ()


@dataclass
class Desk:
    """The bot's own side. What was heard is kept by its key, as the inbox keeps it."""

    heard: list[Heard] = field(default_factory=list)
    deliveries: int = 0
    broken: bool = False
    slow: float = 0.0

    async def receive(self, heard: Heard) -> None:
        self.deliveries += 1
        await asyncio.sleep(self.slow)
        if self.broken:
            raise RuntimeError("the database is away")
        if heard.key not in {one.key for one in self.heard}:
            self.heard.append(heard)

    async def until(self, number: int, seconds: float = 10.0) -> list[Heard]:
        """Wait until so much was heard."""
        async with asyncio.timeout(seconds):
            while True:
                if len(self.heard) >= number:
                    return self.heard
                await asyncio.sleep(0.02)


class Side(ABC):
    """One platform with its fake. `member` is somebody's account, `group` the address of a group."""

    platform: Platform
    desk: Desk
    member: str
    group: str
    #: Whether something can be pushed over a line that may break.
    has_line = False

    @abstractmethod
    async def says(self, words: str) -> None:
        """The member types something; returns when it was delivered or is on its way."""

    @abstractmethod
    async def says_twice(self, words: str, between: str = "") -> None:
        """The same message is delivered twice, in another envelope; `between` is another message."""

    @abstractmethod
    async def speaks(self, sound: bytes, words: str) -> None:
        """The member records something; `words` where the platform transcribes."""

    @abstractmethod
    async def taps(self, label: str) -> None:
        """The member taps a button of the newest card."""

    @abstractmethod
    async def shown(self) -> list[Shown]:
        """Everything that was shown to anybody."""

    @abstractmethod
    async def marked(self) -> list[str]:
        """Which choice each tapped card shows."""

    @abstractmethod
    async def lose_token(self) -> None:
        """The platform forgets the access token."""

    @abstractmethod
    async def lose_answer(self) -> None:
        """The next message is taken, and the answer lost."""

    @abstractmethod
    async def page_instead(self) -> None:
        """The next message is answered with a page of HTML."""

    @abstractmethod
    async def unacknowledged(self) -> int:
        """How much of what was delivered waits for an acknowledgement."""

    @abstractmethod
    async def cut_line(self) -> None:
        """The line, where there is one, breaks without a word."""

    @abstractmethod
    async def stop(self) -> None:
        """The bot stops hearing; what has come is finished."""
