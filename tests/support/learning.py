"""Learns the weights of dialogs/rules/linear.py from labelled texts and writes them down."""

import hashlib
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dialogs.rules import linear

ROUNDS, RATE, DECAY, SHRINK, FEWEST, SLIGHT = 15, 1.0, 0.9, 1e-3, 3, 0.01
FAINT = 1  # steps
Matrix = NDArray[np.float32]
Places = NDArray[np.int64]


@dataclass(frozen=True)
class Example:
    """A labelled text: its signs, the right name, and the question it stands under."""

    signs: frozenset[int]
    name: str
    question: str = ""


@dataclass(frozen=True)
class Lesson:
    """Examples by place: signs and names as numbers, rare signs and names left out."""

    names: tuple[str, ...]
    allowed: dict[str, tuple[int, ...]]
    keys: tuple[int, ...]
    known: list[tuple[list[int], int, str]] = field(repr=False)


def fingerprint(lines: Iterable[str]) -> str:
    """Tells one body of labelled texts from another."""
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def lesson(examples: list[Example]) -> Lesson:
    """What there is to learn."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for example in examples:
        counted[example.question][example.name] += 1
    names = tuple(sorted({name for counter in counted.values() for name in counter}))
    allowed = {
        question: tuple(place for place, name in enumerate(names) if counter[name] >= FEWEST)
        for question, counter in sorted(counted.items())
    }
    seen = Counter(sign for example in examples for sign in example.signs)
    keys = tuple(sorted(sign for sign, count in seen.items() if count >= FEWEST))
    places = {key: place for place, key in enumerate(keys)}
    known = []
    for example in examples:
        name = names.index(example.name)
        if name in allowed[example.question]:
            known.append((sorted(places[s] for s in example.signs if s in places), name, example.question))
    return Lesson(names, allowed, keys, known)


def learnt(task: Lesson) -> Matrix:
    """Weights by sign and name: multinomial logistic regression by stochastic descent."""
    weights = np.zeros((len(task.keys), len(task.names)), dtype=np.float32)
    allowed = {question: np.array(places) for question, places in task.allowed.items()}
    order = [(np.array(found, dtype=np.int64), name, question) for found, name, question in task.known]
    shuffler = random.Random(1)
    rate = RATE
    for _ in range(ROUNDS):
        shuffler.shuffle(order)
        for found, name, question in order:
            _step(weights, found, name, allowed[question], rate)
        rate *= DECAY
    return weights


def _step(weights: Matrix, found: Places, name: int, allowed: Places, rate: float) -> None:
    """One example moves the weights of its signs, of the names that are off by more than a little."""
    scale = 1 / math.sqrt(len(found) or 1)
    sums = (weights[found].sum(0) * scale)[allowed]
    raised = np.exp(sums - sums.max())
    slopes = raised / raised.sum() - (allowed == name)
    off = np.abs(slopes) >= SLIGHT
    places, moves = allowed[off], slopes[off] * np.float32(scale * rate)
    lines = np.ix_(found, places)
    weights[lines] = weights[lines] * np.float32(1 - rate * SHRINK) - moves


def rounded(weights: Matrix) -> list[bytes]:
    """The weights as signed bytes, sign after sign."""
    steps = np.clip(np.rint(weights / linear.STEP), -127, 127).astype(np.int8)
    return [row.tobytes() for row in steps]


def weighed(examples: list[Example]) -> linear.Weights:
    """The weights learnt from these examples, as they are when read from their file."""
    task = lesson(examples)
    data = _as_bytes(task)
    return linear.Weights(task.names, task.allowed, *linear.as_stored(data, len(task.names)))


def _as_bytes(task: Lesson) -> bytes:
    """What is worth keeping: a sign that moves no name by more than a step is left out."""
    rows = zip(task.keys, rounded(learnt(task)), strict=True)
    return linear.stored([(key, row) for key, row in rows if any(FAINT < byte < 256 - FAINT for byte in row)])


def write(package: str, examples: list[Example], mark: str, about: str) -> None:
    """The files of a package that holds weights; `mark` is the fingerprint of what was learnt from."""
    task = lesson(examples)
    data = _as_bytes(task)
    folder = Path(*package.split("."))
    folder.mkdir(exist_ok=True)
    (folder / "__init__.py").write_text("", encoding="utf-8")
    for old in folder.glob("[!_]*.py"):
        old.unlink()
    (folder / linear.FILE).write_bytes(data)
    names = "".join(f'    "{name}",\n' for name in task.names)
    allowed = "".join(f'    "{question}": {places},\n' for question, places in task.allowed.items())
    head = f'FINGERPRINT = "{mark}"\n'
    _module(folder / "table.py", about, f"{head}NAMES = (\n{names})\nALLOWED = {{\n{allowed}}}\n")
    print(f"{package}: {len(examples)} examples, {len(task.keys)} signs, {len(data)} bytes")


def _module(path: Path, about: str, body: str) -> None:
    path.write_text(f'"""{about}"""\n\n{body}', encoding="utf-8")
