"""How a message looks: as WeCom would get it, measured against its limits, and in the sandbox."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.platforms.wecom import limits
from bot.platforms.wecom.encode import to_person
from dialogs.content import Message

#: A public address of a usual length; nothing is there.
ADDRESS = "https://dangzhibu.example"

#: WeCom's agent ids have seven digits.
_AGENT = "1000002"

#: A link in a text, as WeCom writes it; on the phone only its label is seen.
_ANCHOR = re.compile(r'<a href="[^"]*">([^<]*)</a>')


@dataclass(frozen=True, slots=True)
class Preview:
    """A message on WeCom: the kind of message, its texts, what can be tapped, and how full it is.

    `faults` says in Chinese what is beyond a limit; nothing in a good message.
    """

    kind: str
    title: str
    text: str
    taps: tuple[str, ...]
    filled: str
    faults: tuple[str, ...]


def on_wecom(message: Message) -> Preview:
    """The message as WeCom shows it."""
    payload = to_person("example", _AGENT, message, "example", ADDRESS)
    if payload["msgtype"] == "template_card":
        return _card(message, payload["template_card"])
    if payload["msgtype"] == "textcard":
        body = payload["textcard"]
        size = len(body["description"].encode())
        filled = f"正文{size}/{limits.TEXTCARD_TEXT_BYTES}字节"
        taps = (str(body["btntxt"]),)
        return Preview("文本卡片", body["title"], body["description"], taps, filled, _faults(message))
    text = str(payload["text"]["content"])
    filled = f"全文{len(text.encode())}/{limits.TEXT_BYTES}字节"
    taps = tuple(_ANCHOR.findall(text))
    faults = (*_faults(message), *_cut(message, text))
    return Preview("文字", "", _ANCHOR.sub("", text).rstrip(), taps, filled, faults)


def _card(message: Message, card: dict[str, Any]) -> Preview:
    if "checkbox" in card:
        return _list(message, card)
    title, text = card["main_title"]["title"], card.get("sub_title_text", "")
    taps = tuple(str(button["text"]) for button in card["button_list"])
    filled = (
        f"标题{len(title)}/{limits.CARD_TITLE_CHARS}字，正文{len(text)}/{limits.CARD_TEXT_CHARS}字，"
        f"按钮{len(taps)}/{limits.BUTTONS}个"
    )
    return Preview("按钮卡片", title, text, taps, filled, _faults(message))


def _list(message: Message, card: dict[str, Any]) -> Preview:
    """More choices than buttons, as a list of which one is taken."""
    title, text = card["main_title"]["title"], card["main_title"].get("desc", "")
    taps = (
        *(str(one["text"]) for one in card["checkbox"]["option_list"]),
        str(card["submit_button"]["text"]),
    )
    filled = f"标题{len(title)}字，选项{len(message.choices)}/{limits.OPTIONS}个"
    return Preview("单选卡片", title, text, taps, filled, _faults(message))


def _faults(message: Message) -> tuple[str, ...]:
    return tuple(_beyond(message))


def _beyond(message: Message) -> Iterator[str]:
    if len(message.choices) > limits.BUTTONS:
        yield f"按钮有{len(message.choices)}个，最多{limits.BUTTONS}个"
    for choice in message.choices:
        if len(choice.label) > limits.BUTTON_CHARS:
            yield f"按钮“{choice.label}”超过{limits.BUTTON_CHARS}个字"
        if not choice.token or len(choice.token.encode()) > 200:
            yield f"按钮“{choice.label}”的记号长短不对"
    if len(message.title) > limits.CARD_TITLE_CHARS:
        yield f"标题超过{limits.CARD_TITLE_CHARS}个字"
    if len(message.text.encode()) > limits.TEXT_BYTES:
        yield f"文字超过{limits.TEXT_BYTES}字节"


def _cut(message: Message, text: str) -> Iterator[str]:
    if message.text.splitlines()[-1:] and message.text.splitlines()[-1] not in text:
        yield "结尾被截掉了"
