"""What a text must hold for a regular expression to match it, read off without compiling the expression.

The wordings of the understanding are long lists of alternatives, of which a reply meets a few. Compiling them
costs many times more than reading them; so each is compiled when a text first holds what it needs.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

Needles = tuple[str, ...]
"""Strings of which a text must hold at least one; none where nothing can be said."""

_SPECIAL: Final = r"\\\[\]()|?*+{}^$."
_WORDS: Final = rf"[^{_SPECIAL}]+"
_CHOICE: Final = r"\[\^?\]?(?:\\.|[^\]\\])*\]"
_PLAIN: Final = rf"(?:[^()\\\[]|\\.|{_CHOICE})"


def _nested(depth: int) -> str:
    """An expression for what may stand in brackets, so many times within each other."""
    return rf"(?:{_PLAIN}|\({_nested(depth - 1)}*\))" if depth else _PLAIN


_TOKEN: Final = re.compile(
    rf"(?P<words>{_WORDS}(?![?*+{{]))|(?P<list>\((?:\?:)?(?:{_WORDS}\|)*{_WORDS}\))|"
    rf"(?P<beside>\(\?(?:<?[!=]|P=){_nested(5)}*\))|(?P<group>\({_nested(5)}*\))|(?P<or>\|)|"
    rf"(?P<maybe>(?:[?*]|\{{0*(?:,\d*)?\}})\??)|(?P<many>(?:\+|\{{\d+(?:,\d*)?\}})\??)|"
    rf"(?P<choice>{_CHOICE})|(?P<sign>\\[^\w\s])|(?P<word>[^{_SPECIAL}])|(?P<other>\\(?:u\w{{4}}|x\w\w|.)|[\^$.])",
    re.DOTALL,
)
_OPENING: Final = re.compile(r"\((?:\?:|\?P<\w+>)?")
_LONG: Final = 2  # characters that are seldom met by chance
_FEW: Final = 20


def alternatives(source: str) -> Iterator[tuple[str, Needles]]:
    """The alternatives of an expression as it is written, each with what it needs."""
    start, pieces = 0, list[tuple[str, str]]()
    for token in _TOKEN.finditer(source):
        kind = token.lastgroup or ""
        if kind == "or":
            yield source[start : token.start()], _needed(pieces)
            start, pieces = token.end(), []
        elif kind == "maybe":
            pieces.pop()
        elif kind != "many":
            pieces.append((kind, token.group()))
    yield source[start:], _needed(pieces)


def _needed(pieces: list[tuple[str, str]]) -> Needles:
    """The needles of the piece that is met least; groups within groups only where nothing else is known."""
    found: list[Needles] = [(text,) for kind, text in pieces if kind in {"words", "word"}]
    found += [tuple(_bare(text).split("|")) for kind, text in pieces if kind == "list"]
    if not any(min(map(len, needles)) >= _LONG for needles in found):
        found += [needles for kind, text in pieces if (needles := _within(kind, text))]
    return min(found, key=_often, default=())


def _often(needles: Needles) -> float:
    """How often a text may be expected to hold one of them."""
    return len(needles) * 0.05 ** min(map(len, needles))


def _bare(group: str) -> str:
    """A group without its brackets."""
    return group[_OPENING.match(group).end() : -1]  # type: ignore[union-attr]


def _within(kind: str, text: str) -> Needles:
    """What a group, a choice of characters or a sign needs."""
    if kind == "sign":
        return (text[1],)
    if kind == "choice":
        plain = text[1] != "^" and "\\" not in text and "-" not in text and len(text) <= _FEW
        return tuple(text[1:-1]) if plain else ()
    return needed(_bare(text)) if kind == "group" else ()


def needed(source: str) -> Needles:
    """What the whole of an expression needs."""
    each = [needles for _, needles in alternatives(source)]
    return tuple(dict.fromkeys(needle for needles in each for needle in needles)) if all(each) else ()


@dataclass(frozen=True, slots=True)
class Index:
    """Which of many expressions a text may match: by the first characters of their needles, and those
    of which nothing is known."""

    heads: dict[str, list[tuple[str, int]]]
    always: tuple[int, ...]

    def met(self, text: str) -> list[int]:
        """The places of the expressions that `text` may match, in their order."""
        places = set(self.always)
        for char in self.heads.keys() & set(text):
            places.update(place for needle, place in self.heads[char] if needle in text)
        return sorted(places)


def index(each: Iterable[Needles]) -> Index:
    """An index of expressions by what each of them needs."""
    heads, always = defaultdict[str, list[tuple[str, int]]](list), list[int]()
    for place, needles in enumerate(each):
        if not needles:
            always.append(place)
        for needle in needles:
            heads[needle[0]].append((needle, place))
    return Index(dict(heads), tuple(always))
