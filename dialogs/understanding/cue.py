"""A cue: a table of wordings that mean the same thing."""

import re
from dataclasses import dataclass
from functools import cache


@cache
def _compiled(parts: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(parts))


@dataclass(frozen=True, slots=True)
class Cue:
    """Wordings with one meaning, each a regular expression over normalised text.

    Patterns are compiled at the first use, so that importing the tables costs nothing.
    """

    name: str
    parts: tuple[str, ...]

    def span(self, text: str) -> re.Match[str] | None:
        """The first place in `text` that carries this meaning."""
        return _compiled(self.parts).search(text)

    def find(self, text: str) -> str:
        """The words of `text` that carry this meaning, or an empty string."""
        found = _compiled(self.parts).search(text)
        return found.group() if found else ""

    def whole(self, text: str) -> bool:
        """Whether all of `text` carries this meaning and nothing else."""
        return _compiled(self.parts).fullmatch(text) is not None

    def without(self, text: str) -> str:
        """`text` with every such wording taken out."""
        return _compiled(self.parts).sub("", text)


def cue(name: str, *parts: str) -> Cue:
    """A cue from lines of alternatives."""
    return Cue(name, parts)
