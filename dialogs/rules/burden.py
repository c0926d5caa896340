"""The burden budget: how often we may turn to a person by ourselves (R105; old people: criterion E13).

Answers to what a person has just written are free, and what is urgent always goes. Everything
else has its place in any seven days. When they are full, the least urgent waits.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dialogs.rules.calendar import add_working_days

#: The time within which messages are counted together.
WEEK = timedelta(days=7)

#: Messages in any seven days: to most people, to old people, and work for those who help.
MOST = 3
MOST_FOR_OLD = 1
MOST_TASKS = 8

#: What is counted, the most urgent first: the news of a decision, a question, a list, a reminder.
URGENCY = ("notice", "prompt", "digest", "reminder")

#: Work has a budget of its own.
TASK = "task"

#: Goes at any hour and is never counted.
URGENT = "urgent"

#: A reminder that comes later than this many working days is of no use any more.
REMINDER_WAITS = 5

#: Finds the first moment from the given one on at which a person may be written to.
Suits = Callable[[datetime], datetime]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A message that is put in and has not begun to be sent. `since` is when it was put in."""

    id: int
    purpose: str
    moment: datetime
    since: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """When a message may go, and which waiting ones give way: id → their new moment."""

    moment: datetime
    moves: dict[int, datetime]


def counted_with(purpose: str) -> tuple[str, ...]:
    """The purposes that share a budget with this one; none for what is not counted."""
    if purpose == TASK:
        return (TASK,)
    return URGENCY if purpose in URGENCY else ()


def most(purpose: str, *, old: bool) -> int:
    """How many messages of this purpose's budget a person may get in any seven days."""
    if purpose == TASK:
        return MOST_TASKS
    return MOST_FOR_OLD if old else MOST


def fits(taken: Iterable[datetime], moment: datetime, limit: int) -> bool:
    """Whether one more message at that moment leaves every seven days within the limit."""
    near = sorted([one for one in taken if abs(one - moment) < WEEK] + [moment])
    runs = zip(near, near[limit:], strict=False)
    return all(last - first >= WEEK for first, last in runs)


def earliest(taken: Collection[datetime], wanted: datetime, limit: int, suits: Suits) -> datetime:
    """The first suitable moment from `wanted` on at which one more message fits.

    `wanted` itself is taken as suitable.
    """
    moment = wanted
    while not fits(taken, moment, limit):
        moment = suits(min(one + WEEK for one in taken if one + WEEK > moment))
    return moment


def find_place(
    taken: dict[int, datetime],
    waiting: Iterable[Waiting],
    purpose: str,
    wanted: datetime,
    limit: int,
    suits: Suits,
) -> Place:
    """Where a new message goes among those `taken` (id → moment), to which the waiting belong.

    Where it would have to wait, less urgent ones that still wait are put behind it.
    """
    alone = earliest(taken.values(), wanted, limit, suits)
    yielding = sorted((one for one in waiting if _yields(one, purpose)), key=_order)
    kept = {number: at for number, at in taken.items() if number not in {one.id for one in yielding}}
    placed = list(kept.values())
    moment = earliest(placed, wanted, limit, suits)
    if moment == alone:
        return Place(alone, {})
    placed.append(moment)
    moves = {}
    for one in yielding:
        at = earliest(placed, one.moment, limit, suits)
        placed.append(at)
        if at != one.moment:
            moves[one.id] = at
    return Place(moment, moves)


def too_late(purpose: str, wanted: date, moment: date) -> bool:
    """Whether a message would come so late that it had better not come at all."""
    return purpose == "reminder" and moment > add_working_days(wanted, REMINDER_WAITS)


def _yields(one: Waiting, purpose: str) -> bool:
    return _rank(one.purpose) > _rank(purpose)


def _rank(purpose: str) -> int:
    return URGENCY.index(purpose) if purpose in URGENCY else 0


def _order(one: Waiting) -> tuple[int, datetime, int]:
    return (_rank(one.purpose), one.moment, one.id)
