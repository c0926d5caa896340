"""What sort of thing someone says unasked, weighed by many small signs learnt from labelled replies.

A linear model over hashed runs of one to three characters and the sorts of words that occur.
tests/understanding/learn_gist.py computes the weights.
"""

import math
import re
import zlib
from base64 import b85decode
from functools import cache
from typing import Final

from dialogs.understanding.said import Said
from dialogs.understanding.sorts import SORTS

ACTS: Final = (
    "start_commitment",
    "report_bright_deed",
    "submit_public_wish",
    "query_my_commitments",
    "query_my_status",
    "help",
    "smalltalk",
    "complaint",
    "handoff_to_human",
    "cancel",
    "unclear",
    "other",
)
BUCKETS: Final = 2048
STEP: Final = 0.05
_LONGEST: Final = 160


def signs(said: Said) -> set[int]:
    """The signs that a reply carries, each as a number below BUCKETS."""
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
    return {zlib.crc32(sign.encode()) % BUCKETS for sign in found}


@cache
def _weights() -> memoryview:
    """One signed byte for each act and bucket."""
    from dialogs.understanding.gist_weights import PACKED

    return memoryview(zlib.decompress(b85decode(PACKED))).cast("b")


def act_of(said: Said) -> tuple[str, float]:
    """The likeliest act and its share of the probability, between 0 and 1."""
    weights, found = _weights(), signs(said)
    scale = STEP / math.sqrt(len(found) or 1)
    sums = [
        scale * sum(weights[start + sign] for sign in found)
        for start in range(0, len(ACTS) * BUCKETS, BUCKETS)
    ]
    highest = max(sums)
    shares = [math.exp(value - highest) for value in sums]
    best = max(range(len(ACTS)), key=shares.__getitem__)
    return ACTS[best], shares[best] / sum(shares)
