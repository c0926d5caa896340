"""Regular expressions that are compiled when a text first holds what they need.

The word lists of this package are long; whoever only imports it should not wait for them.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from dialogs.rules.needles import needed

_NEVER: Final = re.compile(r"(?!)")


class Lazy:
    """Behaves as the compiled pattern of `source`, compiled at the first use."""

    __slots__ = ("_compiled", "_needles", "source")

    def __init__(self, source: str, flags: int = 0) -> None:
        self.source = source
        self._compiled: re.Pattern[str] | int = flags
        self._needles: tuple[str, ...] | None = () if flags else None

    def _pattern(self, text: str) -> re.Pattern[str]:
        if not isinstance(self._compiled, int):
            return self._compiled
        if self._needles is None:
            self._needles = needed(self.source)
        if self._needles and not any(needle in text for needle in self._needles):
            return _NEVER
        self._compiled = re.compile(self.source, self._compiled)
        return self._compiled

    def search(self, text: str) -> re.Match[str] | None:
        """The first match anywhere."""
        return self._pattern(text).search(text)

    def match(self, text: str) -> re.Match[str] | None:
        """A match at the start."""
        return self._pattern(text).match(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """A match of all of the text."""
        return self._pattern(text).fullmatch(text)

    @property
    def pattern(self) -> str:
        """The expression as it is written."""
        return self.source

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """All matches, in order, within the span."""
        return self._pattern(text).finditer(text, start, len(text) if end is None else end)

    def findall(self, text: str) -> list[str]:
        """All matches' words."""
        return self._pattern(text).findall(text)

    def split(self, text: str) -> list[str]:
        """The text cut at the matches."""
        return self._pattern(text).split(text)

    def sub(self, words: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """The text with the matches replaced."""
        pattern = self._pattern(text)
        return text if pattern is _NEVER else pattern.sub(words, text, count=count)
