"""How a message looks when WeCom's robot says it, measured against the limits of its long connection."""

from collections.abc import Iterator

from bot.drawing.previews import ADDRESS, Preview
from bot.platforms.wecom import limits
from bot.platforms.wecom.robot import encode
from dialogs.content import Message


def on_robot(message: Message) -> Preview:
    """The message as the robot shows it to one person."""
    card = encode.card_of(message, "example", ADDRESS)
    whole = encode.markdown_of(message, ADDRESS)
    faults = tuple(_beyond(message, whole))
    if card is None:
        filled = f"全文{len(whole.encode())}/{encode.MARKDOWN_BYTES}字节"
        return Preview("文字", message.title, message.text, (), filled, faults)
    title = str(card["main_title"]["title"])
    text = str(card.get("sub_title_text") or card["main_title"].get("desc", ""))
    if "checkbox" in card:
        taps = (*(one["text"] for one in card["checkbox"]["option_list"]), card["submit_button"]["text"])
        return Preview(
            "单选卡片", title, text, taps, f"选项{len(message.choices)}/{limits.OPTIONS}个", faults
        )
    taps = tuple(str(one["text"]) for one in card.get("button_list", []))
    jumps = tuple(str(one["title"]) for one in card.get("jump_list", []))
    filled = (
        f"标题{len(title)}/{encode.TITLE_CHARS}字，正文{len(text)}/{encode.CARD_TEXT_CHARS}字，"
        f"按钮{len(taps)}/{limits.BUTTONS}个"
    )
    return Preview("按钮卡片" if taps else "通知卡片", title, text, (*taps, *jumps), filled, faults)


def _beyond(message: Message, whole: str) -> Iterator[str]:
    """Where no card fits, the words must hold everything to their end."""
    if len(whole.encode()) > encode.MARKDOWN_BYTES:
        yield f"智能机器人：全文超过{encode.MARKDOWN_BYTES}字节"
    last = encode.harmless(message.text.splitlines()[-1]) if message.text else ""
    if last not in whole:
        yield "智能机器人：结尾被截掉了"
    for choice in message.choices:
        if len(choice.label) > limits.BUTTON_CHARS:
            yield f"智能机器人：按钮“{choice.label}”超过{limits.BUTTON_CHARS}个字"
