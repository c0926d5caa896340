"""A choice by the number that was shown beside it."""

import re
from typing import Final

from dialogs.rules.quality.lazily import Lazy
from dialogs.understanding.numerals import whole_number
from dialogs.understanding.outcome import reading
from dialogs.understanding.reading import Asked, Reading
from dialogs.understanding.said import Said

_CHOSEN: Final = Lazy(
    r"(?:我?(?:选|按|要|就|是|回复?|填|发)*)?(?:第)?(?P<n>\d{1,2}|[一二两三四五六七八九])(?:个|号|项|"
    r"条)?(?:吧|了|哦|啊|呗|嘛)*"
)
_MEANINGS: Final = (
    ("cancel", r"不(?:报|填|弄|交|办|搞|写|要)|取消|退出|放弃|结束"),
    ("no", r"不对|不是|不同意|不提交|没完成|没做|否"),
    ("back", r"修改|改|上一步|返回"),
    ("restart", r"重新|重来|重写"),
    ("handoff_to_human", r"人工|找人|书记|帮忙"),
    ("repeat", r"再说|再听|再念"),
    ("defer", r"稍后|以后|待会|明天|晚点|考虑"),
    ("skip", r"跳过|弃权|不了解|回避|下一"),
    ("not_started", r"没开始|未开始|没动|未启动|尚未"),
    ("progress", r"进行中|在做|部分|一半|推进"),
    ("done", r"已?完成|做完|做好"),
    ("help", r"帮助|说明|怎么"),
    ("yes", r"没有?错|没问题|无误|确认|提交|对|同意|是|可以|好"),
)


def chosen(said: Said, asked: Asked) -> str:
    """The label of the option whose number was sent, or an empty string."""
    found = _CHOSEN.fullmatch(said.core)
    letter = said.raw.strip().upper()
    if len(letter) == 1 and letter.isascii() and letter.isalpha():
        marked_so = [option for option in asked.options if re.match(rf"\s*{letter}[\s.、)）:：]", option)]
        return re.sub(r"^\s*\w[\s.、)）:：]*", "", marked_so[0]) if marked_so else ""
    number = whole_number(found["n"]) if found else None
    if number is None:
        return ""
    for place, option in enumerate(asked.options, start=1):
        marked = re.match(r"\s*(\d+|[一二三四五六七八九])\s*[.、)）:：\s]*", option)
        shown = whole_number(marked[1]) if marked else place
        if shown == number:
            return option[marked.end() :] if marked else option
    return ""


def by_number(said: Said, asked: Asked) -> Reading | None:
    """What the chosen option means."""
    label = chosen(said, asked)
    if not label:
        return None
    if asked.scale and label in asked.scale:
        return reading("value", 0.95, f"选了“{label}”", rating=label)
    for intent, words in _MEANINGS:
        if re.search(words, label):
            decision = (
                {"yes": "approve", "no": "return"}.get(intent) if asked.context == "review_decision" else None
            )
            return reading(
                "value" if decision else intent, 0.95, f"选了“{label}”", decision=decision, value=label
            )
    return reading("value", 0.95, f"选了“{label}”", value=label)
