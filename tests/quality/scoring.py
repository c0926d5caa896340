"""Scores the judgement of commitments against labelled rows, by the guide's rules.

`null` as a due day equals the last day of the period; quantities and categories may have accepted variants.
"""

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from dialogs.rules.quality.jsonl import answer_row

DATA = Path(__file__).parent / "data"
TODAY = date(2026, 11, 23)


@dataclass(slots=True)
class Score:
    """Right answers and questions by name, and what would do harm."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    harms: list[str] = field(default_factory=list)

    def mark(self, name: str, right: bool) -> None:
        self.asked[name] += 1
        self.right[name] += right

    def share(self, name: str) -> float:
        return self.right[name] / self.asked[name]

    def __iadd__(self, other: "Score") -> "Score":
        self.right += other.right
        self.asked += other.asked
        self.harms += other.harms
        return self


def rows(name: str) -> list[dict[str, Any]]:
    lines = (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def accepted(gold: dict[str, Any], slot: str) -> set[Any]:
    return {gold[slot], *gold.get(f"{slot}_alt", [])}


def same_due(gold: dict[str, Any], said: str | None, period: str) -> bool:
    end = "2026-12-31" if "2026" in period else "2027-12-31"
    return (said or end) in {day or end for day in accepted(gold, "due")}


def harms(row: dict[str, Any], said: dict[str, Any]) -> list[str]:
    gold, found = row["gold"], []
    nothing = gold["quality"] in {"empty", "not_a_commitment"}
    if said["quality"] == "good" and (nothing or "improper" in gold.get("flags", [])):
        found.append(f"{row['id']} was taken in: {row['utterance']}")
    return found


def score(name: str) -> Score:
    total = Score()
    for row in rows(name):
        gold, said = row["gold"], answer_row(row, TODAY)
        total.harms += harms(row, said)
        total.mark("quality", said["quality"] in accepted(gold, "quality"))
        total.mark("items", len(said["items"]) == len(gold["items"]))
        total.mark("strict", said["quality"] == gold["quality"])
        period = row["detail"].get("period", "2027")
        for index, wanted in enumerate(gold["items"]):
            item = said["items"][index] if index < len(said["items"]) else {}
            total.mark("due", bool(item) and same_due(wanted, item["due"], period))
            total.mark("quantity", item.get("quantity") in accepted(wanted, "quantity"))
            total.mark("category", item.get("category") in accepted(wanted, "category"))
    return total
