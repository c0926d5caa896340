"""What the drawn messages of the yearly evaluation are about: words, grades, what the superior is asked."""

from collections.abc import Mapping
from typing import Any

from bot.drawing.example import Example
from dialogs.rules.ballots import GRADES
from dialogs.words import aftermath as after
from dialogs.words import appraise as words

_WAITING = (
    ("李明", words.facts("李明", 2, 2, [words.middle("互评", "合格"), words.middle("群众", "满意")])),
    ("孙大海", words.facts("孙大海", 0, 1, [words.lacking(["评语", "群众评"])])),
    ("胡志远", words.facts("胡志远", 0, 0, [])),
)


def _listed(count: int, more: int = 0) -> dict[str, Any]:
    items = [
        {"cycle": 1, "subject": f"member:{n}", "name": name, "line": line}
        for n, (name, line) in enumerate(_WAITING[:count], 5)
    ]
    return {"items": items, "more": more, "grades": list(GRADES)}


_ASKED = {"items": [{"grade": 7, "line": words.consent_line("清溪村党支部", "赵雪", "抢险立了功")}]}

_OBJECTED = {"items": [{"id": 3, "line": after.objection_line("李明", "他的路灯没修", "1月10日")}]}
_FOLLOWED = {
    "items": [{"id": 2, "line": after.follow_line("孙大海", after.why_poor("基本合格"), "等谈话", "1月15日")}]
}
_MAY = {
    "items": [
        {"cycle": 1, "subject": "member:5", "line": after.commend_line("李明", "优秀", ["2件做完2件"])},
        {"cycle": 1, "subject": "member:12", "line": after.commend_line("胡志远", "合格", ["1件做完1件"])},
    ],
    "held": after.held(["孙大海（有一件事还在跟进）"]),
}

#: By the name of the dialog.
EXAMPLES: Mapping[str, tuple[Example, ...]] = {
    "appraise": (
        Example("words", "一位", _listed(1)),
        Example("words", "三位，后面还有七位", _listed(3, 7)),
    ),
    "grade": (
        Example("grades", "三位", _listed(3)),
        Example("meeting", "没说开会的事", _listed(1), {"grades": [[0, "合格", ""]]}),
    ),
    "publicise": (Example("scope", "都评定好了", {"cycle": 1, "year": 2027, "count": 11, "days": 5}),),
    "objections": (Example("decide", "一件", _OBJECTED),),
    "follow_ups": (Example("decide", "一件", _FOLLOWED),),
    "commend": (Example("decide", "两位", _MAY),),
    "consent": (Example("decide", "一位", _ASKED),),
}
