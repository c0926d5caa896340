"""Clocks that do not read the time themselves."""

import json
from datetime import datetime, timedelta
from pathlib import Path

from bot.ports import Clock


class ShiftedClock:
    """Runs with another clock, some way ahead of it; the way is kept in a file.

    The sandbox jumps ahead with it, and after a restart it is still there.
    """

    def __init__(self, base: Clock, file: Path) -> None:
        self._base = base
        self._file = file
        seconds = json.loads(file.read_text())["ahead_s"] if file.exists() else 0.0
        self._ahead = timedelta(seconds=seconds)

    def now(self) -> datetime:
        """The shifted moment, aware, UTC."""
        return self._base.now() + self._ahead

    def jump(self, moment: datetime) -> None:
        """Go ahead to that moment; a moment that is past changes nothing."""
        if moment > self.now():
            self._ahead += moment - self.now()
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(json.dumps({"ahead_s": self._ahead.total_seconds()}))


class ManualClock:
    """Stands still until it is set."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def now(self) -> datetime:
        """The moment it was last set to, aware, UTC."""
        return self._moment

    def jump(self, moment: datetime) -> None:
        """Go ahead to that moment; a moment that is past changes nothing."""
        self._moment = max(self._moment, moment)
