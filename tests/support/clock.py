"""A clock that moves only when told to."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")

#: A Monday morning.
START = datetime(2026, 11, 23, 9, 0, tzinfo=SHANGHAI)


class ManualClock:
    """The `Clock` of the tests: starts on Monday 2026-11-23 at 09:00 in Shanghai."""

    def __init__(self, start: datetime = START) -> None:
        self._now = start.astimezone(UTC)

    def now(self) -> datetime:
        """The present moment, aware, UTC."""
        return self._now

    def advance(self, **spans: float) -> datetime:
        """Let time pass: `advance(days=2, hours=1)`; gives the new moment."""
        self._now += timedelta(**spans)
        return self._now

    def set(self, moment: datetime) -> None:
        """Jump to an aware moment."""
        self._now = moment.astimezone(UTC)
