"""A cue: a table of wordings that mean the same thing."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from dialogs.rules.needles import Index, alternatives, index

_EXPRESSION: Final = re.compile(r"[\\\[\]()|?*+{}^$.]")
_compiled: Final = cache(re.compile)


@dataclass(frozen=True, slots=True)
class _Table:
    """The alternatives of a cue in their order, each with whether it is plain words."""

    wordings: tuple[tuple[str, bool], ...]
    needs: Index

    def met(self, text: str) -> list[tuple[str, bool]]:
        """The wordings that `text` may hold."""
        return [self.wordings[place] for place in self.needs.met(text)]


@cache
def _table(parts: tuple[str, ...]) -> _Table:
    each = list(alternatives("|".join(parts)))
    wordings = tuple((source, not _EXPRESSION.search(source)) for source, _ in each)
    return _Table(wordings, index(needles for _, needles in each))


@dataclass(frozen=True, slots=True)
class Cue:
    """Wordings with one meaning, each a regular expression over normalised text.

    Each alternative is compiled when a text first holds what it needs, so that a table costs what is used of it.
    A group that is referred to has a name, or is the first of all.
    """

    name: str
    parts: tuple[str, ...]

    def find(self, text: str) -> str:
        """The words of `text` that carry this meaning, or an empty string; the first of them."""
        words, first = "", len(text)
        for wording, plain in _table(self.parts).met(text):
            if plain:
                start, said = text.find(wording), wording
            else:
                found = _compiled(wording).search(text)
                start, said = (found.start(), found.group()) if found else (-1, "")
            if 0 <= start < first:
                words, first = said, start
        return words

    def whole(self, text: str) -> bool:
        """Whether all of `text` carries this meaning and nothing else."""
        return any(
            wording == text if plain else _compiled(wording).fullmatch(text) is not None
            for wording, plain in _table(self.parts).met(text)
        )

    def without(self, text: str) -> str:
        """`text` with every such wording taken out."""
        return _compiled("|".join(self.parts)).sub("", text) if _table(self.parts).met(text) else text


def cue(name: str, *parts: str) -> Cue:
    """A cue from lines of alternatives."""
    return Cue(name, parts)
