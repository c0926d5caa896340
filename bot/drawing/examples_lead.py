"""What the drawn messages of those who stand above organisations are about."""

from collections.abc import Mapping

from bot.drawing.example import Example

_CHECKED = (
    "竹溪村党支部 朱金花：每月教2个人修剪茶树（你去看）",
    "清溪村党支部 胡志远：5月底前把村口的路灯修好3盏（你去看）",
)

_OPEN = (
    {"kind": "promise", "number": 1, "line": "李明：每月帮村东3户老人换1次煤气罐（已完成）", "hint": "done"},
    {"kind": "promise", "number": 2, "line": "马丽：今年带2名新工人（没有说过进展）", "hint": ""},
    {"kind": "wish", "number": 3, "line": "愿望：桥头装一盏灯", "hint": ""},
)

_GOOD = (
    "竹溪村党支部 方立新：每月15号在凉亭摆摊，修伞配钥匙，一年来了300多人",
    "溪口社区党支部 叶萍：楼道里挂一块板，谁家要帮忙写上去，当天有人回",
)

LEAD: Mapping[str, tuple[Example, ...]] = {
    "checks": (
        Example(
            "found",
            "上级的委员，两条",
            {"items": [{"item": n, "line": line} for n, line in enumerate(_CHECKED, 1)], "more": 0},
        ),
    ),
    "ends": (
        Example(
            "decide",
            "书记，三件，还有等别人定的",
            {"year": 2027, "items": list(_OPEN), "more": 2, "others": ["反映1件，等周建平"]},
        ),
    ),
    "practices": (
        Example(
            "decide",
            "上级的书记，两个",
            {"items": [{"practice": n, "line": line} for n, line in enumerate(_GOOD, 1)], "more": 0},
        ),
    ),
    "close_year": (
        Example("go", "都有结果了", {"cycle": 1, "year": 2027, "told": "完成21件，基本完成3件，转明年1件"}),
    ),
}
