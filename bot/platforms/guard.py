"""Freshness and replay: a signed callback counts once, and only near its time (reliability §3.1).

The protocol binds the timestamp to nothing but the signature, so the receiver must look (§1.3).
The memory is only a shortcut: what must never happen twice is kept apart by the inbox.
"""

from collections import OrderedDict
from datetime import datetime

from bot.platforms.refusals import Stale

CAPACITY = 8192  # entries; only signed callbacks are remembered, so a stranger cannot fill it


class Guard:
    """Remembers the answers given to the callbacks of the last minutes."""

    def __init__(self, max_skew_s: int, capacity: int = CAPACITY) -> None:
        self._skew = float(max_skew_s)
        self._capacity = capacity
        self._answers: OrderedDict[tuple[str, str], tuple[int, float]] = OrderedDict()

    def check_fresh(self, timestamp: str, now: datetime) -> None:
        """Refuse what was signed too long ago or in the future; `timestamp` is decimal seconds.

        Raises:
            Stale: it differs from `now` by more than the permitted skew.
        """
        if abs(now.timestamp() - int(timestamp)) > self._skew:
            raise Stale

    def answer_given(self, nonce: str, signature: str, now: datetime) -> int | None:
        """The status answered before to these very bytes, or None."""
        known = self._answers.get((nonce, signature))
        return known[0] if known and known[1] >= now.timestamp() else None

    def remember(self, nonce: str, signature: str, status: int, now: datetime) -> None:
        """Keep an answer for as long as the callback could pass as fresh."""
        self._answers[nonce, signature] = (status, now.timestamp() + 2 * self._skew)
        self._answers.move_to_end((nonce, signature))
        self._forget(now.timestamp())

    def _forget(self, present: float) -> None:
        while self._answers:
            oldest = next(iter(self._answers))
            if len(self._answers) <= self._capacity and self._answers[oldest][1] >= present:
                return
            del self._answers[oldest]
