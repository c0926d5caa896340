"""Pictures of feelings and things that are not words: emoji, stickers, attachments."""

import re
from dataclasses import dataclass
from typing import Final

from dialogs.rules.quality.lazily import Lazy

_THUMBS: Final = frozenset("√👍👌✅💯🆗☑✔⭕🙆")
_CROSSES: Final = frozenset("👎❌✖🙅🚫❎×✗✘")
_THUMB_NAMES: Final = frozenset(
    {"ok", "好的", "强", "赞", "点赞", "握手", "胜利", "yes", "同意", "收到ok", "比心ok"}
)
_CROSS_NAMES: Final = frozenset({"弱", "踩", "no", "差劲", "不"})
_MEDIA_NAMES: Final = Lazy(
    r"图片|照片|截图|文件|语音|视频|位置|链接|名片|红包|转账|音乐|小程序|聊天记录|动画表情|表情|贴纸|"
    r"表情包|附件|空白|空|image|file|voice|video|sticker"
)
_BRACKETED: Final = Lazy(r"[\[【〔]\s*([^\[\]【】〔〕]{0,12}?)\s*[\]】〕]")
_EMOJI: Final = Lazy(
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u231a-\u23ff\ufe0f\u200d\U0001f3fb-\U0001f3ff\u2705\u274c\u2b55\u221a]"
)


@dataclass(frozen=True, slots=True)
class Marks:
    """What was sent beside words."""

    thumb: bool = False
    cross: bool = False
    media: bool = False
    other: bool = False


def take_marks(text: str) -> tuple[str, Marks]:
    """Blank out emoji and bracketed names (same length, so places in the text stay true)."""
    thumb = cross = media = other = False

    def bracket(found: re.Match[str]) -> str:
        nonlocal thumb, cross, media, other
        name = found.group(1).lower()
        if name in _THUMB_NAMES:
            thumb = True
        elif name in _CROSS_NAMES:
            cross = True
        elif _MEDIA_NAMES.match(name):
            media = True
        elif re.search(r"\d", name):
            return found.group()
        else:
            other = True
        return " " * len(found.group())

    def emoji(found: re.Match[str]) -> str:
        nonlocal thumb, cross, other
        sign = found.group()
        thumb = thumb or sign in _THUMBS
        cross = cross or sign in _CROSSES
        other = other or sign not in _THUMBS | _CROSSES
        return " "

    text = _EMOJI.sub(emoji, _BRACKETED.sub(bracket, text))
    return text, Marks(thumb, cross, media, other)
