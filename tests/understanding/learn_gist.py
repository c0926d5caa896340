"""Computes the weights of dialogs/understanding/gist.py from the labelled replies.

Run from the project's folder:
    python -m tests.understanding.learn_gist              writes the weights
    python -m tests.understanding.learn_gist leave-out    learns without each author in turn and shows
                                                          how well he is understood by the weights alone
"""

import sys
from typing import Any

from dialogs.rules import linear
from dialogs.understanding import gist
from dialogs.understanding.jsonl import asked_from
from dialogs.understanding.said import hear
from tests.support.learning import Example, fingerprint, weighed, write
from tests.understanding.phrases import phrases
from tests.understanding.scorer import TODAY, rows_of, styles

NEVER_LEARNT_FROM = {"blind_3", "traps_1", "traps_2", "traps_3"}
ABOUT = "Weights for gist.py, computed by tests/understanding/learn_gist.py."


def act_in(row: dict[str, Any]) -> str:
    """Approving, returning and each grade in words are told apart from the other values."""
    gold, context = row["gold"], row["context"]
    if context == "review_decision" and gold["intent"] == "value" and gold.get("decision"):
        return str(gold["decision"])
    rating = gold.get("rating")
    if context == "ask_rating" and isinstance(rating, str) and not rating.isdigit():
        return f"{gist.GRADE}{rating}"
    return str(gold["intent"])


def taught(without: str = "") -> list[dict[str, Any]]:
    """The rows to learn from, all but those of one author, and the phrases."""
    names = [style for style in styles() if style not in NEVER_LEARNT_FROM | {without}]
    rows = [row for name in names for row in rows_of(name) if row["context"] != "ask_commitment"]
    return rows + phrases()


def mark(rows: list[dict[str, Any]]) -> str:
    return fingerprint(f"{row['context']} {row['utterance']} {act_in(row)}" for row in rows)


def example(row: dict[str, Any]) -> Example:
    asked = asked_from(row, TODAY)
    said = hear(row["utterance"], asked.context)
    return Example(frozenset(gist.signs(said, asked)), act_in(row), gist.question(asked))


def leave_out() -> None:
    """How often the weights alone name an act that is as good as the label, author by author."""
    rows, right = 0, 0
    for name in [style for style in styles() if style not in NEVER_LEARNT_FROM]:
        weights = weighed([example(row) for row in taught(without=name)])
        own = [row for row in rows_of(name) if row["context"] != "ask_commitment"]
        good = sum(_is_right(row, weights) for row in own)
        rows, right = rows + len(own), right + good
        print(f"{name:24} {good / len(own):.3f} of {len(own)}", flush=True)
    print(f"{'all':24} {right / rows:.3f} of {rows}")


def _is_right(row: dict[str, Any], weights: linear.Weights) -> bool:
    asked = asked_from(row, TODAY)
    likely = gist.shares(hear(row["utterance"], asked.context), asked, weights)
    act = max(likely, key=likely.__getitem__)
    acting = act in {"approve", "return"} or act.startswith(gist.GRADE)
    return ("value" if acting else act) in {row["gold"]["intent"], *row["gold"].get("alt", [])}


if __name__ == "__main__":
    if sys.argv[1:] == ["leave-out"]:
        leave_out()
    else:
        write(gist.PACKAGE, [example(row) for row in taught()], mark(taught()), ABOUT)
