"""What is laid beside the question for a promise: that leaders have promised (R23), wishes that fit (R16),
the year's main tasks (R9),
and what is still to be put right (R20)."""

from typing import Any

from bot.service.organise import focus
from bot.service.public.offers import fitting_wishes
from bot.service.public.wishes import short
from dialogs.rules.commitments import Status
from dialogs.rules.people import Person
from storage import commitments, people, rectifications, tags
from storage.unit import Work
from storage.years import Cycle

#: Main tasks of the year beside one question.
_TASKS = 3

#: Wishes beside one question; old people are shown fewer.
_WISHES = 3
_WISHES_OLD = 2


def beside(work: Work, person: Person, cycle: Cycle) -> dict[str, Any]:
    """Everything of that for one person in his own organisation; elsewhere nothing. A query."""
    if cycle.org_id != person.org_id:
        return {}
    found = wishes(work, person) | mend(work, cycle, person_id=person.id) | tasks(work, person, cycle)
    return found if person.goes_first or person.oral else found | led(work, cycle)


def tasks(work: Work, person: Person, cycle: Cycle) -> dict[str, Any]:
    """The first of the year's main tasks (R9); old people hear the question alone. A query."""
    found = [] if person.oral else focus.listed(work, cycle.org_id, cycle.year)[:_TASKS]
    return {"tasks": [text for text, _ in found]} if found else {}


def led(work: Work, cycle: Cycle) -> dict[str, Any]:
    """Who of the leaders has promised publicly, and where it can be read; empty when nobody has. A query."""
    items = commitments.of_cycle(work, cycle.id, Status.PUBLISHED)
    leaders = {one.id: one for one in people.members(work, cycle.org_id) if one.goes_first}
    names = list(dict.fromkeys(leaders[one.person_id].name for one in items if one.person_id in leaders))
    return {"led": names[:3], "board": f"/board/{cycle.org_id}"} if names else {}


def wishes(work: Work, person: Person) -> dict[str, Any]:
    """Open wishes that fit what the person can do, to be taken up with one tap. A query."""
    found = fitting_wishes(work, person, _WISHES_OLD if person.oral else _WISHES)
    return {"wishes": [[one.id, short(one.text)] for one in found]} if found else {}


def mend(work: Work, cycle: Cycle, *, person_id: int | None = None) -> dict[str, Any]:
    """The oldest thing that is still to be put right, by that person or (None) by the organisation, and that
    no promise of the year has taken up. A query."""
    org_id = cycle.org_id if person_id is None else None
    found = rectifications.open_rectifications(work, org_id, person_id)
    own = [one for one in found if one.of_org == (person_id is None)]
    taken = _taken_up(work, cycle) if own else frozenset()
    left = [one for one in own if str(one.id) not in taken]
    return {"mend": short(left[0].demand)} if left else {}


def _taken_up(work: Work, cycle: Cycle) -> frozenset[str]:
    tagged = tags.of_cycle(work, cycle.id, "rectification")
    live = {one.id for one in commitments.of_cycle(work, cycle.id) if one.status is not Status.WITHDRAWN}
    return frozenset(value for value, ones in tagged.items() if live.intersection(ones))
