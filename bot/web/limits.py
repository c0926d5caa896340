"""How often something may be done by everybody together: each process counts for itself."""

from collections import deque
from datetime import datetime, timedelta


class Tap:
    """Lets `most` through within any `span`. Who came is not kept, only when."""

    def __init__(self, most: int, span: timedelta = timedelta(minutes=1)) -> None:
        self._most, self._span = most, span
        self._taken: deque[datetime] = deque()

    def allows(self, now: datetime) -> bool:
        """Whether one more may pass now; if so, it is counted. A clock that was set back begins anew."""
        if self._taken and now < self._taken[-1]:
            self._taken.clear()
        while self._taken and now - self._taken[0] >= self._span:
            self._taken.popleft()
        if len(self._taken) >= self._most:
            return False
        self._taken.append(now)
        return True
