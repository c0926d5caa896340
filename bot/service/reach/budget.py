"""Keeping to the burden budget: where a message of ours goes when the person's week is full."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from dialogs.rules import burden
from dialogs.rules.calendar import local
from dialogs.rules.people import Person
from storage import burden as store
from storage import records
from storage.unit import Work

#: A message of ours that could not be delivered for this long is of no use any more.
STALE = timedelta(days=7)

#: Finds the next moment from the given one on at which the person may be written to.
Suits = Callable[[datetime], datetime]


@dataclass(frozen=True, slots=True)
class Slot:
    """When a message may go. `late`: not when it was wanted. `never`: it had better not come at all."""

    moment: datetime
    late: bool = False
    never: bool = False


def find_slot(work: Work, person: Person, purpose: str, key: str, wanted: datetime, suits: Suits) -> Slot:
    """Find the place of a message in the person's weeks; less urgent ones that wait give way.

    Nothing is counted for replies and for what is urgent.
    """
    counted = burden.counted_with(purpose)
    if not counted:
        return Slot(wanted)
    store.lock(work, person.id)
    taken = store.taken(work, person.id, counted, wanted)
    limit = burden.most(purpose, old=person.oral)
    if len(taken) < limit or store.is_known(work, key):
        return Slot(wanted)
    waiting = store.waiting(work, person.id, counted)
    place = burden.find_place(taken, waiting, purpose, wanted, limit, suits)
    by_id = {one.id: one for one in waiting}
    for number, moment in place.moves.items():
        _give_way(work, person, by_id[number], moment)
    late = place.moment != wanted
    return Slot(place.moment, late, late and _too_late(purpose, wanted, place.moment))


def note_unsaid(work: Work, person: Person, purpose: str) -> None:
    """Write down that something was not said because the week was full; not what."""
    records.note(work, None, "leave_unsaid", f"person:{person.id}", purpose=purpose)


def _give_way(work: Work, person: Person, one: burden.Waiting, moment: datetime) -> None:
    if _too_late(one.purpose, one.since, moment):
        store.drop(work, one.id)
        note_unsaid(work, person, one.purpose)
    else:
        store.move(work, one.id, moment, moment + STALE)


def _too_late(purpose: str, wanted: datetime, moment: datetime) -> bool:
    return burden.too_late(purpose, local(wanted).date(), local(moment).date())
