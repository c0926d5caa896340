"""Computes the weights of dialogs/rules/quality/learnt.py from the labelled promises.

Run from the project's folder:
    python -m tests.quality.learn              writes the weights
    python -m tests.quality.learn leave-out    learns without each set in turn and shows the figures
"""

import difflib
import sys
from typing import Any

from dialogs.rules import linear
from dialogs.rules.quality import learnt
from dialogs.rules.quality.items import read_items
from dialogs.rules.quality.lint import as_read
from dialogs.rules.quality.privacy import without_private
from dialogs.rules.quality.tidy import tidy
from tests.quality.phrases import phrases
from tests.quality.scoring import DATA, accepted, rows
from tests.support.learning import Example, fingerprint, weighed, write

NEVER_LEARNT_FROM = {"blind_5"}
ABOUT = "Weights for learnt.py, computed by tests/quality/learn.py."


def sets() -> list[str]:
    return sorted(path.stem for path in DATA.glob("*.jsonl") if path.stem not in NEVER_LEARNT_FROM)


def taught(without: str = "") -> list[dict[str, Any]]:
    """The rows to learn from, all but those of one set, and the phrases."""
    return [row for name in sets() if name != without for row in rows(name)] + phrases()


def mark(labelled: list[dict[str, Any]]) -> str:
    kinds = (
        f"{row['utterance']} {row['gold']['quality']} "
        f"{[item.get('category') for item in row['gold']['items']]}"
        f"{'improper' in row['gold'].get('flags', [])}"
        for row in labelled
    )
    return fingerprint(kinds)


def _detail(row: dict[str, Any]) -> dict[str, str]:
    detail: dict[str, str] = row.get("detail") or {}
    return detail


def _read(row: dict[str, Any]) -> tuple[str, list[str]]:
    """The message as it is read, and the promises that the rules find in it."""
    text = as_read(row["utterance"], _detail(row).get("channel", "text"))
    return text, [tidy(without_private(draft.text)) for draft in read_items(text).drafts]


def of_quality(row: dict[str, Any]) -> Example:
    detail, (text, items) = _detail(row), _read(row)
    signs = learnt.quality_signs(text, detail.get("setting", ""), detail.get("persona", ""), len(items))
    gold = row["gold"]
    improper = gold["quality"] == "not_a_commitment" and "improper" in gold.get("flags", [])
    return Example(frozenset(signs), learnt.IMPROPER if improper else gold["quality"])


def of_category(row: dict[str, Any]) -> list[Example]:
    """One example for each item as it is read, one for each as the label words it."""
    setting, (_, items), found = _detail(row).get("setting", ""), _read(row), []
    for wanted in (item for item in row["gold"]["items"] if "category" in item):
        label = wanted.get("text") or ""
        for text in sorted({label, _nearest(label, items)} - {""}):
            signs = learnt.category_signs(text, setting, wanted.get("quality", ""))
            found.append(Example(frozenset(signs), wanted["category"]))
    return found


def _nearest(text: str, items: list[str]) -> str:
    return max(items, key=lambda item: difflib.SequenceMatcher(None, text, item).ratio(), default="")


def leave_out() -> None:
    """How often the weights alone are right, set by set: quality, then category."""
    for name in sets():
        known = taught(without=name)
        qualities = weighed([of_quality(row) for row in known])
        categories = weighed([one for row in known for one in of_category(row)])
        own = rows(name)
        good = sum(_likeliest(qualities, of_quality(row)) in accepted(row["gold"], "quality") for row in own)
        kinds = [
            (_likeliest(categories, of_category(row)[0]), accepted(row["gold"]["items"][0], "category"))
            for row in own
            if row["gold"]["items"]
        ]
        right = sum(found in wanted for found, wanted in kinds)
        print(f"{name:20} {good / len(own):.3f} {right / max(len(kinds), 1):.3f} of {len(own)}", flush=True)


def _likeliest(weights: linear.Weights, example: Example) -> str:
    likely = linear.shares(weights, example.signs)
    return max(likely, key=likely.__getitem__)


if __name__ == "__main__":
    if sys.argv[1:] == ["leave-out"]:
        leave_out()
    else:
        labelled = taught()
        write(learnt.QUALITIES, [of_quality(row) for row in labelled], mark(labelled), ABOUT)
        write(learnt.CATEGORIES, [one for row in labelled for one in of_category(row)], mark(labelled), ABOUT)
