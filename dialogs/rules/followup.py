"""What follows a poor result: talk, plan, re-check by another person, end (R74, R75; defaults 14).

The house records; what Party discipline decides is decided elsewhere and only written down here with
its document (组织处理).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dialogs.rules.calendar import add_working_days, is_working_day

#: Days until the talk, and the longest plan.
TALK_WITHIN = 15
PLAN_WITHIN = 92

#: Working days in which the re-check follows the end of a plan.
RECHECK_DAYS = 5

#: Grades that are followed up.
POOR = frozenset({"基本合格", "不合格"})


class State(StrEnum):
    """Where it stands."""

    TALK = "talk"
    PLAN = "plan"
    RECHECK = "recheck"
    CLOSED = "closed"
    PASSED = "passed"  # the superior has it now


class Kind(StrEnum):
    """What is written down."""

    TALK = "talk"
    PLAN = "plan"
    RECHECK = "recheck"
    ADMONITION = "admonition"  # 批评教育
    MEASURE = "measure"  # 组织处理, decided elsewhere
    CLOSED = "closed"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One follow-up. `owner_id` is who acts next, `due` by when."""

    id: int
    cycle_id: int
    subject: str
    why: str
    state: State
    due: date | None
    owner_id: int | None


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was written down."""

    kind: Kind
    words: str
    day: date
    document: str
    author_id: int


def talk_by(today: date) -> date:
    """By when the talk is held: fifteen days, or the last working day before."""
    day = today + timedelta(days=TALK_WITHIN)
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def plan_fault(today: date, due: date) -> str:
    """What is wrong with the end of a plan, in Chinese; empty when nothing is."""
    if due <= today:
        return "期限要在今天以后。"
    return "期限最长三个月。" if due > today + timedelta(days=PLAN_WITHIN) else ""


def recheck_by(due: date) -> date:
    """By when another person looks."""
    return add_working_days(due, RECHECK_DAYS)
