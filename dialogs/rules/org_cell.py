"""The organisation's own promise in the coverage matrix (R3, R18, R83): where it stands, in words."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dialogs.rules.commitments import Status
from dialogs.rules.coverage import Cell, State
from dialogs.rules.people import Person, Role
from dialogs.rules.year import Step, Window

#: How the cell is called.
LABEL = "组织自己的承诺"

#: What else a year asks of an organisation itself: 督诺, then 评诺.
YEAR_LABELS = ("季度小结", "上级考评", "群众评")


@dataclass(frozen=True, slots=True)
class OwnPromise:
    """What is known of it. `statuses` are those of the promises in the organisation's name, without withdrawn
    ones; `lead` the office of whoever answers for it, or empty; `phone`: whether he has a chat; `sought`:
    whether it is noted how opinions were sought (R44)."""

    statuses: tuple[Status, ...] = ()
    lead: str = ""
    phone: bool = False
    sought: bool = False


@dataclass(frozen=True, slots=True)
class OwnYear:
    """How an organisation itself is supervised and evaluated. `signed`: by quarter whether its summary is
    signed; `word`, `graded` by its superior, else `excuse`; `public`: whether the public was heard, else
    `silent` why not."""

    signed: Mapping[int, bool] = field(default_factory=dict)
    word: bool = False
    graded: bool = False
    excuse: str = ""
    public: bool = False
    silent: str = ""


def year_cells(own: OwnYear, windows: Iterable[Window], now: datetime, *, above: bool) -> tuple[Cell, ...]:
    """One for each of YEAR_LABELS; `above`: whether somebody stands over it."""
    evaluating = [one for one in windows if one.step is Step.EVALUATE]
    over = bool(evaluating) and now > max(one.closes for one in evaluating)
    return (_signed(own), _judged(own, over=over, above=above), _heard(own, over=over))


def _signed(own: OwnYear) -> Cell:
    without = [str(part) for part, signed in sorted(own.signed.items()) if not signed]
    if without:
        return Cell(State.LEADER, f"第{'、'.join(without)}季度等签发")
    return Cell(State.DONE, f"签了{len(own.signed)}季") if own.signed else Cell(State.AHEAD, "还没到")


def _judged(own: OwnYear, *, over: bool, above: bool) -> Cell:
    if own.graded:
        return Cell(State.DONE, "评定了")
    if own.excuse:
        return Cell(State.FREE, f"没开展，因为{own.excuse}")
    if not above:
        return Cell(State.FREE, "上面没有组织")
    if not over:
        return Cell(State.AHEAD, "还没到")
    return Cell(State.LEADER, "写了评语，等评定" if own.word else "等上级写评语、评定")


def _heard(own: OwnYear, *, over: bool) -> Cell:
    if own.public:
        return Cell(State.DONE, "评了")
    if own.silent:
        return Cell(State.FREE, f"没开展，因为{own.silent}")
    return Cell(State.LEADER, "没评，也没写原因") if over else Cell(State.AHEAD, "还没到")


def who_answers(members: Iterable[Person], reached: Collection[int]) -> Person | None:
    """Who answers for an organisation: the secretary, or the deputy where the secretary cannot be written
    to; `reached` are the people who can be. None: nobody leads it."""
    leads = (one for one in members if one.leads)
    return min(leads, key=lambda one: (one.id not in reached, one.role is not Role.SECRETARY), default=None)


def org_cell(own: OwnPromise, windows: Iterable[Window], now: datetime) -> Cell:
    """The cell: what is done of it, else who is waited for and why."""
    if own.statuses:
        return _promised(own.statuses)
    steps = [one for one in windows if one.step is Step.PROPOSE]
    if steps and now < min(one.opens for one in steps):
        return Cell(State.AHEAD, "还没开始")
    if not own.lead:
        return Cell(State.VISIT, "没有书记，还没人能提")
    if not own.phone:
        return Cell(State.VISIT, f"{own.lead}收不到消息，要上门请他提")
    if steps and now > max(one.closes for one in steps):
        return Cell(State.MISSED, "过了时间，没有提")
    return Cell(State.SELF, f"等{own.lead}提" if own.sought else f"等{own.lead}记下怎么听的意见，再提")


def _promised(statuses: tuple[Status, ...]) -> Cell:
    if Status.SUBMITTED in statuses:
        return Cell(State.LEADER, "等上级看")
    if Status.RETURNED in statuses:
        return Cell(State.SELF, "等书记改")
    if Status.APPROVED in statuses:
        return Cell(State.LEADER, "通过了，等书记公示")
    return Cell(State.DONE, f"公示了{len(statuses)}条")
