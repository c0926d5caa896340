"""The steps of a commitment in one line: "第一条 4月底选好地 6月底完工", "第1条第2步做好了", "我的安排"."""

import re
from datetime import date

from dialogs.rules.milestones import Step
from dialogs.scripts.amend_words import THAT, Pointer, pointer
from dialogs.understanding.date_words import find_days

_ITEM = r"第\s*(\d{1,2}|[一二三四五六七八九十])\s*条"
_PLACE = r"(?:(\d{4}年|单位|[一-龥]{0,6}社区)(?:的)?\s*)?"
_PLAN = re.compile(rf"(?:安排[\s：:，,]*)?(?:{_PLACE}{_ITEM}|({THAT}))[\s：:，,]+(.+)", re.DOTALL)
_STEP = r"第\s*(\d{1,2}|[一二三四五六七八九十])\s*步"
_REACHED = re.compile(rf"{_PLACE}{_ITEM}\s*的?{_STEP}\s*(?:做好|做到|做完|完成|办好)了?")
_LIST = ("我的安排", "我的步骤", "安排")
#: A schedule has two steps at least; one day with a word is progress, not a plan.
_FEWEST = 2
_ANY_DAY = date(2026, 1, 1)
_SIGNS = " ，,、；;。：:前"


def command(said: str) -> str:
    """The command that the words name: schedule, schedule_list, step_done, or nothing."""
    words = said.strip()
    if words in _LIST:
        return "schedule_list"
    if _REACHED.fullmatch(words):
        return "step_done"
    found = _PLAN.fullmatch(words)
    if found is None or re.search(_ITEM, found[4]):
        return ""  # days for several commitments are no schedule of one
    return "schedule" if len(_steps(found[4], _ANY_DAY)) >= _FEWEST else ""


def read(said: str, today: date) -> tuple[Pointer, tuple[Step, ...]]:
    """Which commitment, and its steps in order of time; no steps where one of the days is past."""
    found = _PLAN.fullmatch(said.strip())
    if found is None:
        return Pointer("", 0), ()
    if any(one.day is None for one in find_days(found[4], today)):
        return pointer(found[1], found[2], found[3]), ()
    steps = sorted(_steps(found[4], today), key=lambda one: one.due)
    return pointer(found[1], found[2], found[3]), tuple(steps)


def read_reached(said: str) -> tuple[Pointer, int]:
    """Which commitment, and which of its steps."""
    found = _REACHED.fullmatch(said.strip())
    return (pointer(found[1], found[2]), pointer(None, found[3]).number) if found else (Pointer("", 0), 0)


def _steps(said: str, today: date) -> list[Step]:
    """The steps: each day with the words behind it, up to the next day."""
    days = [one for one in find_days(said, today) if one.day is not None]
    ends = [*(one.start for one in days), len(said)][1:]
    found = []
    for one, end in zip(days, ends, strict=True):
        text = said[one.end : end].strip(_SIGNS)
        if one.day is not None and text:
            found.append(Step(text, one.day))
    return found
