"""What sort of thing someone says, weighed by many small signs learnt from labelled replies.

One linear model for all questions: runs of one to three characters, how clauses begin and end, the sorts of
words that occur, each counted once for every question and once for the question
asked, so that what holds under one question helps under the others. tests/understanding/learn_gist.py
computes the weights.
"""

from typing import Final

from dialogs.rules import linear
from dialogs.understanding.reading import Asked, Reading
from dialogs.understanding.said import Said
from dialogs.understanding.sorts import SORTS

PACKAGE: Final = "dialogs.understanding.weights"
GRADE: Final = "grade "


def question(asked: Asked) -> str:
    """The question as the weights know it: each scale of grades in words is one of its own."""
    if asked.context != "ask_rating" or not asked.scale or asked.scale[0].isdigit():
        return asked.context
    return f"{asked.context} {asked.scale[0]}"


def act_of(found: Reading | None) -> str:
    """The act of a reading as the weights name it: approving, returning and each grade in words are acts."""
    if found is None:
        return ""
    if found.decision and not found.decisions:
        return found.decision
    if found.rating and not found.rating.isdigit():
        return f"{GRADE}{found.rating}"
    return found.intent


def _framed(said: Said) -> set[str]:
    """How clauses begin and end, and the words of the first and of the last."""
    if not said.clauses:
        return set()
    found = set()
    for clause in said.clauses:
        text = clause.text
        found |= {f"<{text[:1]}", f"<{text[:2]}", f">{text[-2:]}", f"<{text}>"}
    found |= {f"first {run}" for run in linear.runs(said.clauses[0].text, longest=2)}
    return found | {f"last {run}" for run in linear.runs(said.clauses[-1].text, longest=2)}


def signs(said: Said, asked: Asked) -> set[int]:
    """The signs that a reply carries."""
    found = linear.runs(said.text) | _framed(said)
    sorts = [place for place, sort in enumerate(SORTS) if sort.find(said.text)]
    found |= {f"#{sort}" for sort in sorts}
    found |= {f"#{first}+{second}" for first in sorts for second in sorts if first < second}
    found.add(f"#long{min(len(said.text) // 4, 6)}")
    found.add(f"={said.core}")
    if said.asking:
        found.add("#asking")
    under = {asked.context, question(asked)}
    return {linear.hashed(sign) for sign in found} | {
        linear.hashed(f"{name}|{sign}") for name in under for sign in found
    }


def shares(said: Said, asked: Asked, table: linear.Weights | None = None) -> dict[str, float]:
    """How likely each act is as a reply to this question; together 1."""
    return linear.shares(table or linear.weights_in(PACKAGE), signs(said, asked), question(asked))
