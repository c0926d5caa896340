"""WeCom's limits, and cutting text to them: some count bytes, some characters (§3.2, §3.3)."""

import re
import unicodedata

TEXT_BYTES = 2048
CARD_TITLE_CHARS = 36
CARD_TEXT_CHARS = 160
BUTTONS = 6
BUTTON_CHARS = 10
BUTTON_KEY_BYTES = 1024
OPTIONS = 20
OPTION_ID_BYTES = 128
TEXTCARD_TITLE_BYTES = 128
TEXTCARD_TEXT_BYTES = 512
TEXTCARD_BUTTON_CHARS = 4
REPLACE_NAME_CHARS = 20

_MARK = "…"
_TAG = re.compile(r"<(?=[A-Za-z/@!])")


def clean(text: str) -> str:
    """Text that can be sent: no lone surrogates, no control characters except line breaks and tabs."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in lines if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs"))


def inert(text: str) -> str:
    """The text without markup: what a member wrote must not become a link or a mention."""
    return _TAG.sub("＜", text)


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
