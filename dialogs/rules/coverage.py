"""Coverage without blank spots (R83): every member at every step, with a word for each.

A cell never says more than is known: who waits for whom, and why nothing is to be done. Nobody is
ranked, nothing is a percentage.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dialogs.rules.people import Person


class State(StrEnum):
    """What a cell comes to."""

    DONE = "done"
    SELF = "self"  # waits for the member
    LEADER = "leader"  # waits for whoever reviews or publishes
    VISIT = "visit"  # no chat: somebody has to go there
    FREE = "free"  # nothing is to be done, and why
    AHEAD = "ahead"  # its time has not come, or an earlier step comes first
    MAY = "may"  # has the right; whether it was used is nobody's business
    MISSED = "missed"  # its time is over and nothing came

    @property
    def label(self) -> str:
        """The state in Chinese, for counting."""
        return _LABELS[self]


_LABELS = {
    State.DONE: "做了",
    State.SELF: "等本人",
    State.LEADER: "等支部",
    State.VISIT: "要上门",
    State.FREE: "不用做",
    State.AHEAD: "还没到",
    State.MAY: "可以投票",
    State.MISSED: "过了没做",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One step of the year. `part` is the quarter, otherwise 0."""

    step: str
    part: int = 0

    @property
    def label(self) -> str:
        """The step in Chinese, as the guidance calls it."""
        return _STEPS[self.step] + (f"第{self.part}季度" if self.part else "")


_STEPS = {
    "propose": "提诺",
    "review": "审诺",
    "publish": "示诺",
    "check": "履诺",
    "comment": "督诺",
    "self": "自评",
    "peers": "互评资格",
    "grade": "评诺",
}

COLUMNS = (
    Column("propose"),
    Column("review"),
    Column("publish"),
    *(Column("check", quarter) for quarter in (1, 2, 3, 4)),
    Column("comment"),
    Column("self"),
    Column("peers"),
    Column("grade"),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One member at one step, in words."""

    state: State
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """One member, in the order of the roster, with a cell for each of COLUMNS."""

    person: Person
    cells: tuple[Cell, ...]


def count_states(rows: Iterable[Row], column: Column) -> dict[State, int]:
    """How many members are at what, for one step; states that nobody is in are left out."""
    place = COLUMNS.index(column)
    found = [row.cells[place].state for row in rows]
    return {state: found.count(state) for state in State if state in found}
