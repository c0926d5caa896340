"""What the drawn messages of supervision are about."""

from collections.abc import Mapping
from typing import Any

from bot.drawing.example import Example
from dialogs.words import comments, criticism, overdue, thanks

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


def _suggested(*drafts: tuple[str, str], more: int = 0) -> dict[str, Any]:
    items = [
        {"person": n, "draft": draft, "line": comments.line(name, draft)}
        for n, (name, draft) in enumerate(drafts, 1)
    ]
    return {"items": items, "more": more, "later": []}


_LI = ("李明", comments.draft("李明", ["把3盏路灯修好"], [], ["每月帮老人换1次煤气罐"], []))
_SUN = ("孙大海", comments.draft("孙大海", [], ["每周巡1次村里的水渠"], [], []))
_MA = ("马丽", comments.draft("马丽", [], [], [], []))

COMMENTS = (
    Example("decide", "一位", _suggested(_LI)),
    Example("decide", "六位，后面还有五位", _suggested(_LI, _SUN, _MA, _LI, _SUN, _MA, more=5)),
)

OVERDUE = (
    Example(
        "decide",
        "两件",
        {
            "items": [
                {"id": 1, "line": overdue.line("李明", "把3盏路灯修好", "5月31日")},
                {"id": 2, "line": overdue.line("孙大海", "把水渠清一遍", "6月10日")},
            ],
            "more": 0,
        },
    ),
)

_THANKED = {"thanks": 1, "giver": "陈国强", "words": "半夜帮老人换煤气"}
THANKED = (Example("go", "党员", _THANKED), Example("go", "老人", _THANKED))
_GOOD = [thanks.good_one("李明", "半夜帮老人换煤气"), thanks.good_one("胡志远", "修好了3盏路灯")]
EXCHANGE = (
    Example("go", "有两件好事", {"cycle": 1, "quarter": 1, "draft": thanks.invitation(1, _GOOD)}),
    Example("go", "没有记好事", {"cycle": 1, "quarter": 2, "draft": thanks.invitation(2, [])}),
)

_CRITICISED = {"target": 5, "name": "李明", "org": False, "key": "1"}
_FACT = {"cause": "水渠堵了两个月，说了三次还没清"}
CRITICISE = (
    Example("cause", "只说了是谁", _CRITICISED),
    Example("scope", "说了原因", _CRITICISED, _FACT),
    Example("go", "都说了", _CRITICISED, {**_FACT, "scope": "members"}),
)
_HEARD = criticism.line("李明", _FACT["cause"], criticism.STATES["heard"], "要等停水才能清", "")
CRITICISMS = (Example("decide", "一件", {"items": [{"id": 1, "line": _HEARD}]}),)

SUPERVISE: Mapping[str, tuple[Example, ...]] = {
    "comments": COMMENTS,
    "criticise": CRITICISE,
    "criticisms": CRITICISMS,
    "thanked": THANKED,
    "exchange": EXCHANGE,
    "overdue": OVERDUE,
    "rectify": RECTIFY,
    "rectifications": RECTIFICATIONS,
}
