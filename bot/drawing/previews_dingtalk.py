"""How a message looks on DingTalk, with a card template and without, measured against its limits."""

import json
from collections.abc import Iterator

from bot.drawing.previews import ADDRESS, Preview
from bot.platforms.dingtalk import limits
from bot.platforms.dingtalk.config import DingTalkConfig
from bot.platforms.dingtalk.encode import Card, Plain, to_person
from dialogs.content import Message

_WITH_CARD = DingTalkConfig("dingexample", "", card_template_id="example.schema", public_url=ADDRESS)
_WITHOUT = DingTalkConfig("dingexample", "", public_url=ADDRESS)


def on_dingtalk(message: Message) -> Preview:
    """The message as DingTalk shows it; what is beyond a limit, with a card or without, is a fault."""
    shown = to_person(_WITH_CARD, message, "example", _page, by_page=False)
    plain = to_person(_WITHOUT, message, "example", _page, by_page=False)
    faults = (*_beyond(message), *_cut(message, shown), *_cut(message, plain))
    if isinstance(shown, Card):
        size = len(shown.values["text"].encode())
        taps = tuple(choice.label for choice in message.choices)
        filled = f"正文{size}/{limits.CARD_VALUE_BYTES}字节，按钮{len(taps)}/{limits.CARD_BUTTONS}个"
        return Preview("互动卡片", shown.values["title"], message.text, taps, filled, faults)
    values = json.loads(shown.param)
    filled = f"全文{len(shown.param.encode())}/{limits.PARAM_BYTES}字节"
    if shown.key == "sampleText":
        return Preview("文字", "", values["content"], (), filled, faults)
    taps = tuple(value for name, value in values.items() if name == "singleTitle" or "actionTitle" in name)
    return Preview("按钮打开网页", values["title"], message.text, taps, filled, faults)


def _page(_key: str) -> str:
    return "/say/" + "x" * 120


def _beyond(message: Message) -> Iterator[str]:
    for choice in message.choices:
        if len(choice.label) > limits.BUTTON_CHARS:
            yield f"钉钉：按钮“{choice.label}”超过{limits.BUTTON_CHARS}个字"
    if len(message.choices) > limits.CARD_BUTTONS:
        yield f"钉钉：按钮有{len(message.choices)}个，最多{limits.CARD_BUTTONS}个"


def _cut(message: Message, shown: Plain | Card) -> Iterator[str]:
    """Whether the end of what is said is still there; a card's text that does not fit becomes a text."""
    last = limits.inert(message.text.splitlines()[-1]) if message.text else ""
    param = shown.param if isinstance(shown, Plain) else json.dumps(dict(shown.values), ensure_ascii=False)
    if json.dumps(last, ensure_ascii=False)[1:-1] not in param and last not in param:
        plain = message.text.splitlines()[-1]
        if json.dumps(plain, ensure_ascii=False)[1:-1] not in param:
            yield "钉钉：结尾被截掉了"
    if len(param.encode()) > limits.PARAM_BYTES:
        yield f"钉钉：全文超过{limits.PARAM_BYTES}字节"
