"""How the focus list of a year is read, added to and shortened in one line."""

import re
from dataclasses import dataclass

_FOCUS = re.compile(
    r"(?:今年的|本年|年度)?(?:重点任务|中心工作|重点工作)(?:$|[\s:：，,]+(?P<rest>.*))", re.DOTALL
)
_DROP = re.compile(r"(?:删掉?|去掉|不要)\s*第?(\d{1,2})[条个项]?")
_SPLIT = re.compile(r"[；;\n]+|(?:^|\s)\d{1,2}[.、．)）]\s*")


@dataclass(frozen=True, slots=True)
class FocusSaid:
    """What is to be done with the list: tasks to add, or the number of one to take off."""

    add: list[str]
    drop: int = 0


def command(said: str) -> str:
    """`focus` where the words are about the list; otherwise an empty string."""
    return "focus" if _FOCUS.fullmatch(said.strip()) else ""


def read_focus(said: str) -> FocusSaid:
    """The tasks in "重点任务 修水渠；建养老食堂", or the number in "重点任务 删 2"."""
    found = _FOCUS.fullmatch(said.strip())
    rest = (found["rest"] or "").strip() if found else ""
    dropped = _DROP.fullmatch(rest)
    if dropped is not None:
        return FocusSaid([], int(dropped[1]))
    parts = (part.strip(" 。，,") for part in _SPLIT.split(rest))
    return FocusSaid([part for part in parts if part])
