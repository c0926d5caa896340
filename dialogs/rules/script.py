"""Traditional characters into simplified ones, by OpenCC (Apache-2.0)."""

from functools import cache
from typing import Any


@cache
def _converter() -> Any:
    """The converter; its table takes a moment to load, so not at import."""
    import opencc

    return opencc.OpenCC("t2s")


def to_simplified(text: str) -> str:
    """The text in simplified characters; what is simplified already stays as it is."""
    return text if text.isascii() else str(_converter().convert(text))
