"""The pause after a used-up quota.

WeCom blocks for as long as the window that was exceeded: a minute, an hour, a day (platform page
§4.1). It does not say which, so the first pause is a minute and the following ones an hour.
"""

from collections.abc import Callable

from wechatpy.constants import WeChatErrorCode as Code

from bot.platforms.wecom.errors import failure
from bot.ports import Failed

FIRST = 60.0  # seconds
LATER = 3600.0


class Pause:
    """Keeps every call back while a quota is used up. `now` gives seconds of a steady clock."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._until = 0.0
        self._blocked = False

    def standing(self) -> Failed | None:
        """The failure to answer without asking, or None when calls may go out."""
        left = self._until - self._now()
        return self._failed(left) if left > 0 else None

    def begin(self) -> Failed:
        """Start a pause: the platform has just refused for frequency (45009)."""
        standing = self.standing()
        if standing is not None:
            return standing  # several calls were under way when the first of them was refused
        length = LATER if self._blocked else FIRST
        self._blocked = True
        self._until = self._now() + length
        return self._failed(length)

    def end(self) -> None:
        """A call has been accepted again."""
        self._blocked = False

    def _failed(self, left: float) -> Failed:
        return Failed(failure(Code.OUT_OF_API_FREQ_LIMIT).reason, retry_after=left)
