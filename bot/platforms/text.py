"""Text as every platform needs it: clean, and cut to bytes or to characters."""

import re
import unicodedata
from urllib.parse import quote

from dialogs.content import Link

_MARK = "…"
_TAG = re.compile(r"<(?=[A-Za-z/@!])")


def clean(text: str) -> str:
    """Text that can be sent: no lone surrogates, no control characters except line breaks and tabs."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in lines if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs"))


def cut_bytes(text: str, limit: int) -> str:
    """The text, or its beginning with "…", in at most `limit` bytes (≥ 3) of UTF-8."""
    encoded = text.encode("utf-8")
    if len(encoded) <= limit:
        return text
    room = limit - len(_MARK.encode("utf-8"))
    return encoded[:room].decode("utf-8", "ignore") + _MARK


def cut_chars(text: str, limit: int) -> str:
    """The text, or its beginning with "…", in at most `limit` characters."""
    return text if len(text) <= limit else text[: limit - 1] + _MARK


def inert(text: str) -> str:
    """The text without markup: what a person wrote must not become a link or a mention."""
    return _TAG.sub("＜", text)


def page(public_url: str, link: Link | None) -> str:
    """The full address of a link, or "" when there is none or no public address is known."""
    if link is None or not public_url:
        return ""
    return public_url + quote(link.path, safe="/?&=#%:@!$()*+,;~-._", errors="replace")
