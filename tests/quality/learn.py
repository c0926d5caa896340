"""Computes the weights of dialogs/rules/quality/learnt.py and bounds.py from the labelled promises.

Run from the project's folder:
    python -m tests.quality.learn              writes the weights
    python -m tests.quality.learn leave-out    learns without each set in turn and shows the figures
"""

import difflib
import sys
from dataclasses import dataclass
from typing import Any

from dialogs.rules import linear
from dialogs.rules.quality import bounds, learnt
from dialogs.rules.quality.draft import Draft
from dialogs.rules.quality.items import read_items
from dialogs.rules.quality.lint import as_read
from dialogs.rules.quality.privacy import without_private
from dialogs.rules.quality.tidy import tidy
from tests.quality.aligning import of_bounds
from tests.quality.phrases import phrases
from tests.quality.scoring import DATA, accepted, rows
from tests.support.learning import Example, fingerprint, weighed, write

NEVER_LEARNT_FROM = {"blind_5"}
ABOUT = "Weights computed by tests/quality/learn.py."


def sets() -> list[str]:
    return sorted(path.stem for path in DATA.glob("*.jsonl") if path.stem not in NEVER_LEARNT_FROM)


def taught(without: str = "") -> list[dict[str, Any]]:
    """The rows to learn from, all but those of one set, and the phrases."""
    return [row for name in sets() if name != without for row in rows(name)] + phrases()


def mark(labelled: list[dict[str, Any]]) -> str:
    kinds = (
        f"{row['utterance']} {row['gold']['quality']} "
        f"{[(item.get('category'), item.get('text')) for item in row['gold']['items']]}"
        f"{'improper' in row['gold'].get('flags', [])}"
        for row in labelled
    )
    return fingerprint(kinds)


def _detail(row: dict[str, Any]) -> dict[str, str]:
    detail: dict[str, str] = row.get("detail") or {}
    return detail


def _read(row: dict[str, Any]) -> tuple[str, list[Draft]]:
    """The message as it is read, and the promises that the rules find in it."""
    text = as_read(row["utterance"], _detail(row).get("channel", "text"))
    return text, read_items(text).drafts


def _cut(row: dict[str, Any], cuts: linear.Weights) -> tuple[str, list[str]]:
    """The message as it is read, and the words of its promises."""
    text, drafts = _read(row)
    drafts = bounds.rebound(drafts, text, lambda part: False, cuts)
    return text, [tidy(without_private(draft.text)) for draft in drafts]


def of_cuts(row: dict[str, Any]) -> list[Example]:
    text, drafts = _read(row)
    return of_bounds(row, bounds.pieces(drafts, text), text)


def of_quality(row: dict[str, Any], cuts: linear.Weights) -> Example:
    detail, (text, items) = _detail(row), _cut(row, cuts)
    signs = learnt.quality_signs(text, detail.get("setting", ""), detail.get("persona", ""), len(items))
    gold = row["gold"]
    improper = gold["quality"] == "not_a_commitment" and "improper" in gold.get("flags", [])
    return Example(frozenset(signs), learnt.IMPROPER if improper else gold["quality"])


def of_category(row: dict[str, Any], cuts: linear.Weights) -> list[Example]:
    """One example for each item as it is read, one for each as the label words it."""
    setting, (_, items), found = _detail(row).get("setting", ""), _cut(row, cuts), []
    for wanted in (item for item in row["gold"]["items"] if "category" in item):
        label = wanted.get("text") or ""
        for text in sorted({label, _nearest(label, items)} - {""}):
            signs = learnt.category_signs(text, setting, wanted.get("quality", ""))
            found.append(Example(frozenset(signs), wanted["category"]))
    return found


def _nearest(text: str, items: list[str]) -> str:
    return max(items, key=lambda item: difflib.SequenceMatcher(None, text, item).ratio(), default="")


@dataclass(frozen=True)
class Taught:
    """All weights that come of the same labelled rows."""

    cuts: linear.Weights
    qualities: linear.Weights
    categories: linear.Weights


def learnt_from(known: list[dict[str, Any]]) -> Taught:
    cuts = weighed([one for row in known for one in of_cuts(row)])
    qualities = weighed([of_quality(row, cuts) for row in known])
    return Taught(cuts, qualities, weighed([one for row in known for one in of_category(row, cuts)]))


def leave_out() -> None:
    """How often the weights alone are right, set by set: quality, then category.

    Then how often the number of items is, by the rules and with the weights, where there is a promise.
    """
    for name in sets():
        found, own = learnt_from(taught(without=name)), rows(name)
        good = [_likeliest(found.qualities, of_quality(row, found.cuts)) for row in own]
        right = sum(said in accepted(row["gold"], "quality") for said, row in zip(good, own, strict=True))
        kinds = [row for row in own if row["gold"]["items"]]
        fits = sum(
            _likeliest(found.categories, of_category(row, found.cuts)[0])
            in accepted(row["gold"]["items"][0], "category")
            for row in kinds
        )
        counts = [
            (len(_read(row)[1]), len(_cut(row, found.cuts)[1]), len(row["gold"]["items"])) for row in kinds
        ]
        counts = [count for count in counts if count[0]]
        rules = sum(count[0] == count[2] for count in counts)
        both = sum(count[1] == count[2] for count in counts)
        shares = f"{right / len(own):.3f} {fits / max(len(kinds), 1):.3f} of {len(own)}"
        print(f"{name:20} {shares}; items {rules} {both} of {len(counts)}", flush=True)


def _likeliest(weights: linear.Weights, example: Example) -> str:
    likely = linear.shares(weights, example.signs)
    return max(likely, key=likely.__getitem__)


if __name__ == "__main__":
    if sys.argv[1:] == ["leave-out"]:
        leave_out()
    else:
        labelled = taught()
        write(bounds.BOUNDS, [one for row in labelled for one in of_cuts(row)], mark(labelled), ABOUT)
        cuts = linear.weights_in(bounds.BOUNDS)
        write(learnt.QUALITIES, [of_quality(row, cuts) for row in labelled], mark(labelled), ABOUT)
        kinds = [one for row in labelled for one in of_category(row, cuts)]
        write(learnt.CATEGORIES, kinds, mark(labelled), ABOUT)
