"""What the fake remembers, and the knobs by which a test makes it misbehave (platform page §7)."""

import secrets
from dataclasses import dataclass, field
from typing import Any

from tests.fakes.wecom.world import Fault, World

APP_ID, SECRET = "wx0123456789abcdef", "the-right-secret"

#: What a follower's own message opens, and what his menu, scan or subscription opens: seconds and messages.
AFTER_WORDS, AFTER_EVENT = (48 * 3600, 5), (60, 3)


@dataclass
class Knobs:
    """Settings that `/_fake/knobs` changes."""

    app_id: str = APP_ID
    secret: str = SECRET
    token_life: int = 7200
    reject_every_token: bool = False
    token_delay: float = 0.0
    verified: bool = True
    listed_ip: bool = True
    snapshot: bool = False


@dataclass
class Window:
    """Until when, and how many messages more, a follower may be written to."""

    until: float
    left: int


@dataclass
class OfficialWorld(World):
    """One account and its followers."""

    knobs: Knobs = field(default_factory=Knobs)  # type: ignore[assignment]
    windows: dict[str, list[Window]] = field(default_factory=dict)
    menu: dict[str, Any] = field(default_factory=dict)

    def opens(self, openid: str, *, words: bool) -> None:
        seconds, count = AFTER_WORDS if words else AFTER_EVENT
        self.windows.setdefault(openid, []).append(Window(self.now() + seconds, count))

    def code(self, openid: str) -> str:
        """A login code: used once."""
        code = secrets.token_urlsafe(24)
        self.login_codes[code] = openid
        return code


__all__ = ["APP_ID", "SECRET", "Fault", "OfficialWorld"]
