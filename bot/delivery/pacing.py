"""How often one recipient may be written to: never more than a ceiling within any minute.

Platforms drop what is above their limits without a word, so the ceilings are ours and lie below.
"""

from collections import deque
from datetime import datetime, timedelta

#: Platform and address of a person or a group.
Recipient = tuple[str, str]

_MINUTE = timedelta(minutes=1)


class Pacing:
    """Remembers the last minute of each recipient."""

    def __init__(self) -> None:
        self._sent: dict[Recipient, deque[datetime]] = {}
        self._free_at: dict[Recipient, datetime] = {}

    def took(self, recipient: Recipient, ceiling: int, now: datetime) -> None:
        """One message more for a recipient who gets at most `ceiling` within a minute."""
        sent = self._sent.setdefault(recipient, deque())
        sent.append(now)
        while sent[0] <= now - _MINUTE:
            sent.popleft()
        if len(sent) >= ceiling:
            self._free_at[recipient] = sent[-ceiling] + _MINUTE

    def resting(self, now: datetime) -> frozenset[Recipient]:
        """Who can take no more at present."""
        self._forget(now)
        return frozenset(self._free_at)

    def next_free(self, now: datetime) -> datetime | None:
        """When the first of those who rest can take more."""
        self._forget(now)
        return min(self._free_at.values(), default=None)

    def _forget(self, now: datetime) -> None:
        for recipient in [who for who, moment in self._free_at.items() if moment <= now]:
            del self._free_at[recipient]
        for recipient in [who for who, sent in self._sent.items() if sent[-1] <= now - _MINUTE]:
            del self._sent[recipient]
