"""The terms of a year's evaluation: fixed before the first vote, kept with the year (R34)."""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from dialogs.rules.index import Weights


@dataclass(frozen=True, slots=True)
class Terms:
    """`shows_index`: the committee sees the reference index (off by default). `covered`: a Party or
    state body to which the notice on votes and scores applies, so that what comes online counts nothing.
    `publicity_days` are working days."""

    weights: Weights = field(default_factory=Weights)
    shows_index: bool = False
    covered: bool = False
    publicity_days: int = 5

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {
            "weights": self.weights.to_json(),
            "shows_index": self.shows_index,
            "covered": self.covered,
            "publicity_days": self.publicity_days,
        }

    @staticmethod
    def from_json(row: dict[str, Any]) -> "Terms":
        """The terms that `to_json` wrote."""
        return Terms(**{**row, "weights": Weights(**row["weights"])})

    @property
    def fingerprint(self) -> str:
        """SHA-256 (hex) of the terms; the journal keeps it from the moment they are fixed."""
        text = json.dumps(self.to_json(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()
