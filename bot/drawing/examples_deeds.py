"""What the drawn messages about bright deeds are about."""

from collections.abc import Mapping

from bot.drawing.example import Example
from dialogs.words import deeds

_LINES = (
    deeds.line("李明", "半夜帮村东的老人换煤气", "孙大海"),
    deeds.line("胡志远", "我把村口坏了的路灯先接亮了", deeds.BY_HIMSELF),
    deeds.line("", "有人把桥头的积雪扫了", deeds.BY_PUBLIC),
)
_ONE = {"deed": 1, "checker": "陈国强", "words": "半夜帮老人换煤气"}

EXAMPLES: Mapping[str, tuple[Example, ...]] = {
    "deeds": (
        Example(
            "decide",
            "三件",
            {"items": [{"deed": n, "line": line} for n, line in enumerate(_LINES, 1)], "more": 2},
        ),
    ),
    "deed_thanked": (
        Example("go", "党员", _ONE),
        Example("go", "老人", {**_ONE, "elder": True}),
    ),
}
