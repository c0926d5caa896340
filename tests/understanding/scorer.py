"""Scores readings against labelled replies, by the definitions of the labelling guide.

A row is {"id", "context", "utterance", "detail"?, "gold"}; gold holds `intent`, perhaps `alt`
(other intents that are as good) and the slots that the reply speaks of.
"""

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from dialogs.understanding.jsonl import answer_row

TODAY = date(2026, 11, 23)
DATA = Path(__file__).parent / "data"
NOT_A_YES = {"no", "unclear", "help", "cancel", "value", "defer"}
NOT_DONE = {"not_started", "unclear", "help"}


@dataclass
class Tally:
    """What was right and what was not."""

    rows: int = 0
    strict: int = 0
    lenient: int = 0
    whole: int = 0
    harms: list[str] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)
    slots: Counter[str] = field(default_factory=Counter)

    def share(self, right: int) -> float:
        return right / max(self.rows, 1)


def rows_of(style: str) -> list[dict[str, Any]]:
    lines = (DATA / f"{style}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def styles() -> list[str]:
    return sorted(path.stem for path in DATA.glob("*.jsonl"))


def percent_is_right(gold: dict[str, Any], said: int | None) -> bool:
    wanted, span = gold["percent"], gold.get("percent_range")
    if said is None:
        return wanted is None or bool(gold.get("percent_optional"))
    return bool(span and span[0] <= said <= span[1]) or (wanted is not None and abs(said - wanted) <= 1)


def _accepted(gold: dict[str, Any], slot: str, others: str) -> set[str]:
    return {str(value) for value in [gold[slot], *gold.get(others, [])]}


def _pairs(decisions: list[dict[str, str]]) -> set[tuple[str, str]]:
    return {(re.sub(r"\D", "", d["ref"]), d["decision"]) for d in decisions}


def wrong_slots(gold: dict[str, Any], said: dict[str, Any]) -> list[str]:
    wrong = []
    if "percent" in gold and not percent_is_right(gold, said["percent"]):
        wrong.append("percent")
    for slot, others in (("date", "date_alt"), ("decision", "alt_decision"), ("rating", "alt_rating")):
        if slot in gold and str(said[slot]) not in _accepted(gold, slot, others):
            wrong.append(slot)
    if "decisions" in gold and _pairs(gold["decisions"]) != _pairs(said["decisions"]):
        wrong.append("decisions")
    return wrong


def harm_of(gold: dict[str, Any], said: dict[str, Any]) -> str:
    """The damage that a misreading would do, or an empty string."""
    accepted = {gold["intent"], *gold.get("alt", [])}
    intent = said["intent"]
    if intent == "yes" and "yes" not in accepted and gold["intent"] in NOT_A_YES:
        return f"{gold['intent']} taken for yes"
    if intent == "done" and "done" not in accepted and gold["intent"] in NOT_DONE:
        return f"{gold['intent']} taken for done"
    if said["decision"] == "approve" and gold.get("decision") != "approve":
        return "approved what was not approved"
    ratings = {str(value) for value in [gold.get("rating"), *gold.get("alt_rating", [])]}
    if (
        said["rating"] is not None
        and str(said["rating"]) not in ratings
        and intent not in gold.get("alt", [])
    ):
        return "a grade was made up or turned round"
    if said["date"] and "date" in gold and gold["date"] is None:
        return "a date was made up"
    return ""


def score(rows: list[dict[str, Any]]) -> Tally:
    tally = Tally()
    for row in rows:
        gold, said = row["gold"], answer_row(row, TODAY)
        accepted = {gold["intent"], *gold.get("alt", [])}
        lenient = said["intent"] in accepted
        wrong = wrong_slots(gold, said) if lenient else []
        tally.rows += 1
        tally.strict += said["intent"] == gold["intent"]
        tally.lenient += lenient
        tally.whole += lenient and not wrong
        tally.slots.update(wrong)
        if harm := harm_of(gold, said):
            tally.harms.append(f"{row['id']} {harm}: {row['utterance']}")
        if not lenient or wrong:
            tally.misses.append(f"{row['id']} {row['utterance']} -> {said['intent']} {wrong} ({said['why']})")
    return tally
