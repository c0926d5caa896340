"""Computes the weights of dialogs/understanding/gist.py from the labelled replies.

Run from the project's folder: python -m tests.understanding.learn_gist
"""

import math
import random
import zlib
from base64 import b85encode
from pathlib import Path

from dialogs.understanding import gist
from dialogs.understanding.said import hear
from tests.understanding.scorer import rows_of, styles

NEVER_LEARNT_FROM = {"blind_3"}
ROUNDS, RATE, SHRINK = 18, 0.3, 2e-4
TARGET = Path(gist.__file__).with_name("gist_weights.py")
Example = tuple[list[int], int]


def examples() -> list[Example]:
    """The signs of each unasked reply and the place of its act."""
    found = []
    for style in styles():
        if style in NEVER_LEARNT_FROM:
            continue
        for row in rows_of(style):
            if row["context"] == "idle":
                intent = row["gold"]["intent"]
                act = gist.ACTS.index(intent if intent in gist.ACTS else "other")
                found.append((sorted(gist.signs(hear(row["utterance"], "idle"))), act))
    return found


def learnt(known: list[Example]) -> list[list[float]]:
    """Weights by act and bucket: multinomial logistic regression by stochastic descent."""
    weights = [[0.0] * gist.BUCKETS for _ in gist.ACTS]
    order = list(known)
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
    return bytes(
        max(-127, min(127, round(value / gist.STEP))) & 0xFF for row in weights for value in row
    )


def main() -> None:
    """Write the weights as a module."""
    packed = b85encode(zlib.compress(rounded(learnt(examples())), 9)).decode()
    lines = "\n".join(f'    "{packed[start : start + 104]}"' for start in range(0, len(packed), 104))
    TARGET.write_text(
        f'"""Weights of gist.py, computed by tests/understanding/learn_gist.py."""\n\nPACKED = (\n{lines}\n)\n',
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
