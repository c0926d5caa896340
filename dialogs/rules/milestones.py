"""The schedule of a commitment 履诺进度表: steps with days (R55).

The rule proposes them; they count once the author has confirmed or changed them.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

#: Longest words of a step, and most steps of a schedule.
LONGEST_STEP = 30
MOST_STEPS = 6

_AGAIN = re.compile(r"每(?:天|日|周|星期|礼拜|月|个月|季度?|逢)|(?:一|1)个?(?:月|季度|周|星期)(?:一|1|\d)次")
_QUARTER_ENDS = ((3, 31), (6, 30), (9, 30), (12, 31))
_QUARTER_NAMES = ("一", "二", "三", "四")


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what is to be reached by `due`. `done_on` is the day on which it was, as the author says."""

    text: str
    due: date
    done_on: date | None = None

    def stands(self, today: date) -> str:
        """done, due (its day has come and nothing was said) or ahead."""
        if self.done_on is not None:
            return "done"
        return "due" if self.due <= today else "ahead"


@dataclass(frozen=True, slots=True)
class Schedule:
    """The steps of one commitment. `confirmed` by the author; otherwise they are a proposal of the rule."""

    steps: tuple[Step, ...]
    confirmed: bool


def propose(text: str, begins: date, due: date) -> tuple[Step, ...]:
    """The steps by rule: what is done again and again is looked at by quarters, everything else has a
    start, a half and an end between the day it begins and the day it is due."""
    if due <= begins:
        return (Step("做完", due),)
    if _AGAIN.search(text):
        ends = [
            (name, day)
            for year in range(begins.year, due.year + 1)
            for name, (month, last) in zip(_QUARTER_NAMES, _QUARTER_ENDS, strict=True)
            if begins < (day := date(year, month, last)) < due
        ]
        steps = [Step(f"第{name}季度照做", day) for name, day in ends[-MOST_STEPS + 1 :]]
        return (*steps, Step("全年做满", due))
    whole = (due - begins).days
    if whole < 21:
        return (Step("做完", due),)
    start, half = begins + timedelta(days=whole // 4), begins + timedelta(days=whole * 5 // 8)
    return Step("动手", start), Step("做到一半", half), Step("做完", due)


def next_step(steps: tuple[Step, ...], until: date) -> Step | None:
    """The first step due until that day of which nothing was said."""
    return next((one for one in steps if one.done_on is None and one.due <= until), None)
