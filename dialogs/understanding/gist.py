"""What sort of thing someone says, weighed by many small signs learnt from labelled replies.

One linear model for all questions: runs of one to three characters, the sorts of words and the tables of
wordings that occur, each counted once for every question and once for the question asked, so that what
holds under one question helps under the others. tests/understanding/learn_gist.py computes the weights.
"""

import array
import math
import re
import sys
import zlib
from base64 import b64decode
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Final

from dialogs.understanding.said import Said
from dialogs.understanding.sorts import SORTS, TABLES

STEP: Final = 0.04
KEY_BITS: Final = 24
_LONGEST: Final = 160


@dataclass(frozen=True, slots=True)
class Weights:
    """One signed byte for each act in the row of each sign known; `allowed` are the acts of a question."""

    acts: tuple[str, ...]
    allowed: dict[str, tuple[int, ...]]
    rows: dict[int, int]
    values: memoryview


def signs(said: Said, context: str) -> set[int]:
    """The signs that a reply carries, each hashed to KEY_BITS bits."""
    text = re.sub(r"\d+", "0", said.text[:_LONGEST])
    framed = f"^{text}$"
    found = {framed[i : i + n] for n in (1, 2, 3) for i in range(len(framed) - n + 1)}
    sorts = [place for place, sort in enumerate(SORTS) if sort.find(text)]
    found |= {f"#{sort}" for sort in sorts}
    found |= {f"#{first}+{second}" for first in sorts for second in sorts if first < second}
    found |= {f"@{place}" for place, table in enumerate(TABLES) if table.find(said.text)}
    found.add(f"#long{min(len(text) // 4, 6)}")
    found.add(f"={said.core}")
    if said.asking:
        found.add("#asking")
    return set(_hashed(found, context))


def _hashed(found: Iterable[str], context: str) -> Iterable[int]:
    mask = (1 << KEY_BITS) - 1
    for sign in found:
        yield zlib.crc32(sign.encode()) & mask
        yield zlib.crc32(f"{context}|{sign}".encode()) & mask


def packed(rows: list[tuple[int, bytes]]) -> bytes:
    """Rows of weights by ascending key, as `unpacked` reads them."""
    keys = [key for key, _ in rows]
    steps = array.array("H", [after - before for before, after in zip([0, *keys], keys, strict=False)])
    if sys.byteorder == "big":
        steps.byteswap()
    columns = b"".join(bytes(column) for column in zip(*(row for _, row in rows), strict=True))
    return zlib.compress(len(rows).to_bytes(4, "little") + steps.tobytes() + columns, 9)


def unpacked(data: bytes, width: int) -> tuple[dict[int, int], memoryview]:
    """The row of each key, and the weights row after row. `width` is the number of acts."""
    plain = zlib.decompress(data)
    count = int.from_bytes(plain[:4], "little")
    steps = array.array("H", plain[4 : 4 + 2 * count])
    if sys.byteorder == "big":
        steps.byteswap()
    keys, key = {}, 0
    for place, step in enumerate(steps):
        key += step
        keys[key] = place * width
    body = plain[4 + 2 * count :]
    values = bytearray(len(body))
    for act in range(width):
        values[act::width] = body[act * count : (act + 1) * count]
    return keys, memoryview(bytes(values)).cast("b")


@cache
def weights() -> Weights:
    """The weights learnt."""
    table = import_module("dialogs.understanding.weights.table")
    parts = [
        import_module(f"dialogs.understanding.weights.part_{number}").PACKED for number in range(table.PARTS)
    ]
    rows, values = unpacked(b64decode("".join(parts)), len(table.ACTS))
    return Weights(table.ACTS, table.ALLOWED, rows, values)


def shares(said: Said, context: str, table: Weights | None = None) -> dict[str, float]:
    """How likely each act is as a reply to this question; together 1."""
    table = table or weights()
    width = len(table.acts)
    found = [table.rows[sign] for sign in signs(said, context) if sign in table.rows]
    scale = STEP / math.sqrt(len(found) or 1)
    lines = [table.values[start : start + width].tolist() for start in found]
    sums = [sum(column) for column in zip(*lines, strict=True)] or [0] * width
    allowed = table.allowed[context]
    highest = max(sums[act] for act in allowed)
    raised = {table.acts[act]: math.exp(scale * (sums[act] - highest)) for act in allowed}
    whole = sum(raised.values())
    return {act: value / whole for act, value in raised.items()}
