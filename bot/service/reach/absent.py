"""Whoever is away for a time is left in peace: only answers and what is urgent reach him."""

from datetime import datetime, timedelta

from dialogs.rules.burden import URGENT
from dialogs.rules.calendar import at, local
from dialogs.rules.people import Person
from storage import absences
from storage.unit import Work

#: What is worth saying when the person is back; questions and reminders are planned anew.
_KEPT = ("notice", "task")

_WEEK = timedelta(days=7)

#: What goes whether somebody is away or not.
_ALWAYS = ("reply", URGENT)


def is_away(work: Work, person: Person) -> bool:
    """Whether the person is away today. A query."""
    return absences.away(work, person.id, local(work.now).date()) is not None


def silent_until(work: Work, person: Person, purpose: str) -> datetime | None:
    """The moment until which such a message waits; the present one where it may go. None: it had better
    not come at all. A query."""
    found = None if purpose in _ALWAYS else absences.away(work, person.id, local(work.now).date())
    if found is None:
        return work.now
    if found.until_day is None or purpose not in _KEPT:
        return None
    return at(found.until_day + timedelta(days=1), 9)


def look_again(work: Work, person: Person) -> datetime:
    """When a question to somebody who is away is thought of again: when he is back, and once a week in
    case he is back earlier. A query."""
    found = absences.away(work, person.id, local(work.now).date())
    week = at(local(work.now).date() + _WEEK, 9)
    return min(week, at(found.until_day + timedelta(days=1), 9)) if found and found.until_day else week
