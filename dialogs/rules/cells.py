"""Cleaning what stands in a cell that a person filled in."""

import re
import unicodedata

_HAN_GAP = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")

#: Control, format (zero width, byte order mark) and surrogate characters.
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})


def clean(text: str) -> str:
    """The text without what cannot be seen or stored; line breaks become blanks."""
    kept = (
        c
        for c in text
        if c.isspace() or not (unicodedata.category(c) in _UNSEEN or ord(c) & 0xFFFE == 0xFFFE)
    )
    return " ".join(unicodedata.normalize("NFC", "".join(kept)).split())


def closed_up(text: str) -> str:
    """A name: blanks between Chinese characters (王　明) only spread it."""
    return _HAN_GAP.sub("", text)
