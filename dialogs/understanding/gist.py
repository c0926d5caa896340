"""What sort of thing someone says, weighed by many small signs learnt from labelled replies.

One linear model for all questions: runs of one to three characters, the sorts of words and the tables of
wordings that occur, each counted once for every question and once for the question asked, so that what
holds under one question helps under the others. tests/understanding/learn_gist.py computes the weights.
"""

from typing import Final

from dialogs.rules import linear
from dialogs.understanding.said import Said
from dialogs.understanding.sorts import SORTS, TABLES

PACKAGE: Final = "dialogs.understanding.weights"


def signs(said: Said, context: str) -> set[int]:
    """The signs that a reply carries."""
    found = linear.runs(said.text)
    sorts = [place for place, sort in enumerate(SORTS) if sort.find(said.text)]
    found |= {f"#{sort}" for sort in sorts}
    found |= {f"#{first}+{second}" for first in sorts for second in sorts if first < second}
    found |= {f"@{place}" for place, table in enumerate(TABLES) if table.find(said.text)}
    found.add(f"#long{min(len(said.text) // 4, 6)}")
    found.add(f"={said.core}")
    if said.asking:
        found.add("#asking")
    return {linear.hashed(sign) for sign in found} | {linear.hashed(f"{context}|{sign}") for sign in found}


def shares(said: Said, context: str, table: linear.Weights | None = None) -> dict[str, float]:
    """How likely each act is as a reply to this question; together 1."""
    return linear.shares(table or linear.weights_in(PACKAGE), signs(said, context), context)
