"""Every sentence of `dialogs/words`: constants as they stand, functions with invented arguments."""

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib import import_module
from types import ModuleType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import dialogs.words as words

#: Arguments by name, where the type alone says too little; then by type.
_BY_NAME: dict[str, Any] = {
    "name": "王秀英",
    "branch": "清溪村党支部",
    "text": "每月帮村东3户老人换1次煤气罐",
    "old": "帮村东的老人换煤气罐",
    "example": "每月帮村东3户老人换一次煤气罐",
    "guidance": "写清楚一个月几次",
    "why": "还没说多久一次。",
    "about": "你的承诺",
    "until": "6月30日前",
    "closes": "12月28日",
    "phone": "010-00000000",
    "contact": "支部书记陈国强",
    "draft": "2027年第1季度，支部共有25件公开承诺。",
    "role": "书记",
    "said": "老伴摔倒了",
    "remark": "还没说多久一次。",
    "year": 2027,
    "results": "2027年的互评结束了，12人里有9人评了。",
    "names": ["郑阿根", "徐桂芳"],
    "when": "明年",
    "today": date(2027, 1, 4),
    "goes": datetime(2027, 1, 5, 1, 0, tzinfo=UTC),
    "quarter": 1,
    "due": date(2027, 6, 30),
    "refused": ["李明的这一条刚改过，等你再看一遍。"],
    "approved": ["李明", "马丽"],
    "returned": [("孙大海", "缺时限")],
    "numbers": [2, 4],
    "grades": ("优秀", "合格", "基本合格", "不合格"),
    "state": "going",
    "kind": "wish",
    "kinds": ["check.open"],
    "now": "提承诺",
    "lines": ["李明：每月换1次煤气罐", "马丽：带2名新工人"],
    "tally": {"完成": 21, "基本完成": 3},
    "words": "村口的路灯坏了",
    "org": "清溪村党支部",
    "by": "明天",
    "focus": ["修好村口的路"],
    "entry": "带头服务群众",
    "reviewer": "书记",
    "channel": "开会",
    "day": date(2027, 1, 4),
}
_BY_TYPE: dict[type, Any] = {
    str: "每月帮村东3户老人换1次煤气罐",
    int: 3,
    bool: True,
    float: 0.4,
    list: ["李明：每月换1次煤气罐", "马丽：带2名新工人"],
    tuple: ("李明：每月换1次煤气罐", "马丽：带2名新工人"),
    date: date(2027, 6, 30),
    datetime: datetime(2027, 1, 5, 1, 0, tzinfo=UTC),
}
#: Functions for which a word means something else.
_SPECIAL: dict[tuple[str, str], dict[str, Any]] = {
    ("news", "summary_public"): {"wishes": (3, 2), "reports": (1, 1)},
    ("deeds", "listed"): {"state": "checked", "consent": "yes"},
    ("deeds", "own_line"): {"state": "checked", "consent": "yes"},
    ("commitment", "year_said"): {"now": 2026},
    ("service", "day_said"): {"day": date(2027, 1, 6)},
    ("service", "told_stop"): {"why": "moved"},
    ("coverage", "line"): {"step": "看承诺", "counts": [("做了", 3), ("等书记", 1)]},
    ("amend", "asked"): {"kind": "delay", "second": "陈国强"},
    ("amend", "alone"): {"kind": "delay"},
    ("amend", "told_alone"): {"kind": "unmet", "name": "陈国强"},
    ("amend", "line"): {"kind": "delay", "after": "9月30日前"},
    ("amend", "told_agreed"): {"kind": "delay", "second": "陈国强"},
    ("amend", "told_refused"): {"kind": "delay", "second": "陈国强", "answer": "还来得及"},
    ("amend", "told_wisher"): {"kind": "delay"},
    ("amend", "on_board"): {"kind": "delay", "day": date(2027, 6, 1), "before": "6月30日前"},
    ("rules", "change_line"): {"status": "adopted", "document": "清组〔2027〕3号"},
    ("rules", "proposal_head"): {"status": "proposed", "document": "清组〔2027〕3号"},
    ("rules", "proposals"): {
        "lines": ["3号，清溪村党支部陈国强，只有清溪村党支部：提承诺天数改成15个工作日。"]
    },
    ("focus", "tasks"): {"listed": [("修水渠", ""), ("建养老食堂", "清溪乡党委")]},
    ("opening", "served"): {"counts": [("组织创先进", 3), ("党员争优秀", 12)]},
    ("voices", "standing"): {"state": "open", "answer": "下周来修。"},
    ("voices", "wish_line"): {"mark": "claimed"},
    ("voices", "who_said"): {"channel": "page"},
    ("allowance", "line"): {"platform": "dingtalk", "meter": "calls"},
    ("checks", "history_line"): {"finding": "true"},
    ("visits", "kept"): {"kind": "visit"},
    ("weekly", "waits"): {"kind": "review"},
    ("weekly", "opens"): {"step": "supervise", "day": datetime(2027, 3, 16, 1, 0, tzinfo=UTC)},
    ("visits", "told"): {"kind": "meeting"},
    ("visits", "line"): {"kind": "routine"},
    ("supervise", "own"): {"summary": "signed"},
    ("supervise", "below_line"): {"summary": "nothing"},
    ("ends", "waiting"): {"kind": "promise", "who": "周建平"},
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One thing the bot can say. `place` is its module and name."""

    place: str
    text: str


def sentences() -> list[Sentence]:
    """Everything in `dialogs/words`, in order of modules and names."""
    found: list[Sentence] = []
    for info in pkgutil.iter_modules(words.__path__):
        module = import_module(f"{words.__name__}.{info.name}")
        found += _of_module(info.name, module)
    return found


def _of_module(name: str, module: ModuleType) -> Iterator[Sentence]:
    for key, value in sorted(vars(module).items()):
        if key.startswith("_") or inspect.ismodule(value) or inspect.isclass(value):
            continue
        if inspect.isfunction(value):
            if value.__module__ == module.__name__:
                yield from _texts(f"{name}.{key}", _called(name, value))
        else:
            yield from _texts(f"{name}.{key}", value)


def _called(module: str, function: Callable[..., Any]) -> Any:
    special = _SPECIAL.get((module, function.__name__), {})
    hints = get_type_hints(function)
    names = inspect.signature(function).parameters
    return function(**{name: special.get(name, _argument(name, hints[name])) for name in names})


def _argument(name: str, hint: Any) -> Any:
    members = get_args(hint) if get_origin(hint) is UnionType else (hint,)
    wanted = tuple(get_origin(one) or one for one in members)
    if name in _BY_NAME and isinstance(_BY_NAME[name], wanted):
        return _BY_NAME[name]
    known = next((one for one in wanted if one in _BY_TYPE), None)
    if known is None:
        raise LookupError(f"no invented argument for {name}: add one to bot/drawing/sentences.py")
    return _BY_TYPE[known]


def _texts(place: str, value: Any) -> Iterator[Sentence]:
    """Every text that is in a value, however deep. Keys of tables are no sentences."""
    if isinstance(value, str):
        yield Sentence(place, value)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(place, one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(place, one)
