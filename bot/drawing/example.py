"""One question as it is put to somebody: what is drawn, and what the tone is checked on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from dialogs.engine.dialog import View
from dialogs.rules.calendar import ZONE

NOW = datetime(2026, 11, 24, 9, 5, tzinfo=ZONE)


@dataclass(frozen=True, slots=True)
class Example:
    """One question as it is put to somebody. `case` says to whom and when, in Chinese."""

    question: str
    case: str
    args: Mapping[str, Any] = field(default_factory=dict)
    answers: Mapping[str, Any] = field(default_factory=dict)

    @property
    def view(self) -> View:
        """What the question sees."""
        return View(self.answers, self.args, NOW)
