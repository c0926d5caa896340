"""Replies written down as bare phrases: many for each question and act, to learn from.

A line "## context act" or "## context/scale act" heads the phrases below it, one a line; several contexts are
parted by commas. The act is an intent, or `approve`, `return`, or a grade of the scale. Where a phrase holds
{one|or another}, each wording is taken in turn, in as many phrases as the longest choice has wordings.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "phrase_lists"


def _gold(act: str, scale: str) -> dict[str, Any]:
    if act in {"approve", "return"}:
        return {"intent": "value", "decision": act}
    return {"intent": "value", "rating": act} if act in scale.split("/") else {"intent": act}


def _heads(line: str) -> list[dict[str, Any]]:
    where, act = line.removeprefix("## ").split(" ")
    heads: list[dict[str, Any]] = []
    for place in where.split(","):
        context, _, scale = place.partition("/")
        detail = {"detail": {"scale": scale}} if scale else {}
        heads.append({"context": context, "gold": _gold(act, scale), **detail})
    return heads


def wordings(line: str) -> list[str]:
    """The phrases that a line with choices stands for."""
    pieces = [piece.split("|") for piece in re.split(r"[{}]", line)]
    most = max(len(choices) for choices in pieces)
    return ["".join(choices[turn % len(choices)] for choices in pieces) for turn in range(most)]


def _in_file(path: Path) -> Iterator[dict[str, Any]]:
    heads: list[dict[str, Any]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("## "):
            heads = _heads(line)
        elif line.strip():
            for head in heads:
                for turn, words in enumerate(wordings(line)):
                    yield {"id": f"{path.stem} {number}.{turn} {head['context']}", "utterance": words, **head}


def phrases() -> list[dict[str, Any]]:
    """Every phrase as a labelled row."""
    return [row for path in sorted(FOLDER.glob("*.txt")) for row in _in_file(path)]
