"""Promises written down as bare phrases by quality and category, to learn from.

A line "## quality category" heads the phrases below it, one a line. `improper` is a quality here; a category
`-` is left out.
"""

from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "phrase_lists"
_NONE = frozenset({"empty", "not_a_commitment", "improper"})


def _row(name: str, text: str, quality: str, category: str) -> dict[str, Any]:
    improper = quality == "improper"
    gold: dict[str, Any] = {"quality": "not_a_commitment" if improper else quality, "items": []}
    if improper:
        gold["flags"] = ["improper"]
    if quality not in _NONE:
        known = {} if category == "-" else {"category": category}
        gold["items"] = [{"text": text, "quality": quality, **known}]
    return {"id": name, "utterance": text, "gold": gold, "detail": {}}


def phrases() -> list[dict[str, Any]]:
    """Every phrase as a labelled row."""
    found, quality, category = [], "", ""
    for path in sorted(FOLDER.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.startswith("## "):
                quality, category = line.removeprefix("## ").split(" ")
            elif line.strip():
                found.append(_row(f"{path.stem} {number}", line, quality, category))
    return found
