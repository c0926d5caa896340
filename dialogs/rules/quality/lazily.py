"""Regular expressions that are compiled when they are first used.

The word lists of this package are long; whoever only imports it should not wait for them.
"""

import re
from collections.abc import Callable, Iterator


class Lazy:
    """Behaves as the compiled pattern of `source`, compiled at the first use."""

    __slots__ = ("_compiled", "source")

    def __init__(self, source: str, flags: int = 0) -> None:
        self.source = source
        self._compiled: re.Pattern[str] | int = flags

    def _pattern(self) -> re.Pattern[str]:
        if isinstance(self._compiled, int):
            self._compiled = re.compile(self.source, self._compiled)
        return self._compiled

    def search(self, text: str) -> re.Match[str] | None:
        """The first match anywhere."""
        return self._pattern().search(text)

    def match(self, text: str) -> re.Match[str] | None:
        """A match at the start."""
        return self._pattern().match(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """A match of all of the text."""
        return self._pattern().fullmatch(text)

    @property
    def pattern(self) -> str:
        """The expression as it is written."""
        return self.source

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """All matches, in order, within the span."""
        return self._pattern().finditer(text, start, len(text) if end is None else end)

    def findall(self, text: str) -> list[str]:
        """All matches' words."""
        return self._pattern().findall(text)

    def split(self, text: str) -> list[str]:
        """The text cut at the matches."""
        return self._pattern().split(text)

    def sub(self, words: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """The text with the matches replaced."""
        return self._pattern().sub(words, text, count=count)
