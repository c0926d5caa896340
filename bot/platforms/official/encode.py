"""A `Message` as an Official Account says it: words, at most 2048 bytes, choices numbered below, the page as
a link. There are no cards."""

from xml.sax.saxutils import escape

from bot.platforms.text import clean, cut_bytes, inert, page
from dialogs.content import Message

TEXT_BYTES = 2048

_ANSWER_BY_NUMBER = "请回复前面的数字。"
_READ_MORE = "查看"


def words_of(message: Message, public_url: str) -> str:
    """Everything that is said; the end (choices, link) is kept where the text must be cut."""
    title, text, url = clean(message.title), clean(message.text), page(public_url, message.link)
    body = inert(f"{title}\n{text}" if title else text)
    lines = [f"{number}. {inert(clean(one.label))}" for number, one in enumerate(message.choices, start=1)]
    tail = "".join(f"\n{line}" for line in [*lines, _ANSWER_BY_NUMBER]) if lines else ""
    if url:
        label = inert(clean(message.link.label)) if message.link else ""
        tail += f'\n<a href="{url}">{label or _READ_MORE}</a>'
    room = TEXT_BYTES - len(tail.encode())
    return cut_bytes(body, room) + tail if room > 3 else cut_bytes(body, TEXT_BYTES)


def passive(words: str, *, to: str, ours: str, at: int) -> bytes:
    """The answer inside a callback, before it is encrypted. `at` is in seconds."""
    fields = (
        f"<ToUserName>{escape(to)}</ToUserName><FromUserName>{escape(ours)}</FromUserName>"
        f"<CreateTime>{at}</CreateTime><MsgType>text</MsgType><Content>{escape(words)}</Content>"
    )
    return f"<xml>{fields}</xml>".encode("utf-8", "replace")
