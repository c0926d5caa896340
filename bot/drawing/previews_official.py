"""How a message looks on an Official Account: words with numbered choices, at most 2048 bytes."""

import re
from collections.abc import Iterator

from bot.drawing.previews import ADDRESS, Preview
from bot.platforms.official.encode import TEXT_BYTES, words_of
from bot.platforms.text import inert
from dialogs.content import Message

_ANCHOR = re.compile(r'<a href="[^"]*">([^<]*)</a>')


def on_official(message: Message) -> Preview:
    """The message as a follower reads it; nothing can be tapped but the page."""
    words = words_of(message, ADDRESS)
    filled = f"全文{len(words.encode())}/{TEXT_BYTES}字节"
    shown = _ANCHOR.sub("", words).rstrip()
    return Preview("文字", "", shown, tuple(_ANCHOR.findall(words)), filled, tuple(_beyond(message, words)))


def _beyond(message: Message, words: str) -> Iterator[str]:
    if len(words.encode()) > TEXT_BYTES:
        yield f"公众号：全文超过{TEXT_BYTES}字节"
    last = inert(message.text.splitlines()[-1]) if message.text else ""
    if last not in words:
        yield "公众号：结尾被截掉了"
