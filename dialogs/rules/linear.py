"""A linear model over hashed signs: which of several names fits a text best, and how surely.

The weights are learnt from labelled texts (tests/support/learning.py) and kept as one file of bytes
in the package that names them: one signed byte for each sign and name. The file is used as it is read,
in milliseconds; the same text always gets the same answer.
"""

import array
import math
import re
import sys
import zlib
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import get_data
from typing import Final

STEP: Final = 0.06
FILE: Final = "weights.bin"
_KEY_BITS: Final = 24
_LONGEST: Final = 160


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of names by sign: `keys` are the signs in ascending order, each with a row of `values`;
    `allowed` are the names of each question."""

    names: tuple[str, ...]
    allowed: dict[str, tuple[int, ...]]
    keys: "array.array[int]"
    values: memoryview


def hashed(sign: str) -> int:
    """The key of a sign."""
    return zlib.crc32(sign.encode()) & ((1 << _KEY_BITS) - 1)


def runs(text: str, longest: int = 3) -> set[str]:
    """The runs of one to `longest` characters in `text`; figures count as one figure."""
    framed = f"^{re.sub(r'[0-9]+', '0', text[:_LONGEST])}$"
    return {framed[i : i + n] for n in range(1, longest + 1) for i in range(len(framed) - n + 1)}


def stored(rows: list[tuple[int, bytes]]) -> bytes:
    """Rows of weights by ascending key, as `as_stored` reads them: all keys, then all rows."""
    keys = array.array("I", [key for key, _ in rows])
    if sys.byteorder == "big":
        keys.byteswap()
    return keys.tobytes() + b"".join(row for _, row in rows)


def as_stored(data: bytes, width: int) -> "tuple[array.array[int], memoryview]":
    """The keys and the weights in a file, which are not copied. `width` is the number of names."""
    count = len(data) // (4 + width)
    keys = array.array("I", data[: 4 * count])
    if sys.byteorder == "big":
        keys.byteswap()
    return keys, memoryview(data)[4 * count :].cast("b")


@cache
def weights_in(package: str) -> Weights:
    """The weights kept in a package."""
    table = import_module(f"{package}.table")
    data = get_data(package, FILE) or b""
    return Weights(table.NAMES, table.ALLOWED, *as_stored(data, len(table.NAMES)))


def rows(table: Weights, signs: Iterable[int]) -> list[int]:
    """Where the rows of those signs start that have weights."""
    keys, width, found = table.keys, len(table.names), []
    for sign in signs:
        place = bisect_left(keys, sign)
        if place < len(keys) and keys[place] == sign:
            found.append(place * width)
    return found


def shares(table: Weights, signs: Iterable[int], question: str = "") -> dict[str, float]:
    """How likely each name is for a text with these signs; together 1."""
    width = len(table.names)
    found = rows(table, signs)
    scale = STEP / math.sqrt(len(found) or 1)
    lines = [table.values[start : start + width].tolist() for start in found]
    sums = [sum(column) for column in zip(*lines, strict=True)] or [0] * width
    allowed = table.allowed[question]
    highest = max(sums[name] for name in allowed)
    raised = {table.names[name]: math.exp(scale * (sums[name] - highest)) for name in allowed}
    whole = sum(raised.values())
    return {name: value / whole for name, value in raised.items()}
