"""What sort of thing someone says, weighed by many small signs learnt from labelled replies.

A linear model over hashed runs of one to three characters and the sorts of words that occur.
tests/understanding/learn_gist.py computes the weights.
"""

import math
import re
import zlib
from base64 import b85decode
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Final

from dialogs.understanding.said import Said
from dialogs.understanding.sorts import SORTS

STEP: Final = 0.05
_LONGEST: Final = 160


@dataclass(frozen=True, slots=True)
class Weights:
    """One signed byte for each act and bucket, act after act."""

    acts: tuple[str, ...]
    buckets: int
    values: memoryview


def signs(said: Said) -> set[int]:
    """The signs that a reply carries, each hashed to 32 bits."""
    text = re.sub(r"\d+", "0", said.text[:_LONGEST])
    framed = f"^{text}$"
    found = {framed[i : i + n] for n in (1, 2, 3) for i in range(len(framed) - n + 1)}
    sorts = [place for place, sort in enumerate(SORTS) if sort.find(text)]
    found |= {f"#{sort}" for sort in sorts}
    found |= {f"#{first}+{second}" for first in sorts for second in sorts if first < second}
    found.add(f"#long{min(len(text) // 5, 5)}")
    if said.asking:
        found.add("#asking")
    if text.endswith("了"):
        found.add("#ended")
    return {zlib.crc32(sign.encode()) for sign in found}


@cache
def weights_for(context: str) -> Weights:
    """The weights learnt for one question."""
    table = import_module(f"dialogs.understanding.weights.{context}")
    values = memoryview(zlib.decompress(b85decode(table.PACKED))).cast("b")
    return Weights(table.ACTS, table.BUCKETS, values)


def act_of(said: Said, context: str) -> tuple[str, float]:
    """The likeliest act and its share of the probability, between 0 and 1."""
    weights = weights_for(context)
    found = {sign % weights.buckets for sign in signs(said)}
    scale = STEP / math.sqrt(len(found) or 1)
    sums = [
        scale * sum(weights.values[start + sign] for sign in found)
        for start in range(0, len(weights.values), weights.buckets)
    ]
    highest = max(sums)
    shares = [math.exp(value - highest) for value in sums]
    best = max(range(len(shares)), key=shares.__getitem__)
    return weights.acts[best], shares[best] / sum(shares)
