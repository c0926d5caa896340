"""What the drawn messages about people are about: posts, homes, absences."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.drawing.example import Example
from dialogs.words import absence as absence_words
from dialogs.words import homes as home_words
from dialogs.words import posts as post_words

_DUTIES = (("护水岗", "每周巡一次水渠，堵了就清"), ("宣讲岗", "每月给老人读一次报"))


def _lines(key: str, *lines: str) -> dict[str, Any]:
    names = [name for name, _ in _DUTIES]
    return {
        "items": [
            {key: number, "name": name, "line": line}
            for number, (name, line) in enumerate(zip(names, lines, strict=False), start=1)
        ]
    }


_OPEN = _lines("post", *(post_words.open_post(*one) for one in _DUTIES))
_WAITING = _lines(
    "post",
    post_words.line(*_DUTIES[0], 1, ["何小兵"], ["孙大海"]),
    post_words.line(*_DUTIES[1], 1, [], []),
)
_SERVED = _lines(
    "claim",
    post_words.appraise_line("孙大海", "护水岗", ["巡了一遍，清了两处"]),
    post_words.appraise_line("何小兵", "宣讲岗", []),
)

_GUESTS = {
    "items": [
        {"cycle": 1, "person": 4, "line": home_words.guest_line("罗敏", "乡卫生院党支部", ["每月义诊一次"])},
        {"cycle": 1, "person": 5, "line": home_words.guest_line("江涛", "乡卫生院党支部", [])},
    ]
}

_EXEMPTIONS = {
    "items": [
        {
            "id": 1,
            "line": absence_words.line(
                "王秀英", absence_words.KINDS["exempt"], "卧床", date(2027, 6, 30), "李明"
            ),
        },
        {
            "id": 2,
            "line": absence_words.line("吴桂芳", absence_words.KINDS["lighter"], "眼睛不好", None, "赵雪"),
        },
    ]
}

#: By the name of the dialog.
EXAMPLES: Mapping[str, tuple[Example, ...]] = {
    "open_posts": (Example("which", "党员", _OPEN), Example("which", "老人", _OPEN)),
    "assign_posts": (Example("decide", "两个岗", _WAITING),),
    "exemptions": (Example("decide", "两件", _EXEMPTIONS),),
    "home_words": (Example("say", "两位", _GUESTS),),
    "appraise_posts": (Example("decide", "两个人", _SERVED),),
}
