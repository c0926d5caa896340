"""What the drawn messages of supervision are about."""

from collections.abc import Mapping
from typing import Any

from bot.drawing.example import Example

_ORDER = {"target": 5, "name": "李明", "org": False, "source": "other", "commitment": None, "voice": None}
_CAUSE = {"cause": "村口的路灯到期没有修好"}
_WHOLE = {**_CAUSE, "demand": "把3盏路灯修好", "due": "2026-12-10"}

RECTIFY = (
    Example("cause", "只说了是谁", {**_ORDER, "key": "1"}),
    Example("demand", "说了原因", {**_ORDER, "key": "1"}, _CAUSE),
    Example("due", "还差日子", {**_ORDER, "key": "1"}, {**_CAUSE, "demand": "把3盏路灯修好"}),
    Example("go", "都说了", {**_ORDER, "key": "1"}, _WHOLE),
)


def _open_ones(*lines: str) -> dict[str, Any]:
    items = [{"rectification": n, "line": line, "shown": n == 1} for n, line in enumerate(lines, 1)]
    return {"items": items, "more": 0}


RECTIFICATIONS = (
    Example(
        "decide", "一件", _open_ones("李明（第4号）：把3盏路灯修好，12月10日前，说改好了，等人去看：都亮了")
    ),
    Example(
        "decide",
        "两件",
        _open_ones(
            "李明（第4号）：把3盏路灯修好，12月10日前，说改好了，等人去看：都亮了",
            "孙大海（第5号）：把水渠清一遍，12月4日前，到日子了",
        ),
    ),
)

SUPERVISE: Mapping[str, tuple[Example, ...]] = {
    "rectify": RECTIFY,
    "rectifications": RECTIFICATIONS,
}
