"""The rows of coverage: from what is known of a member in a year to a word for every step."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dialogs.rules.ballots import eligible, too_small
from dialogs.rules.commitments import Status
from dialogs.rules.coverage import COLUMNS, Cell, Column, Row, State
from dialogs.rules.people import Person, Standing
from dialogs.rules.reviewing import reviewer_for
from dialogs.rules.year import Step, Window

#: The steps that are not due where somebody is exempt.
_PROMISING = frozenset({"propose", "review", "publish", "check"})


@dataclass(frozen=True, slots=True)
class Visit:
    """Who was asked to go to a member, and whether he says that he has been there."""

    helper: str
    been: bool = False


@dataclass(frozen=True, slots=True)
class Overseen:
    """What others said of a member: by quarter whether its comment was given or is only suggested; whether
    the organisation's word is written and his grade stands, or why there is none."""

    comments: Mapping[int, bool] = field(default_factory=dict)
    word: bool = False
    graded: bool = False
    excuse: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about one member in a cycle.

    `statuses` are those of the commitments, without withdrawn ones. `told` holds, for each
    published one, the quarters in which something was said, `done` the first in which it was
    done or None. `visits` tells who was asked to go there, by column. A `guest` belongs elsewhere and
    only lives here (双报到). `free` says why nothing is due, for whoever is exempt (R30). `asked` are
    the quarters in which the rules ask such a member (R22). `writes`: who is to write down what this member
    said into the phone. `overseen`: what others said of him. `by`: who reviews such a member (R22).
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
    overseen: Overseen = Overseen()
    by: str = ""


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


def _column(window: Window) -> Column:
    names = {Step.SUPERVISE: "check", Step.EVALUATE: "self"}
    return Column(names.get(window.step, window.step.value), window.part)


def _cell(known: Known, column: Column, season: _Season) -> Cell:
    if known.free and not known.statuses and column.step in _PROMISING:
        return Cell(State.FREE, known.free)
    if known.guest and column.step in ("self", "peers", "grade"):
        return Cell(State.FREE, "在单位评")
    return _MAKERS[column.step](known, column, season)


def _propose(known: Known, column: Column, season: _Season) -> Cell:
    if known.statuses:
        return Cell(State.DONE, "做了")
    if known.writes:
        return Cell(State.DONE, f"说了，等{known.writes}写下来")
    window = season.windows.get(column)
    if window is not None and season.now < window.opens:
        return Cell(State.AHEAD, "还没开始")
    return _waits(known, column, over=False)


def _review(known: Known, _: Column, season: _Season) -> Cell:
    if not known.statuses:
        return Cell(State.AHEAD, "还没写下来" if known.writes else "还没提")
    if Status.SUBMITTED in known.statuses:
        reviewer = reviewer_for(
            known.person, season.members, season.superiors, guest=known.guest, by=known.by
        )
        own = reviewer is not None and reviewer in season.members
        return Cell(State.LEADER, f"等{reviewer.role.label}" if reviewer and own else "等上级")
    if Status.RETURNED in known.statuses:
        return Cell(State.SELF, "等本人改")
    return Cell(State.DONE, "做了")


def _publish(known: Known, _: Column, __: _Season) -> Cell:
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


def _comment(known: Known, _: Column, season: _Season) -> Cell:
    given = known.overseen.comments
    without = sorted(part for part, done in given.items() if not done)
    if without and without[-1] == max(given):
        return Cell(State.LEADER, f"等第{without[-1]}季度的点评")
    if without:
        return Cell(State.MISSED, f"第{'、'.join(map(str, without))}季度没有点评")
    if given:
        return Cell(State.DONE, "有点评")
    begun = any(one.opens <= season.now for column, one in season.windows.items() if column.step == "check")
    return Cell(State.FREE, "不用做：还没有点评的季度") if begun else Cell(State.AHEAD, "还没到")


def _grade(known: Known, _: Column, season: _Season) -> Cell:
    seen, window = known.overseen, season.windows.get(Column("self"))
    if known.person.standing is Standing.PROBATIONARY:
        return Cell(State.FREE, "不评等次：预备党员")
    if seen.graded:
        return Cell(State.DONE, "评定了")
    if known.free and not known.statuses:
        return Cell(State.FREE, known.free)
    if seen.excuse:
        return Cell(State.FREE, f"没有评定，因为{seen.excuse}")
    if window is None or season.now < window.closes:
        return Cell(State.AHEAD, "还没到")
    return Cell(State.LEADER, "写了评语，等评定" if seen.word else "等写评语、评定")


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


def _peers(known: Known, _: Column, season: _Season) -> Cell:
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


_MAKERS: Mapping[str, Callable[[Known, Column, _Season], Cell]] = {
    "propose": _propose,
    "review": _review,
    "publish": _publish,
    "check": _check,
    "comment": _comment,
    "self": _self,
    "peers": _peers,
    "grade": _grade,
}
