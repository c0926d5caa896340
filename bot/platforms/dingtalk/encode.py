"""A `Message` as DingTalk shows it (platform page §3.7, §3.8).

Choices become an interactive card where a card template is set and can show all of the text. Otherwise
they are buttons that open the person's own page, and where there is no address of ours they are numbered
below the text: a question must never lose its end. Text beyond the limit is cut, not split.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.platforms.dingtalk import limits
from bot.platforms.dingtalk.config import DingTalkConfig
from bot.platforms.dingtalk.limits import inert
from bot.platforms.text import clean, cut_bytes, cut_chars, page
from dialogs.content import Choice, Link, Message

_NEUTRAL_TITLE = "请选择"
_ANSWER_BY_NUMBER = "请回复前面的数字。"
_READ_MORE = "查看"
_CHOOSE = "打开选一个"
_ANSWER = "打开回答"

#: Makes the path of the page on which the person answers the message with this key.
Saying = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Plain:
    """A message of the bot: `key` is DingTalk's name of its shape, `param` its content as JSON."""

    key: str
    param: str


@dataclass(frozen=True, slots=True)
class Card:
    """An interactive card: our own id, which makes it show once, and the variables of the template."""

    track_id: str
    values: Mapping[str, str]


def to_person(
    config: DingTalkConfig, message: Message, key: str, saying: Saying | None, *, by_page: bool
) -> Plain | Card:
    """The message for one person. `by_page` (the month's budget runs short): whatever asks for an answer
    leads to a page, for what is done there costs nothing."""
    if message.choices and not by_page and config.card_template_id and _fits_card(message):
        return Card(track_id(key), _values(config, message))
    answer_page = _address(config, saying(key)) if saying is not None and config.public_url else ""
    if message.choices:
        return _buttons(config, message, answer_page) if answer_page else _text(message, config)
    if message.link and config.public_url:
        return _action(message, [(message.link.label, page(config.public_url, message.link))])
    if by_page and answer_page and message.text.rstrip().endswith("？"):
        return _action(message, [(_ANSWER, answer_page)])
    return _text(message, config)


def to_group(config: DingTalkConfig, message: Message) -> Plain:
    """The message for a group: nobody answers there, so no choices."""
    if message.link and config.public_url:
        return _action(message, [(message.link.label, page(config.public_url, message.link))])
    return _text(Message(message.text, message.title), config)


def to_webhook(config: DingTalkConfig, message: Message) -> Mapping[str, Any]:
    """The same for a group's webhook."""
    plain = to_group(config, message)
    values = json.loads(plain.param)
    if plain.key == "sampleText":
        return {"msgtype": "text", "text": values}
    return {"msgtype": "actionCard", "actionCard": values}


def track_id(key: str) -> str:
    """The card's own id. A card that exists is not shown again, so the same key shows once (§3.8)."""
    return "jn-" + hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()


def _text(message: Message, config: DingTalkConfig) -> Plain:
    tail = _numbered(message.choices) + _in_the_open(message.link, config)
    title, text = clean(message.title), clean(message.text)
    room = limits.TEXT_BYTES - len(tail.encode())
    return _plain("sampleText", {"content": cut_bytes(f"{title}\n{text}" if title else text, room) + tail})


def _in_the_open(link: Link | None, config: DingTalkConfig) -> str:
    url = page(config.public_url, link)
    return f"\n{clean(link.label)}：{url}" if link and url else ""


def _numbered(choices: tuple[Choice, ...]) -> str:
    if not choices:
        return ""
    lines = [f"{number}. {clean(choice.label)}" for number, choice in enumerate(choices, start=1)]
    return "\n" + "\n".join([*lines, _ANSWER_BY_NUMBER])


def _buttons(config: DingTalkConfig, message: Message, answer_page: str) -> Plain:
    buttons = [(choice.label, f"{answer_page}?n={n}") for n, choice in enumerate(message.choices, start=1)]
    if len(buttons) + bool(message.link) > limits.ACTION_BUTTONS:
        return _action(message, [(_CHOOSE, answer_page)], _numbered(message.choices))
    if message.link:
        buttons.append((message.link.label, page(config.public_url, message.link)))
    return _action(message, buttons)


def _action(message: Message, buttons: list[tuple[str, str]], tail: str = "") -> Plain:
    text = clean(message.text)
    title = clean(message.title).strip() or text.split("\n", 1)[0]
    head = f"**{inert(clean(message.title).strip())}**\n\n" if message.title.strip() else ""
    room = limits.TEXT_BYTES - len((head + tail).encode())
    values = {
        "title": cut_chars(title, limits.TITLE_CHARS) or _NEUTRAL_TITLE,
        "text": head + inert(cut_bytes(text, room) + tail),
    }
    labels = [cut_chars(clean(label), limits.BUTTON_CHARS) or _READ_MORE for label, _ in buttons]
    if len(buttons) == 1:
        return _plain("sampleActionCard", values | {"singleTitle": labels[0], "singleURL": buttons[0][1]})
    for number, (_, url) in enumerate(buttons, start=1):
        values |= {f"actionTitle{number}": labels[number - 1], f"actionURL{number}": url}
    return _plain(f"sampleActionCard{len(buttons)}", values)


def _plain(key: str, values: Mapping[str, str]) -> Plain:
    # The same message gives the same bytes: messages that are equal go to many at once.
    return Plain(key, json.dumps(values, ensure_ascii=False, separators=(",", ":")))


def _address(config: DingTalkConfig, path: str) -> str:
    return config.public_url + path if path else ""


def _fits_card(message: Message) -> bool:
    sizes = [len(clean(message.text).encode()), len(clean(message.title).encode())]
    tokens = [choice.token.encode("utf-8", "replace") for choice in message.choices]
    return (
        len(message.choices) <= limits.CARD_BUTTONS
        and max(sizes) <= limits.CARD_VALUE_BYTES
        and all(0 < len(token) <= limits.CARD_VALUE_BYTES for token in tokens)
        and all(clean(choice.label).strip() for choice in message.choices)
    )


def _values(config: DingTalkConfig, message: Message) -> Mapping[str, str]:
    url = page(config.public_url, message.link)
    values = {
        "title": cut_chars(clean(message.title), limits.TITLE_CHARS),
        "text": inert(clean(message.text)) if _roomy(message.text) else clean(message.text),
        "chosen": "",
        "link": url,
        "link_label": cut_chars(clean(message.link.label), limits.BUTTON_CHARS)
        if message.link and url
        else "",
    }
    for number in range(1, limits.CARD_BUTTONS + 1):
        choice = message.choices[number - 1] if number <= len(message.choices) else Choice("", "")
        values[f"b{number}"] = cut_chars(clean(choice.label), limits.BUTTON_CHARS)
        values[f"t{number}"] = choice.token
    return values


def _roomy(text: str) -> bool:
    return len(inert(clean(text)).encode()) <= limits.CARD_VALUE_BYTES
