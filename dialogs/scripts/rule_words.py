"""How a change of the rules is proposed and answered in one line."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dialogs.rules.pack_fields import FIELDS, Unreadable, field_named

_IDEA = re.compile(r"建议\s*(?:改|修改)?\s*规则[\s:：，,]*(?P<rest>.*)", re.DOTALL)
_WHY = re.compile(r"[，,。；;\s]*(?:因为|理由是?|原因是?)[:：]?\s*(?P<why>.+)$", re.DOTALL)
_CHANGE = re.compile(
    r"(?:把|将)?\s*(?P<name>.+?)\s*(?:改成|改为|改到|变成|调到|定为|定成|换成|=)\s*(?P<value>.+)", re.DOTALL
)
_ANSWER = re.compile(
    r"规则\s*(?P<n>\d{1,6})\s*号?\s*(?P<what>看看|不采用|不采纳|不同意|全部采用|都采用|采用|采纳|同意|今年也用)"
    r"[\s:：，,。]*(?:因为|理由是?)?[\s:：]*(?P<words>.*)",
    re.DOTALL,
)
#: "给本系统：", "把卫健系统的": the whole line is meant.
_OF_LINE = r"(?:给|对|为|把|将)?\s*(?:(?:本|我们|咱们|全|整个)系统{line})(?:内|里)?(?:都|的)?[\s:：，,]*"
_DECISIONS = {
    "不采用": "decline",
    "不采纳": "decline",
    "不同意": "decline",
    "全部采用": "adopt_all",
    "都采用": "adopt_all",
    "今年也用": "apply",
    "看看": "look",
}

#: Other names of the figures that are asked about most.
_ALSO = {
    "提诺时间": "propose_days",
    "提承诺的时间": "propose_days",
    "审诺时间": "review_days",
    "审核时间": "review_days",
    "示诺时间": "publish_days",
    "公示时间": "publicity_days",
    "评诺时间": "evaluate_days",
    "评议时间": "evaluate_days",
    "件数": "items",
    "承诺件数": "items",
    "审核标准": "criteria",
    "截止日期": "deadline",
    "期限": "deadline",
}


@dataclass(frozen=True, slots=True)
class Idea:
    """A proposal: what is to be changed, where that could be read, the words and the reason. `of_line`: it
    is meant for the whole line (系统), not for one organisation."""

    words: str
    changes: Mapping[str, Any] = field(default_factory=dict)
    why: str = ""
    of_line: bool = False


@dataclass(frozen=True, slots=True)
class RuleAnswer:
    """The superior's answer to a proposal: look, adopt, adopt_all, decline or apply, with a word."""

    number: int
    decision: str
    words: str


def command(said: str) -> str:
    """The command that the words name: rules, rule_idea, rule_ideas, or an empty string."""
    words = said.strip()
    if _IDEA.fullmatch(words):
        return "rule_idea"
    if words == "规则建议":
        return "rule_ideas"
    return "rules" if words == "规则" or _ANSWER.fullmatch(words) else ""


def read_idea(said: str, line: str = "") -> Idea | None:
    """The proposal in "建议 规则 提诺天数改成15，因为老人多"; None where nothing is proposed. With
    "本系统" or the name of the proposer's own `line` in front it is for the line."""
    found = _IDEA.fullmatch(said.strip())
    rest = found["rest"].strip() if found else ""
    of_line = re.match(_OF_LINE.format(line=f"|{re.escape(line)}" if line else ""), rest)
    rest = rest[of_line.end() :] if of_line else rest
    if not rest:
        return None
    reason = _WHY.search(rest)
    what = rest[: reason.start()].strip() if reason else rest
    why = reason["why"].strip() if reason else ""
    changes = _changes(what)
    return Idea(what, changes, why if changes else rest, of_line is not None)


def read_answer(said: str) -> RuleAnswer | None:
    """The answer in "规则 3 采用" or "规则 3 不采用 拖得太久"."""
    found = _ANSWER.fullmatch(said.strip())
    if found is None:
        return None
    return RuleAnswer(int(found["n"]), _DECISIONS.get(found["what"], "adopt"), found["words"].strip())


def _changes(what: str) -> dict[str, Any]:
    found = _CHANGE.fullmatch(what.rstrip("。"))
    if found is None:
        return {}
    name = found["name"].strip("“”\"' ")
    known = field_named(name) or field_named(_ALSO.get(name, ""))
    if known is None:
        known = next((one for one in FIELDS if one.title in name), None)
    if known is None:
        return {}
    try:
        return {known.key: known.read(found["value"].strip())}
    except Unreadable:
        return {}
