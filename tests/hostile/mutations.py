"""Harm done to what a platform sends: to its bytes, or to single values of its JSON."""

import random
from collections.abc import Callable
from typing import Any

_BITS = (
    *(b"]]>", b"<Encrypt>", b"<!DOCTYPE x>", b"&a;", b"\x00", b"\xff", b"<xml>", b"===", b"A" * 70_000),
    *(b"[" * 3000, b'{"a":' * 50, b"1e999", b"\\ud800", b"NaN", b'"', "九".encode()),
)
_VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1.5, 10**30, float("inf"), "", "\x00", "\ud800", "九", "x" * 5000),
    *([], {}, [[]], {"a": {}}, ["text"], {"text": ["x"]}, "null", "{}", "[1]"),
)


def flip(lot: random.Random, data: bytes) -> bytes:
    place = lot.randrange(len(data) or 1)
    return data[:place] + bytes([lot.randrange(256)]) + data[place + 1 :]


def cut(lot: random.Random, data: bytes) -> bytes:
    return data[: lot.randrange(len(data) + 1)]


def double(lot: random.Random, data: bytes) -> bytes:
    start, end = sorted((lot.randrange(len(data) + 1), lot.randrange(len(data) + 1)))
    return data[:end] + data[start:end] + data[end:]


def drop(lot: random.Random, data: bytes) -> bytes:
    start, end = sorted((lot.randrange(len(data) + 1), lot.randrange(len(data) + 1)))
    return data[:start] + data[end:]


def insert(lot: random.Random, data: bytes) -> bytes:
    place = lot.randrange(len(data) + 1)
    return data[:place] + lot.choice(_BITS) + data[place:]


MUTATIONS: tuple[Callable[[random.Random, bytes], bytes], ...] = (flip, cut, double, drop, insert)


def harmed(lot: random.Random, data: bytes) -> bytes:
    return lot.choice(MUTATIONS)(lot, data)


def harmed_text(lot: random.Random, text: str) -> str:
    return harmed(lot, text.encode("utf-8", "surrogatepass")).decode("utf-8", "surrogateescape")


def harmed_query(lot: random.Random, query: dict[str, str]) -> dict[str, str]:
    name = lot.choice(list(query))
    if lot.randrange(8) == 0:
        return {key: value for key, value in query.items() if key != name}
    return {**query, name: harmed_text(lot, query[name])}


def harmed_values(lot: random.Random, value: Any) -> Any:
    """The same JSON with one value somewhere in it replaced, or gone."""
    if isinstance(value, dict) and value and lot.randrange(10):
        name = lot.choice(list(value))
        if lot.randrange(8) == 0:
            return {key: one for key, one in value.items() if key != name}
        return {**value, name: harmed_values(lot, value[name])}
    if isinstance(value, list) and value and lot.randrange(10):
        place = lot.randrange(len(value))
        return [*value[:place], harmed_values(lot, value[place]), *value[place + 1 :]]
    return lot.choice(_VALUES)
