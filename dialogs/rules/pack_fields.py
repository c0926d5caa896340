"""The fields of a rule pack in words: what each is called, what it may be, how people write it.

One table serves the file, the command line, the chat, the comparison and the list.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from dialogs.rules import pack_labels as labels
from dialogs.rules.pack_labels import Unreadable as Unreadable
from dialogs.rules.pack_labels import category_in, category_name

_SPLIT = re.compile(r"[、，,；;\n]+")
_NUMBER = re.compile(r"-?\d+")
_ITEMS = re.compile(r"([^\s、，,；;\d]+?)\s*[:：=]?\s*(\d+)\s*(?:到|至|-|~|～|—)\s*(\d+)\s*[件条项]?")
_DAYS = re.compile(r"(\d{1,2})\s*(?:月|-|/)\s*(\d{1,2})日?")
_QUARTERS = re.compile(r"([^\s、，,；;\d第]+?)\s*[:：=]?\s*第?([1-4](?:\s*[/和+]\s*[1-4])*)\s*季度?")


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `read` takes JSON or a person's words and gives a JSON value, `say` puts it in words."""

    key: str
    title: str
    read: Callable[[Any], Any]
    say: Callable[[Any], str]


def _whole(unit: str, least: int, most: int) -> tuple[Callable[[Any], Any], Callable[[Any], str]]:
    def read(value: Any) -> int:
        found = _NUMBER.findall(value) if isinstance(value, str) else [value]
        if len(found) != 1 or isinstance(found[0], bool) or not isinstance(found[0], str | int):
            raise Unreadable(f"请写一个数，{least} 到 {most}")
        number = int(found[0])
        if not least <= number <= most:
            raise Unreadable(f"写的是 {number}，要在 {least} 到 {most} 之间")
        return number

    return read, lambda value: f"{value}{unit}"


def _read_list(value: Any) -> list[str]:
    found = _SPLIT.split(value) if isinstance(value, str) else value
    if not isinstance(found, list | tuple) or not all(isinstance(one, str) for one in found):
        raise Unreadable("请写几个词，用顿号隔开")
    words = [one.strip() for one in found if one.strip()]
    if not words or len(words) > _MOST_WORDS:
        raise Unreadable(f"要有 1 到 {_MOST_WORDS} 个")
    if len(set(words)) < len(words):
        raise Unreadable("有两个一样的")
    longest = max(words, key=len)
    if len(longest) > _LONGEST:
        raise Unreadable(f"“{longest[:12]}…”太长了，每个最多 {_LONGEST} 个字")
    return words


_MOST_WORDS, _LONGEST, _MOST_ITEMS = 30, 40, 50


def _read_items(value: Any) -> dict[str, list[int]]:
    told = (
        {name: [int(a), int(b)] for name, a, b in _ITEMS.findall(value)} if isinstance(value, str) else value
    )
    if not isinstance(told, Mapping) or not told:
        raise Unreadable("请写成“农村 1到3、年老体弱 1到1”的样子")
    found = {}
    for name, pair in told.items():
        if not isinstance(pair, list | tuple) or len(pair) != 2 or not all(type(one) is int for one in pair):
            raise Unreadable(f"“{name}”要写最少和最多两个数")
        if not 0 <= pair[0] <= pair[1] <= _MOST_ITEMS:
            raise Unreadable(f"“{name}”写的是 {pair[0]} 到 {pair[1]}，最少不能比最多大，最多 {_MOST_ITEMS}")
        found[category_in(name)] = list(pair)
    return found


def _read_cadence(value: Any) -> dict[str, list[int]]:
    if isinstance(value, str):
        value = {
            name: [int(one) for one in re.findall(r"\d", which)] for name, which in _QUARTERS.findall(value)
        }
    if not isinstance(value, Mapping) or not value:
        raise Unreadable("请写成“年老体弱 2和4季度”的样子")
    found = {}
    for name, which in value.items():
        if not isinstance(which, list | tuple) or not which or not set(which) <= {1, 2, 3, 4}:
            raise Unreadable(f"“{name}”要写哪几个季度，1 到 4")
        found[category_in(name)] = sorted(set(which))
    return found


def _read_quarters(value: Any) -> list[list[int]]:
    found = [[int(a), int(b)] for a, b in _DAYS.findall(value)] if isinstance(value, str) else value
    try:
        days = [date(2027, month, day) for month, day in found]
    except (TypeError, ValueError):
        raise Unreadable("请写四个日子，例如 3月16日、6月16日、9月16日、12月1日") from None
    if len(days) != 4 or days != sorted(set(days)):
        raise Unreadable("要有四个日子，从早到晚，每季度一个")
    return [[day.month, day.day] for day in days]


def _read_day(value: Any) -> str | None:
    if value in (None, "", "无", "没有"):
        return None
    found = re.fullmatch(r"(\d{4})\s*[-年/]\s*(\d{1,2})\s*[-月/]\s*(\d{1,2})日?", str(value).strip())
    try:
        return date(*(int(part) for part in found.groups())).isoformat() if found else _no_day()
    except ValueError:
        return _no_day()


def _no_day() -> str:
    raise Unreadable("请写一个日子，例如 2027年8月31日，或者写“无”")


def _read_yes(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    said = {"是": True, "对": True, "否": False, "不是": False}.get(str(value).strip())
    if said is None:
        raise Unreadable("请写“是”或“否”")
    return said


#: The steps that are explained to the group when they open.
_STEPS = {
    "提承诺": "propose",
    "看承诺": "review",
    "贴公示": "publish",
    "去做": "fulfil",
    "季度问一问": "check",
    "年底评一评": "evaluate",
}
#: The names of the guidance for the same.
_OF_GUIDANCE = {
    "提诺": "propose",
    "审诺": "review",
    "示诺": "publish",
    "履诺": "fulfil",
    "督诺": "check",
    "评诺": "evaluate",
}
_STEP = "|".join([*_STEPS, *_OF_GUIDANCE])
_STEP_TOLD = re.compile(rf"({_STEP})\s*[：:]\s*(.*?)(?=(?:{_STEP})\s*[：:]|$)", re.DOTALL)
_LONGEST_TOLD = 300


def _read_explanations(value: Any) -> dict[str, str]:
    told = dict(_STEP_TOLD.findall(value)) if isinstance(value, str) else value
    if not isinstance(told, Mapping) or (isinstance(value, str) and not told):
        raise Unreadable("请写成“提承诺：今年先做给老人做的事”的样子，不要说明就写“提承诺：无”")
    known = _STEPS | _OF_GUIDANCE | {key: key for key in _STEPS.values()}
    found = {}
    for name, text in told.items():
        if name not in known or not isinstance(text, str):
            raise Unreadable(f"没有“{name}”这一步。可以写：{'、'.join(_STEPS)}")
        if len(text) > _LONGEST_TOLD:
            raise Unreadable(f"“{name}”的说明太长了，最多 {_LONGEST_TOLD} 个字")
        found[known[name]] = "" if text.strip() in ("无", "没有") else text.strip(" \n；;")
    return found


def _say_explanations(value: Mapping[str, Any]) -> str:
    names = {key: name for name, key in _STEPS.items()}
    return "；".join(f"{names[key]}：{text or '无'}" for key, text in value.items()) or "照常"


def _read_season(value: Any) -> str:
    found = {"年初": "year_start", "年底": "year_end", "随时": "", "": ""}
    found |= {one: one for one in found.values()}
    if not isinstance(value, str) or value.strip() not in found:
        raise Unreadable("请写“年初”“年底”或“随时”")
    return found[value.strip()]


def _say_pairs(value: Mapping[str, Any]) -> str:
    return "、".join(f"{category_name(key)}{pair[0]}到{pair[1]}件" for key, pair in value.items())


def _say_cadence(value: Mapping[str, Any]) -> str:
    return "、".join(f"{category_name(key)}{'/'.join(map(str, which))}季度" for key, which in value.items())


def _say_list(value: Any) -> str:
    return "、".join(value)


def _days(most: int, least: int = 1) -> tuple[Callable[[Any], Any], Callable[[Any], str]]:
    return _whole("个工作日", least, most)


FIELDS: Final = (
    Field("season", "什么时候开始", _read_season,
          lambda value: {"year_start": "年初", "year_end": "年底"}.get(value, "随时")),
    Field("propose_days", "提承诺天数", *_days(60)),
    Field("review_days", "审核天数", *_days(30)),
    Field("publish_days", "公示天数", *_days(30)),
    Field("leaders_first_days", "带头提前天数", *_days(20, 0)),
    Field("leaders_wait_days", "最多等带头几天", *_days(20, 0)),
    Field("leader_items", "带头多几件", *_whole("件", 0, 10)),
    Field("quarters", "季度问的日子", _read_quarters,
          lambda value: "、".join(f"{month}月{day}日" for month, day in value)),
    Field("check_days", "季度问几天", *_days(30)),
    Field("evaluate_days", "评议天数", *_days(60, 2)),
    Field("publicity_days", "结果公示天数", *_days(30)),
    Field("remind_after", "几天后提醒", *_days(30)),
    Field("rating_remind_after", "评议几天后提醒", *_days(30)),
    Field("digest_every", "几天送审一次", *_days(10)),
    Field("deadline", "最后期限", _read_day, lambda value: value or "没有"),
    Field("covered_body", "属于指尖上形式主义整治范围", _read_yes, lambda value: "是" if value else "否"),
    Field("items", "每类几件", _read_items, _say_pairs),
    Field("cadence", "每类哪几季问", _read_cadence, _say_cadence),
    Field("criteria", "审核标准", _read_list, _say_list),
    Field("standards_org", "党组织标准", _read_list, _say_list),
    Field("standards_member", "党员标准", _read_list, _say_list),
    Field("goals", "目标要求", _read_list, _say_list),
    Field("purposes", "总体要求", _read_list, _say_list),
    Field("topics_org", "党组织主题", _read_list, _say_list),
    Field("topics_member", "党员主题", _read_list, _say_list),
    Field("benefits", "群众得实惠", _read_list, _say_list),
    Field("examples", "每类的例子", labels.read_examples, labels.say_each({})),
    Field("reviewers", "每类谁审", labels.read_each(labels.REVIEWERS), labels.say_each(labels.REVIEWERS)),
    Field("forms", "每类的评议表", labels.read_each(labels.FORMS), labels.say_each(labels.FORMS)),
    Field("explanations", "每步说明", _read_explanations, _say_explanations),
)  # fmt: skip

BY_KEY: Final = {field.key: field for field in FIELDS}
#: The names of the guidance for the same.
_ALSO: Final = {
    "提诺天数": "propose_days",
    "审诺天数": "review_days",
    "示诺天数": "publish_days",
    "评诺天数": "evaluate_days",
    "审诺标准": "criteria",
}
_BY_NAME: Final = {field.title: field for field in FIELDS} | BY_KEY


def field_named(name: str) -> Field | None:
    """The field of that key or title."""
    return _BY_NAME.get(name.strip()) or BY_KEY.get(_ALSO.get(name.strip(), ""))
