"""Computes the weights of dialogs/understanding/gist.py from the labelled replies.

Run from the project's folder: python -m tests.understanding.learn_gist
"""

import math
import random
import zlib
from base64 import b85encode
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dialogs.understanding import gist
from dialogs.understanding.reading import CONTEXTS
from dialogs.understanding.said import hear
from tests.understanding.scorer import rows_of, styles

NEVER_LEARNT_FROM = {"blind_3"}
ROUNDS, RATE, SHRINK, FEWEST = 18, 0.3, 2e-4, 3
FOLDER = Path(gist.__file__).parent / "weights"
LEARNT = [context for context in CONTEXTS if context != "ask_commitment"]


@dataclass(frozen=True)
class Lesson:
    """The labelled replies to one question: the signs of each and the place of its act."""

    acts: tuple[str, ...]
    buckets: int
    known: list[tuple[list[int], int]]


def act_in(gold: dict[str, Any]) -> str:
    """A return is told apart from the other values."""
    return "return" if gold.get("decision") == "return" else str(gold["intent"])


def lesson(context: str) -> Lesson:
    rows = [
        row
        for style in styles()
        if style not in NEVER_LEARNT_FROM
        for row in rows_of(style)
        if row["context"] == context
    ]
    counted = Counter(act_in(row["gold"]) for row in rows)
    acts = tuple(sorted(act for act, count in counted.items() if count >= FEWEST))
    buckets = 2048 if context == "idle" else 1024
    known = []
    for row in rows:
        act = act_in(row["gold"])
        if act in acts:
            found = {sign % buckets for sign in gist.signs(hear(row["utterance"], context))}
            known.append((sorted(found), acts.index(act)))
    return Lesson(acts, buckets, known)


def learnt(task: Lesson) -> list[list[float]]:
    """Weights by act and bucket: multinomial logistic regression by stochastic descent."""
    weights = [[0.0] * task.buckets for _ in task.acts]
    order = list(task.known)
    shuffler = random.Random(1)
    for _ in range(ROUNDS):
        shuffler.shuffle(order)
        for found, act in order:
            _step(weights, found, act)
    return weights


def _step(weights: list[list[float]], found: list[int], act: int) -> None:
    scale = 1 / math.sqrt(len(found))
    sums = [scale * sum(row[sign] for sign in found) for row in weights]
    highest = max(sums)
    shares = [math.exp(value - highest) for value in sums]
    total = sum(shares)
    for place, row in enumerate(weights):
        slope = shares[place] / total - (place == act)
        if abs(slope) >= 0.02:
            for sign in found:
                row[sign] -= RATE * (slope * scale + SHRINK * row[sign])


def rounded(weights: list[list[float]]) -> bytes:
    """The weights as signed bytes, act after act."""
    return bytes(max(-127, min(127, round(value / gist.STEP))) & 0xFF for row in weights for value in row)


def module(task: Lesson) -> str:
    """The source of the module that holds the weights."""
    packed = b85encode(zlib.compress(rounded(learnt(task)), 9)).decode()
    lines = "\n".join(f'    "{packed[start : start + 100]}"' for start in range(0, len(packed), 100))
    acts = "\n".join(f'    "{act}",' for act in task.acts)
    about = '"""Weights for gist.py, computed by tests/understanding/learn_gist.py."""'
    return f"{about}\n\nACTS = (\n{acts}\n)\nBUCKETS = {task.buckets}\nPACKED = (\n{lines}\n)\n"


def main() -> None:
    """Write the weights as one module for each question."""
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "__init__.py").write_text("", encoding="utf-8")
    for context in LEARNT:
        (FOLDER / f"{context}.py").write_text(module(lesson(context)), encoding="utf-8")


if __name__ == "__main__":
    main()
