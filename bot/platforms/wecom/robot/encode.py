"""A `Message` as the body of a frame (platform page §6.3, §6.4).

There is no plain text to push, only markdown: what people wrote is made harmless, so that a star or a
hash in it stays what it is. Choices become a card when the card can show all of the text.
"""

import re
from collections.abc import Mapping
from typing import Any

from bot.platforms.wecom.cards import ROBOT, heading, list_card, task_id
from bot.platforms.wecom.encode import page
from bot.platforms.wecom.limits import BUTTON_CHARS, BUTTON_KEY_BYTES, BUTTONS, clean, cut_bytes, cut_chars
from dialogs.content import Choice, Message

Body = dict[str, Any]

#: The robot's cards show less than the app's (§6.3).
TITLE_CHARS = 26
CARD_TEXT_CHARS = 112
MARKDOWN_BYTES = 20480
WELCOME_BYTES = 2048

_READ_MORE = "查看"
_ANSWER_BY_NUMBER = "请回复前面的数字。"

#: What means something in markdown, and the sign that looks like it and means nothing.
_SIGNS = str.maketrans(
    {"*": "＊", "`": "｀", "<": "＜", "[": "［", "]": "］", "|": "｜", "~": "～", "_": "＿"}
)
_AT_START = re.compile(r"(?m)^(\s*)([#>+\-=])")
_WIDE = {"#": "＃", ">": "＞", "+": "＋", "-": "－", "=": "＝"}
#: "1. " at the start of a line would be counted anew by a list; "1、" is how people write it.
_NUMBER = re.compile(r"(?m)^(\s*\d+)[.)]\s")


def spoken(message: Message, key: str, public_url: str) -> Body:
    """The message to one person: a card where it fits, else markdown."""
    card = card_of(message, key, public_url)
    if card is not None:
        return {"msgtype": "template_card", "template_card": card}
    return {"msgtype": "markdown", "markdown": {"content": markdown_of(message, public_url)}}


def answered(message: Message, key: str, public_url: str) -> Body:
    """The same as an answer: markdown goes as a stream that is finished with its first frame."""
    body = spoken(message, key, public_url)
    if body["msgtype"] == "template_card":
        return body
    stream = {"id": task_id(key), "finish": True, "content": body["markdown"]["content"]}
    return {"msgtype": "stream", "stream": stream}


def welcoming(message: Message, key: str, public_url: str) -> Body:
    """The first word to somebody who opens the chat: plain text or a card."""
    body = spoken(message, key, public_url)
    if body["msgtype"] == "template_card":
        return body
    content = cut_bytes(_titled(message), WELCOME_BYTES)
    return {"msgtype": "text", "text": {"content": content}}


def posted(message: Message, public_url: str) -> Body:
    """What is said in a group: nobody can answer a card there, so no choices."""
    plain = Message(message.text, title=message.title, link=message.link)
    return {"msgtype": "markdown", "markdown": {"content": markdown_of(plain, public_url)}}


def marked(card: Mapping[str, Any] | None, task: str, label: str) -> Body:
    """The change of a card that was tapped: the same card with what was chosen in place of its buttons.

    A card that is not remembered (the service was started anew) is replaced by a short one.
    """
    shown = cut_chars(clean(label), BUTTON_CHARS)
    kept = dict(card) if card is not None else _short_card(task, shown)
    return {"response_type": "update_template_card", "template_card": {**kept, "replace_text": shown}}


def card_of(message: Message, key: str, public_url: str) -> Body | None:
    """The card of a message, or None where a card cannot show all of it."""
    text = clean(message.text)
    if not message.choices:
        return _notice(message, text, public_url)
    if not _fits_card(message.choices, text):
        listed = list_card(message, key, ROBOT)
        return None if listed is None else dict(listed)
    title, rest = heading(clean(message.title), text, TITLE_CHARS)
    buttons: list[Body] = [
        {"text": cut_chars(clean(one.label), BUTTON_CHARS), "key": one.token} for one in message.choices
    ]
    card: Body = {
        "card_type": "button_interaction",
        "main_title": {"title": cut_chars(title, TITLE_CHARS)},
        "button_list": buttons,
        "task_id": task_id(key),
    }
    if rest:
        card["sub_title_text"] = rest
    url = page(public_url, message.link)
    if url and message.link:
        label = clean(message.link.label) or _READ_MORE
        card["jump_list"] = [{"type": 1, "title": cut_chars(label, 13), "url": url}]
    return card


def _notice(message: Message, text: str, public_url: str) -> Body | None:
    """A titled word that leads to a page."""
    title, url = clean(message.title), page(public_url, message.link)
    if not message.link or not url or not 0 < len(title) <= TITLE_CHARS or len(text) > CARD_TEXT_CHARS:
        return None
    label = cut_chars(clean(message.link.label) or _READ_MORE, 13)
    return {
        "card_type": "text_notice",
        "main_title": {"title": title},
        "sub_title_text": text,
        "jump_list": [{"type": 1, "title": label, "url": url}],
        "card_action": {"type": 1, "url": url},
    }


def markdown_of(message: Message, public_url: str) -> str:
    """The message as markdown, its choices numbered below it, its page behind a link."""
    url = page(public_url, message.link)
    label = harmless(clean(message.link.label)) if message.link else ""
    tail = _numbered(message.choices) + (f"\n\n[{label or _READ_MORE}]({url})" if url else "")
    room = MARKDOWN_BYTES - len(tail.encode("utf-8"))
    return cut_bytes(harmless(_titled(message)).replace("\n", "  \n"), room) + tail


def harmless(text: str) -> str:
    """The text with every sign that markdown would take for a command replaced by its twin."""
    text = _NUMBER.sub(r"\1、", text.translate(_SIGNS))
    return _AT_START.sub(lambda found: found[1] + _WIDE[found[2]], text)


def _fits_card(choices: tuple[Choice, ...], text: str) -> bool:
    tokens = [choice.token.encode("utf-8", "replace") for choice in choices]
    return (
        1 <= len(choices) <= BUTTONS
        and len(text) <= CARD_TEXT_CHARS
        and all(0 < len(token) <= BUTTON_KEY_BYTES for token in tokens)
        and len(set(tokens)) == len(tokens)
        and all(clean(choice.label).strip() for choice in choices)
    )


def _titled(message: Message) -> str:
    title, text = clean(message.title), clean(message.text)
    return f"{title}\n{text}" if title else text


def _numbered(choices: tuple[Choice, ...]) -> str:
    if not choices:
        return ""
    lines = [f"{number}、{harmless(clean(one.label))}" for number, one in enumerate(choices, start=1)]
    return "  \n" + "  \n".join([*lines, _ANSWER_BY_NUMBER])


def _short_card(task: str, shown: str) -> Body:
    return {
        "card_type": "button_interaction",
        "main_title": {"title": "已经收到"},
        "button_list": [{"text": shown, "key": "done"}],
        "task_id": task,
    }
