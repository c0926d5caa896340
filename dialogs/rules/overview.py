"""The tree of organisations seen from above (R79, R83): every organisation at every step, with reasons.

A superior sees what is done and where a hand is missing. Nothing is ranked: the order is that of the tree.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dialogs.rules.coverage import COLUMNS, Cell, Column, Row, State, count_states
from dialogs.rules.people import Org


class Gap(StrEnum):
    """Why nothing can be seen of an organisation."""

    NO_PEOPLE = "no_people"
    NO_LEADER = "no_leader"
    NO_CYCLE = "no_cycle"

    @property
    def label(self) -> str:
        """The gap in Chinese."""
        return _GAPS[self]


_GAPS = {
    Gap.NO_PEOPLE: "名册上还没有人",
    Gap.NO_LEADER: "没有书记和副书记",
    Gap.NO_CYCLE: "这一年还没有开",
}

#: What has come to its end, for the member and for whoever waits for him.
THROUGH = frozenset({State.DONE, State.FREE, State.MAY})

#: Where somebody has to lend a hand.
STUCK = frozenset({State.VISIT, State.MISSED})

#: The steps that are drawn. Who has used his vote is nobody's business.
DRAWN = tuple(column for column in COLUMNS if column.step != "peers")

_SHORT = {"propose": "提", "review": "审", "publish": "示", "comment": "督", "self": "自", "grade": "评"}
_QUARTERS = "一二三四"


@dataclass(frozen=True, slots=True)
class Branch:
    """One organisation by itself in a year. `cycle` is the number of its cycle, 0 where it has none; `rows`
    are its members at every step, `own` its own promise; `own_year` one for each of `YEAR_LABELS`."""

    org: Org
    people: int
    led: bool
    cycle: int = 0
    rows: tuple[Row, ...] = ()
    own: Cell | None = None
    own_year: tuple[Cell, ...] = ()

    @property
    def gap(self) -> Gap | None:
        """The first reason for which nothing can be seen, if there is one."""
        if not self.people:
            return Gap.NO_PEOPLE
        if not self.led:
            return Gap.NO_LEADER
        return None if self.cycle else Gap.NO_CYCLE


@dataclass(frozen=True, slots=True)
class Sum:
    """An organisation with everything under it. `counts` holds for each of COLUMNS how many members are
    at what, `gaps` the organisations of which nothing can be seen."""

    orgs: int = 0
    people: int = 0
    counts: Mapping[Column, Mapping[State, int]] = field(default_factory=dict)
    gaps: tuple[tuple[Org, Gap], ...] = ()

    def at(self, column: Column, *states: State) -> int:
        """How many members are in one of those states at a step."""
        return sum(self.counts.get(column, {}).get(state, 0) for state in states)

    @property
    def waits(self) -> bool:
        """Whether anybody has to do something now."""
        busy = (State.SELF, State.LEADER, State.VISIT, State.MISSED)
        return bool(self.gaps) or any(self.at(column, *busy) for column in DRAWN)


@dataclass(frozen=True, slots=True)
class Box:
    """One step drawn: its short name, its whole name, a sign to read, and hundredths that are through and
    stuck. The sign says without any colour what the drawing shows."""

    short: str
    label: str
    sign: str
    through: int
    stuck: int
    told: str


def grow(branches: Iterable[Branch]) -> dict[int, Sum]:
    """What every organisation comes to together with all under it, by number."""
    by_id = {one.org.id: one for one in branches}
    counted: dict[int, Counter[tuple[Column, State]]] = {number: Counter() for number in by_id}
    sizes: dict[int, list[int]] = {number: [0, 0] for number in by_id}
    gaps: dict[int, list[tuple[Org, Gap]]] = {number: [] for number in by_id}
    for one in by_id.values():
        own = _own(one)
        for number in _upwards(one, by_id):
            counted[number].update(own)
            sizes[number][0] += 1
            sizes[number][1] += one.people
            if one.gap:
                gaps[number].append((one.org, one.gap))
    return {
        number: Sum(orgs, people, _unfolded(counted[number]), tuple(gaps[number]))
        for number, (orgs, people) in sizes.items()
    }


def alone(one: Branch) -> Sum:
    """An organisation without those under it."""
    gaps = ((one.org, one.gap),) if one.gap else ()
    return Sum(1, one.people, _unfolded(_own(one)), gaps)


def boxes(one: Sum) -> tuple[Box, ...]:
    """The strip of an organisation: one box a step."""
    return tuple(_box(one, column) for column in DRAWN)


def begun(one: Sum, column: Column) -> bool:
    """Whether anything has happened or is wanted at a step."""
    quiet = {State.AHEAD, State.FREE, State.MAY}
    return any(number and state not in quiet for state, number in one.counts.get(column, {}).items())


def _own(one: Branch) -> Counter[tuple[Column, State]]:
    found: Counter[tuple[Column, State]] = Counter()
    for column in COLUMNS if one.rows else ():
        for state, number in count_states(one.rows, column).items():
            found[column, state] = number
    return found


def _unfolded(counts: Counter[tuple[Column, State]]) -> dict[Column, dict[State, int]]:
    found: dict[Column, dict[State, int]] = {}
    for column in COLUMNS:
        own = {state: counts[column, state] for state in State if counts[column, state]}
        if own:
            found[column] = own
    return found


def _upwards(one: Branch, by_id: Mapping[int, Branch]) -> list[int]:
    """The organisation and those above it that are looked at; a ring in the tree is walked once."""
    found: list[int] = []
    here: Branch | None = one
    while here is not None and here.org.id not in found:
        found.append(here.org.id)
        here = by_id.get(here.org.parent_id or 0)
    return found


def _box(one: Sum, column: Column) -> Box:
    counts = one.counts.get(column, {})
    everybody = sum(counts.values())
    through, stuck = one.at(column, *THROUGH), one.at(column, *STUCK)
    short = _QUARTERS[column.part - 1] if column.part else _SHORT[column.step]
    told = "，".join(f"{state.label}{number}人" for state, number in counts.items())
    if not begun(one, column):
        return Box(short, column.label, "–", 0, 0, told or "还没开始")
    left = everybody - through
    sign = str(left) if left else "✓"
    return Box(short, column.label, sign, _share(through, everybody), _share(stuck, everybody), told)


def _share(some: int, everybody: int) -> int:
    """In hundredths; a few are never drawn as nothing, nor nearly all as all."""
    if some in (0, everybody):
        return 100 if some else 0
    return min(97, max(3, 100 * some // everybody))
