"""Rectification 限期整改: ordered by the superior, with cause, demand, term, evidence, a look by another
person and an end (guidance, 三之5 and 四之2; R66, R87). It is never raised by itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dialogs.rules.calendar import add_working_days, is_working_day
from dialogs.rules.people import Person, Role

#: The longest term from the day of the order, in days.
LONGEST = 365

#: Working days before its end on which one reminds, if the term is longer than that.
REMIND_BEFORE = 2

#: Longest cause, demand or word about it. Characters.
LONGEST_WORDS = 500


class State(StrEnum):
    """Where it stands. A term that was not kept is followed by a further one, never by a dead end."""

    ORDERED = "ordered"  # waits for whoever is to put it right
    SHOWN = "shown"  # he says that it is done; another person looks
    CLOSED = "closed"  # another person has looked and found it done
    WITHDRAWN = "withdrawn"  # taken back by who ordered it

    @property
    def label(self) -> str:
        """The state in plain Chinese."""
        return _STATES[self]


class Source(StrEnum):
    """What it was ordered from."""

    OVERDUE = "overdue"
    REPORT = "report"
    CHECK = "check"
    EVALUATION = "evaluation"
    EARLIER = "earlier"  # read in from the list of an earlier campaign
    OTHER = "other"

    @property
    def label(self) -> str:
        """The source in plain Chinese."""
        return _SOURCES[self]


_STATES = {
    State.ORDERED: "正在改",
    State.SHOWN: "说改好了，等人去看",
    State.CLOSED: "改好了",
    State.WITHDRAWN: "撤销了",
}
_SOURCES = {
    Source.OVERDUE: "到期没做完",
    Source.REPORT: "群众反映",
    Source.CHECK: "抽查走访",
    Source.EVALUATION: "年底评议",
    Source.EARLIER: "以前的活动",
    Source.OTHER: "其他",
}

#: What is not at an end.
OPEN = frozenset({State.ORDERED, State.SHOWN})


@dataclass(frozen=True, slots=True)
class Rectification:
    """One rectification. `person_id` puts it right: the member, or (`target` org) who answers for the
    organisation. `by_org_id` is the organisation in whose name it was ordered. `due` is the last day."""

    id: int
    org_id: int
    by_org_id: int
    person_id: int
    target: str
    orderer_id: int
    source: Source
    commitment_id: int | None
    voice_id: int | None
    cause: str
    demand: str
    due: date
    state: State
    rechecker_id: int | None
    created_at: datetime
    closed_at: datetime | None

    @property
    def of_org(self) -> bool:
        """Whether an organisation, not a member, is to put something right."""
        return self.target == "org"

    @property
    def open(self) -> bool:
        """Whether it is not at an end."""
        return self.state in OPEN


def last_day(today: date) -> date:
    """The latest day to which a term may run that begins today."""
    return date.fromordinal(today.toordinal() + LONGEST)


def term_fault(due: date, today: date, since: date) -> str:
    """Why a term cannot stand: `past`, `long` or nothing. `since` is the day of the order."""
    if due <= today:
        return "past"
    return "long" if due > last_day(since) else ""


def on_working_day(day: date) -> date:
    """A term ends on a day on which people work."""
    return day if is_working_day(day) else add_working_days(day, 1)


def may_order(orderer: Person, target: Person, *, of_org: bool, above: bool) -> bool:
    """Who may order it: for a member the secretary or deputy of his branch or of a superior; for an
    organisation or its secretary a superior's only (`above`). Nobody in his own case."""
    if not orderer.active or not orderer.leads or orderer.id == target.id:
        return False
    if above:
        return True
    same = orderer.org_id == target.org_id
    return same and not of_org and target.role is not Role.SECRETARY


def recheckers(
    officers: Iterable[Person], concerned: int, orderer: int, recorder: int | None
) -> list[Person]:
    """Who may look whether it is done: those with an office in the organisation that ordered it, neither
    the person concerned nor who wrote his word down; the orderer only where nobody else is there."""
    offices = (Role.COMMITTEE, Role.DEPUTY, Role.SECRETARY)
    able = [
        one for one in officers if one.active and one.role in offices and one.id not in (concerned, recorder)
    ]
    others = [one for one in able if one.id != orderer] or able
    return sorted(others, key=lambda one: (offices.index(one.role), one.number, one.id))
