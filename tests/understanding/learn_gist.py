"""Computes the weights of dialogs/understanding/gist.py from the labelled replies.

Run from the project's folder:
    python -m tests.understanding.learn_gist              writes the weights
    python -m tests.understanding.learn_gist leave-out    learns without each author in turn and shows
                                                          how well he is understood by the weights alone
"""

import hashlib
import math
import random
import sys
from base64 import b64encode
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dialogs.understanding import gist
from dialogs.understanding.reading import CONTEXTS
from dialogs.understanding.said import hear
from tests.understanding.scorer import rows_of, styles

NEVER_LEARNT_FROM = {"blind_3"}
ROUNDS, RATE, DECAY, SHRINK, FEWEST, SLIGHT = 15, 1.0, 0.9, 5e-3, 3, 0.01
FOLDER = Path(gist.__file__).parent / "weights"
LINE, LINES = 100, 280


@dataclass(frozen=True)
class Lesson:
    """Labelled replies: the signs of each, its question and the place of its act."""

    acts: tuple[str, ...]
    allowed: dict[str, tuple[int, ...]]
    keys: tuple[int, ...]
    known: list[tuple[list[int], int, str]] = field(repr=False)


def act_in(gold: dict[str, Any]) -> str:
    """A return is told apart from the other values."""
    return "return" if gold.get("decision") == "return" else str(gold["intent"])


def taught(without: str = "") -> list[dict[str, Any]]:
    """The rows to learn from, all but those of one author."""
    names = [style for style in styles() if style not in NEVER_LEARNT_FROM | {without}]
    return [row for name in names for row in rows_of(name) if row["context"] != "ask_commitment"]


def fingerprint(rows: list[dict[str, Any]]) -> str:
    """Tells one body of labelled replies from another."""
    lines = [f"{row['context']} {row['utterance']} {act_in(row['gold'])}" for row in rows]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def lesson(rows: list[dict[str, Any]]) -> Lesson:
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        counted[row["context"]][act_in(row["gold"])] += 1
    acts = tuple(sorted({act for counter in counted.values() for act in counter}))
    allowed: dict[str, tuple[int, ...]] = {
        context: tuple(place for place, act in enumerate(acts) if counted[context][act] >= FEWEST)
        for context in CONTEXTS
        if context in counted
    }
    heard = [(gist.signs(hear(row["utterance"], row["context"]), row["context"]), row) for row in rows]
    seen = Counter(sign for signs, _ in heard for sign in signs)
    keys = tuple(sorted(sign for sign, count in seen.items() if count >= FEWEST))
    places = {key: place for place, key in enumerate(keys)}
    known = []
    for signs, row in heard:
        act = acts.index(act_in(row["gold"]))
        if act in allowed[row["context"]]:
            known.append((sorted(places[s] for s in signs if s in places), act, row["context"]))
    return Lesson(acts, allowed, keys, known)


def learnt(task: Lesson) -> list[list[float]]:
    """Weights by sign and act: multinomial logistic regression by stochastic descent."""
    weights = [[0.0] * len(task.acts) for _ in task.keys]
    order = list(task.known)
    shuffler = random.Random(1)
    rate = RATE
    for _ in range(ROUNDS):
        shuffler.shuffle(order)
        for found, act, context in order:
            _step(weights, found, act, task.allowed[context], rate)
        rate *= DECAY
    return weights


def _step(
    weights: list[list[float]], found: list[int], act: int, allowed: tuple[int, ...], rate: float
) -> None:
    scale = 1 / math.sqrt(len(found) or 1)
    lines = [weights[sign] for sign in found]
    sums = [scale * sum(column) for column in zip(*lines, strict=True)] or [0.0] * len(allowed)
    highest = max(sums[place] for place in allowed)
    raised = {place: math.exp(sums[place] - highest) for place in allowed}
    whole = sum(raised.values())
    slopes = [(place, value / whole - (place == act)) for place, value in raised.items()]
    telling = [(place, slope * scale * rate) for place, slope in slopes if abs(slope) >= SLIGHT]
    for line in lines:
        for place, slope in telling:
            line[place] -= slope + rate * SHRINK * line[place]


def rounded(weights: list[list[float]]) -> list[bytes]:
    """The weights as signed bytes, sign after sign."""
    return [bytes(max(-127, min(127, round(value / gist.STEP))) & 0xFF for value in row) for row in weights]


def _write(name: str, body: str) -> None:
    about = '"""Weights for gist.py, computed by tests/understanding/learn_gist.py."""'
    (FOLDER / f"{name}.py").write_text(f"{about}\n\n{body}", encoding="utf-8")


def write(rows: list[dict[str, Any]]) -> None:
    """The modules that hold the weights."""
    task = lesson(rows)
    data = gist.packed(list(zip(task.keys, rounded(learnt(task)), strict=True)))
    letters = b64encode(data).decode()
    pieces = [letters[start : start + LINE * LINES] for start in range(0, len(letters), LINE * LINES)]
    for old in FOLDER.glob("[!_]*.py"):
        old.unlink()
    for number, piece in enumerate(pieces):
        lines = "\n".join(f'    "{piece[start : start + LINE]}"' for start in range(0, len(piece), LINE))
        _write(f"part_{number}", f"PACKED = (\n{lines}\n)\n")
    acts = "".join(f'    "{act}",\n' for act in task.acts)
    allowed = "".join(f'    "{context}": {places},\n' for context, places in task.allowed.items())
    head = f'FINGERPRINT = "{fingerprint(rows)}"\nPARTS = {len(pieces)}\n'
    _write("table", f"{head}ACTS = (\n{acts})\nALLOWED = {{\n{allowed}}}\n")
    print(f"{len(rows)} replies, {len(task.keys)} signs, {len(letters)} letters")


def leave_out() -> None:
    """How often the weights alone name an act that is as good as the label, author by author."""
    for name in [style for style in styles() if style not in NEVER_LEARNT_FROM]:
        task = lesson(taught(without=name))
        data = gist.packed(list(zip(task.keys, rounded(learnt(task)), strict=True)))
        found, values = gist.unpacked(data, len(task.acts))
        weights = gist.Weights(task.acts, task.allowed, found, values)
        rows = [row for row in rows_of(name) if row["context"] in task.allowed]
        right = sum(_is_right(row, weights) for row in rows)
        print(f"{name:24} {right / len(rows):.3f} of {len(rows)}", flush=True)


def _is_right(row: dict[str, Any], weights: gist.Weights) -> bool:
    likely = gist.shares(hear(row["utterance"], row["context"]), row["context"], weights)
    act = max(likely, key=likely.__getitem__)
    intent = "value" if act == "return" else act
    return intent in {row["gold"]["intent"], *row["gold"].get("alt", [])}


if __name__ == "__main__":
    if sys.argv[1:] == ["leave-out"]:
        leave_out()
    else:
        write(taught())
