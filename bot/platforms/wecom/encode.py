"""A `Message` as the payload of message/send (platform page §3.2, §3.3).

Choices become a card when the card can show all of the text. Otherwise the text is sent with the
choices numbered below it: a question must never lose its end. Text beyond 2048 bytes is cut, not
split: one message is one delivery with one key, and what is longer has its page behind the link.
"""

import hashlib
from collections.abc import Mapping
from typing import Any

from bot.platforms.text import page as page
from bot.platforms.wecom import limits
from bot.platforms.wecom.cards import APP, heading, list_card, task_id
from bot.platforms.wecom.limits import clean, cut_bytes, cut_chars, inert
from dialogs.content import Choice, Message

Payload = Mapping[str, Any]

_ANSWER_BY_NUMBER = "请回复前面的数字。"
_READ_MORE = "查看"

# Seconds. WeCom drops a message whose JSON equals an earlier one of this interval, so the interval
# itself carries the key: a resend is dropped, a second equal sentence with its own key is not.
_SHORTEST_CHECK, _LONGEST_CHECK = 1800, 14400


def to_person(address: str, agent_id: str, message: Message, key: str, public_url: str) -> Payload:
    """The payload for one person; the same arguments give the same bytes."""
    head = {"touser": address, "agentid": int(agent_id)}
    text = clean(message.text)
    url = page(public_url, message.link)
    if _fits_card(message.choices, text):
        return head | {"msgtype": "template_card", "template_card": _card(message, text, key, url)}
    listed = list_card(message, key, APP)
    if listed is not None:
        return head | {"msgtype": "template_card", "template_card": listed}
    return in_words(address, agent_id, message, key, public_url)


def in_words(address: str, agent_id: str, message: Message, key: str, public_url: str) -> Payload:
    """The same without a card with buttons, also where one would fit: the choices stand numbered below."""
    head = {"touser": address, "agentid": int(agent_id)}
    text = clean(message.text)
    url = page(public_url, message.link)
    body: dict[str, Any]
    if message.sound:
        body = {"msgtype": "voice", "voice": {"media_id": message.sound}}
    elif not message.choices and clean(message.title).strip() and url and _fits_textcard(text):
        body = {"msgtype": "textcard", "textcard": _textcard(message, text, url)}
    else:
        body = {"msgtype": "text", "text": {"content": _text(message, text, url)}}
    return head | body | {"enable_duplicate_check": 1, "duplicate_check_interval": _interval(key)}


def to_group(message: Message, public_url: str) -> Payload:
    """The part of a payload that says it in a group: nobody can answer there, so no choices.

    The address of the page stands in the open, because group text knows no `<a>`.
    """
    url = page(public_url, message.link)
    link = f"\n{clean(message.link.label)}：{url}" if message.link and url else ""
    return {"msgtype": "text", "text": {"content": _within(_titled(message), link)}}


def _fits_card(choices: tuple[Choice, ...], text: str) -> bool:
    tokens = [choice.token.encode("utf-8", "replace") for choice in choices]
    return (
        1 <= len(choices) <= limits.BUTTONS
        and len(text) <= limits.CARD_TEXT_CHARS
        and all(0 < len(token) <= limits.BUTTON_KEY_BYTES for token in tokens)
        and len(set(tokens)) == len(tokens)
        and all(clean(choice.label).strip() for choice in choices)
    )


def _card(message: Message, text: str, key: str, url: str) -> Payload:
    title, rest = heading(clean(message.title), text, limits.CARD_TITLE_CHARS)
    buttons: list[Payload] = [
        {"type": 0, "text": cut_chars(clean(choice.label), limits.BUTTON_CHARS), "key": choice.token}
        for choice in message.choices
    ]
    card: dict[str, Any] = {
        "card_type": "button_interaction",
        "main_title": {"title": cut_chars(title, limits.CARD_TITLE_CHARS)},
        "task_id": task_id(key),
    }
    if rest:
        card["sub_title_text"] = rest
    if url and message.link and len(buttons) < limits.BUTTONS:
        label = cut_chars(clean(message.link.label), limits.BUTTON_CHARS) or _READ_MORE
        buttons.append({"type": 1, "text": label, "url": url})
    elif url:
        card["card_action"] = {"type": 1, "url": url}
    return card | {"button_list": buttons}


def _fits_textcard(text: str) -> bool:
    return 0 < len(inert(text).encode("utf-8")) <= limits.TEXTCARD_TEXT_BYTES


def _textcard(message: Message, text: str, url: str) -> Payload:
    label = clean(message.link.label) if message.link else ""
    return {
        "title": cut_bytes(inert(clean(message.title)), limits.TEXTCARD_TITLE_BYTES),
        "description": inert(text),
        "url": url,
        "btntxt": label if 0 < len(label) <= limits.TEXTCARD_BUTTON_CHARS else _READ_MORE,
    }


def _text(message: Message, text: str, url: str) -> str:
    label = inert(clean(message.link.label)) if message.link else ""
    link = f'\n<a href="{url}">{label or _READ_MORE}</a>' if url else ""
    return _within(_titled(message), _numbered(message.choices) + link)


def _titled(message: Message) -> str:
    title, text = clean(message.title), clean(message.text)
    return inert(f"{title}\n{text}" if title else text)


def _numbered(choices: tuple[Choice, ...]) -> str:
    if not choices:
        return ""
    lines = [f"{number}. {inert(clean(choice.label))}" for number, choice in enumerate(choices, start=1)]
    return "\n" + "\n".join([*lines, _ANSWER_BY_NUMBER])


def _within(text: str, tail: str) -> str:
    room = limits.TEXT_BYTES - len(tail.encode("utf-8"))
    return cut_bytes(text, room) + tail if room > 0 else cut_bytes(text, limits.TEXT_BYTES)


def _interval(key: str) -> int:
    digest = hashlib.sha256(key.encode("utf-8", "replace")).digest()
    return _SHORTEST_CHECK + int.from_bytes(digest[:4], "big") % (_LONGEST_CHECK - _SHORTEST_CHECK + 1)
