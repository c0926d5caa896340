"""Typing grades: the committee's line is read here; nothing is computed from figures.

"1 优秀 2 3 合格 4 基本合格", "李明 优秀 说到做到", "1-5 合格 12月28日 应到5 实到5 同意5".
Cap and small numbers: evaluation defaults 8.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

BEST = "优秀"


@dataclass(frozen=True, slots=True)
class Mark:
    """One subject of the list (by its place from 0) with its grade and the words behind it."""

    place: int
    grade: str
    words: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """When the committee met, how many belong to it, were there, and agreed."""

    day: date
    entitled: int
    present: int
    in_favour: int

    @property
    def fault(self) -> str:
        """What does not add up, in Chinese; empty when it does."""
        if not 0 < self.present <= self.entitled:
            return "实到的人数，要比0多，不能比应到的多。"
        if 2 * self.present <= self.entitled:
            return "到会的没有过半，这次会不能评定。"
        if not 2 * self.in_favour > self.entitled or self.in_favour > self.present:
            return "同意的要超过应到的一半，也不能比实到的多。"
        return ""


_NUMBERS = r"第?\s*\d{1,3}(?:\s*[-—~到至]\s*\d{1,3})?\s*[号条位]?"
_COUNTED = {
    "entitled": re.compile(r"应到\s*(?:会)?\s*(\d{1,4})"),
    "present": re.compile(r"实到\s*(?:会)?\s*(\d{1,4})"),
    "in_favour": re.compile(r"(?:同意|赞成)\s*(\d{1,4})"),
}
_DAY = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]|今天|昨天|前天")
_MEETING = re.compile(rf"(?:{_DAY.pattern})?[^；;\n\d]*?应到\s*(?:会)?\s*\d.*$", re.DOTALL)


def read_marks(said: str, names: Sequence[str], grades: Sequence[str]) -> list[Mark] | None:
    """The marks of a line, or None when a number or a name is not on the list; empty when there are none."""
    scale = "|".join(sorted(grades, key=len, reverse=True))
    called = "|".join(re.escape(one) for one in sorted(names, key=len, reverse=True))
    who = rf"(?:(?:{_NUMBERS}|{called})[\s、，,和]*)+"
    heads = list(re.finditer(rf"({who})[:：]?\s*({scale})(?![一-龥]?党员)", said))
    found: list[Mark] = []
    for number, head in enumerate(heads):
        following = heads[number + 1].start() if number + 1 < len(heads) else None
        words = said[head.end() : following].strip(" ，,；;。\n：:、")
        places = _places(head[1], names)
        if places is None:
            return None
        found += [Mark(place, head[2], words) for place in places]
    return found


def _places(who: str, names: Sequence[str]) -> list[int] | None:
    found: list[int] = []
    for name in sorted(names, key=len, reverse=True):
        if name in who:
            found.append(names.index(name))
            who = who.replace(name, " ")
    for first, last in re.findall(r"(\d{1,3})(?:\s*[-—~到至]\s*(\d{1,3}))?", who):
        found += range(int(first) - 1, int(last or first))
    return sorted(set(found)) if all(0 <= place < len(names) for place in found) else None


def split_meeting(said: str) -> tuple[str, str]:
    """The marks and the meeting of a line that says both."""
    found = _MEETING.search(said)
    return (said[: found.start()], found.group()) if found else (said, "")


def read_meeting(said: str, today: date) -> Meeting | None:
    """When the meeting was and how many were there; None where something is not said."""
    numbers = {name: form.search(said) for name, form in _COUNTED.items()}
    day = read_past_day(said, today)
    if day is None or not all(numbers.values()):
        return None
    told = {name: int(one[1]) for name, one in numbers.items() if one}
    return Meeting(day, told["entitled"], told["present"], told["in_favour"])


def read_past_day(said: str, today: date) -> date | None:
    """A day that has been: 12月28日, 今天, 昨天, 前天. Without a year it is the last such day."""
    found = _DAY.search(said)
    if found is None:
        return None
    spoken = {"今天": 0, "昨天": 1, "前天": 2}.get(found.group())
    if spoken is not None:
        return today - timedelta(days=spoken)
    try:
        day = date(int(found[1] or today.year), int(found[2]), int(found[3]))
        if day > today and not found[1]:
            day = day.replace(year=today.year - 1)
    except ValueError:
        return None
    return day if day <= today else None


def cap(graded: int) -> int:
    """How many of `graded` full members may be 优秀 without the superior's consent; below three, none."""
    return graded // 3
