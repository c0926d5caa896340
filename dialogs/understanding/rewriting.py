"""Wordings put in the place of others, table by table."""

import re
from collections.abc import Iterable
from functools import cached_property

from dialogs.rules.needles import Index, index, needed


class Rewriting:
    """Pairs of an expression and the words to be read for it, applied one after the other."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._pairs = tuple(pairs)
        self._compiled: dict[int, re.Pattern[str]] = {}

    @cached_property
    def _needs(self) -> Index:
        return index(needed(wording) for wording, _ in self._pairs)

    def of(self, text: str) -> str:
        """`text` with every such wording replaced."""
        done = -1
        while (place := next((place for place in self._needs.met(text) if place > done), -1)) > done:
            wording, words = self._pairs[place]
            pattern = self._compiled.get(place) or self._compiled.setdefault(place, re.compile(wording))
            text, done = pattern.sub(words, text), place
        return text
