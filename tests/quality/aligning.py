"""Lays the pieces of a message along the promises of its label, to teach where one promise ends."""

import re
from itertools import pairwise
from typing import Any

from dialogs.rules.quality import bounds
from dialogs.rules.quality.numerals import figures
from tests.support.learning import Example

_PAIR, _CHARACTER = 1.0, 0.3
# How alike the pieces and labels are so far, and the pieces at which labels began.
Way = tuple[float, tuple[int, ...]]


def of_bounds(row: dict[str, Any], found: list[bounds.Piece], whole: str) -> list[Example]:
    """One example for each place between two pieces of a labelled message."""
    labels = [item.get("text") or "" for item in row["gold"]["items"]]
    if not found or not labels or (len(labels) > 1 and not all(labels)) or len(labels) > len(found):
        return []
    begins = _beginnings([piece.text for piece in found], [figures(label) for label in labels])
    since, examples = 0, []
    for place in range(1, len(found)):
        signs = bounds.bound_signs(bounds.between(found, place, since, whole))
        examples.append(Example(frozenset(signs), bounds.NEW if place in begins else bounds.SAME))
        since = place if place in begins else since
    return examples


def _beginnings(said: list[str], labels: list[str]) -> set[int]:
    """Where the second and each later label begins, so that pieces and labels are as alike as can be."""
    best: dict[int, Way] = {0: (_alike(said[0], labels[0]), ())}
    for place, words in enumerate(said[1:], start=1):
        grown: dict[int, Way] = {}
        for number, label in enumerate(labels):
            stay, begin = best.get(number), best.get(number - 1)
            ways = ([stay] if stay else []) + ([(begin[0], (*begin[1], place))] if begin else [])
            if ways:
                so_far, begun = max(ways)
                grown[number] = (so_far + _alike(words, label), begun)
        best = grown
    return set(best[len(labels) - 1][1])


def _alike(words: str, label: str) -> float:
    ours, theirs = _bare(words), _bare(label)
    both = len({*pairwise(ours)} & {*pairwise(theirs)})
    return _PAIR * both + _CHARACTER * len(set(ours) & set(theirs))


def _bare(text: str) -> str:
    return re.sub(r"[\s,。;、:]", "", text)
