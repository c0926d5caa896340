"""The port by which a platform tells a page who has opened it."""

from enum import Enum
from typing import Protocol


class LoginRefused(Enum):
    """Why somebody who came to a page was not recognised."""

    SNAPSHOT = "snapshot"  # WeChat shows a picture of the page to somebody who has not agreed to more
    UNKNOWN = "unknown"  # the code is used, too old, or the platform did not answer


class Login(Protocol):
    """How a platform tells a page who has opened it."""

    def ask(self, back: str, state: str) -> str:
        """The address that sends the visitor back to `back` with a code and this state."""
        ...

    async def who(self, code: str) -> str | LoginRefused:
        """The visitor's address on the platform; a code serves once."""
        ...
