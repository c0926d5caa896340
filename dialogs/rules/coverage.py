"""Coverage without blank spots (R83): every member at every step, with a word for each.

A cell never says more than is known: who waits for whom, and why nothing is to be done. Nobody is
ranked, nothing is a percentage.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from dialogs.rules.ballots import eligible, too_small
from dialogs.rules.commitments import Status
from dialogs.rules.people import Person, Standing
from dialogs.rules.reviewing import reviewer_for
from dialogs.rules.year import Step, Window


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
    "self": "自评",
    "peers": "互评资格",
}

#: The steps that are not due where somebody is exempt.
_PROMISING = frozenset({"propose", "review", "publish", "check"})

COLUMNS = (
    Column("propose"),
    Column("review"),
    Column("publish"),
    *(Column("check", quarter) for quarter in (1, 2, 3, 4)),
    Column("self"),
    Column("peers"),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One member at one step, in words."""

    state: State
    words: str


@dataclass(frozen=True, slots=True)
class Visit:
    """Who was asked to go to a member, and whether he says that he has been there."""

    helper: str
    been: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about one member in a cycle.

    `statuses` are those of the commitments, without withdrawn ones. `told` holds, for each
    published one, the quarters in which something was said, `done` the first in which it was
    done or None. `visits` tells who was asked to go there, by column. A `guest` belongs elsewhere and
    only lives here (双报到). `free` says why nothing is due, for whoever is exempt (R30). `asked` are
    the quarters in which the rules ask such a member (R22). `writes`: who is to write down what this member
    said into the phone.
    """

    person: Person
    phone: bool
    statuses: tuple[Status, ...] = ()
    told: tuple[tuple[frozenset[int], int | None], ...] = ()
    rated: bool = False
    visits: Mapping[Column, Visit] = field(default_factory=dict)
    guest: bool = False
    free: str = ""
    asked: frozenset[int] = frozenset({1, 2, 3, 4})
    writes: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One member, in the order of the roster, with a cell for each of COLUMNS."""

    person: Person
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class _Season:
    now: datetime
    windows: Mapping[Column, Window]
    members: tuple[Person, ...]
    superiors: tuple[Person, ...]
    voters: Collection[int]


def make_rows(
    known: Iterable[Known], windows: Iterable[Window], now: datetime, superiors: Iterable[Person] = ()
) -> tuple[Row, ...]:
    """The whole table: every member given, every step. `superiors` are the superior's people."""
    everybody = tuple(known)
    members = tuple(one.person for one in everybody if not one.guest)
    roll = eligible(members)
    by_column = {_column(one): one for one in windows if one.step is not Step.FULFIL}
    season = _Season(now, by_column, members, tuple(superiors), () if too_small(roll) else tuple(roll))
    return tuple(
        Row(one.person, tuple(_cell(one, column, season) for column in COLUMNS)) for one in everybody
    )


def count_states(rows: Iterable[Row], column: Column) -> dict[State, int]:
    """How many members are at what, for one step; states that nobody is in are left out."""
    place = COLUMNS.index(column)
    found = [row.cells[place].state for row in rows]
    return {state: found.count(state) for state in State if state in found}


def _column(window: Window) -> Column:
    names = {Step.SUPERVISE: "check", Step.EVALUATE: "self"}
    return Column(names.get(window.step, window.step.value), window.part)


def _cell(known: Known, column: Column, season: _Season) -> Cell:
    if known.free and not known.statuses and column.step in _PROMISING:
        return Cell(State.FREE, known.free)
    if known.guest and column.step in ("self", "peers"):
        return Cell(State.FREE, "在单位评")
    match column.step:
        case "propose":
            return _propose(known, column, season)
        case "review":
            return _review(known, season)
        case "publish":
            return _publish(known)
        case "check":
            return _check(known, column, season)
        case "self":
            return _self(known, column, season)
        case _:
            return _peers(known, season)


def _propose(known: Known, column: Column, season: _Season) -> Cell:
    if known.statuses:
        return Cell(State.DONE, "做了")
    if known.writes:
        return Cell(State.DONE, f"说了，等{known.writes}写下来")
    window = season.windows.get(column)
    if window is not None and season.now < window.opens:
        return Cell(State.AHEAD, "还没开始")
    return _waits(known, column, over=False)


def _review(known: Known, season: _Season) -> Cell:
    if not known.statuses:
        return Cell(State.AHEAD, "还没写下来" if known.writes else "还没提")
    if Status.SUBMITTED in known.statuses:
        reviewer = reviewer_for(known.person, season.members, season.superiors, guest=known.guest)
        own = reviewer is not None and reviewer in season.members
        return Cell(State.LEADER, f"等{reviewer.role.label}" if reviewer and own else "等上级")
    if Status.RETURNED in known.statuses:
        return Cell(State.SELF, "等本人改")
    return Cell(State.DONE, "做了")


def _publish(known: Known) -> Cell:
    if Status.APPROVED in known.statuses:
        return Cell(State.LEADER, "等书记公示")
    if Status.PUBLISHED in known.statuses:
        return Cell(State.DONE, "做了")
    return Cell(State.AHEAD, "前一步还没完")


def _check(known: Known, column: Column, season: _Season) -> Cell:
    window = season.windows.get(column)
    if window is None:
        return Cell(State.FREE, "不用做：这一季公示还没完")
    if season.now < window.opens:
        return Cell(State.AHEAD, "还没到")
    if not known.told:
        return Cell(State.FREE, "不用做：没有公示的承诺")
    if column.part not in known.asked:
        return Cell(State.FREE, "不用做：按规则这一季不问")
    open_ones = [quarters for quarters, done in known.told if done is None or done >= column.part]
    if not open_ones:
        return Cell(State.FREE, "不用做：早就做完了")
    if all(column.part in quarters for quarters in open_ones):
        return Cell(State.DONE, "做了")
    return _waits(known, column, over=season.now > window.closes)


def _self(known: Known, column: Column, season: _Season) -> Cell:
    if known.person.standing is Standing.PROBATIONARY:
        return Cell(State.FREE, "不用做：预备党员")
    if known.rated:
        return Cell(State.DONE, "做了")
    if known.writes:
        return Cell(State.DONE, f"说了，等{known.writes}写下来")
    window = season.windows.get(column)
    if window is None or season.now < window.opens:
        return Cell(State.AHEAD, "还没到")
    return _waits(known, column, over=season.now > window.closes)


def _peers(known: Known, season: _Season) -> Cell:
    if known.person.standing is Standing.PROBATIONARY:
        return Cell(State.FREE, "不投票：预备党员")
    if known.person.id not in season.voters:
        return Cell(State.FREE, "不投票：人太少，开会时评")
    return Cell(State.MAY, "可以投票")


def _waits(known: Known, column: Column, *, over: bool) -> Cell:
    if not known.phone:
        visit = known.visits.get(column)
        if visit is None:
            return Cell(State.VISIT, "收不到消息，还没请人上门")
        been = f"{visit.helper}去过了，还没记下话" if visit.been else f"已请{visit.helper}上门"
        return Cell(State.VISIT, f"收不到消息，{been}")
    return Cell(State.MISSED, "过了时间，没有说") if over else Cell(State.SELF, "等本人")
