"""Who stands above whom where something needs another person's word: the nearest organisation in which
somebody has an office. Organisations without anybody (a county that is only a name) are looked past."""

from dialogs.rules.people import Org, Person, Role
from storage import people
from storage.unit import Work

#: More tiers than any tree has; a tree that bites its tail ends here.
_MOST = 20


def above(work: Work, org_id: int) -> list[Person]:
    """The people of the nearest organisation above with an office in it; nobody where there is none. A
    query."""
    return list(work.once(("tier above", org_id), lambda: _above(work, org_id)))


def secretary_above(work: Work, org_id: int) -> Person | None:
    """The superior's secretary. A query."""
    return next((one for one in above(work, org_id) if one.role is Role.SECRETARY), None)


def _above(work: Work, org_id: int) -> list[Person]:
    org = people.org(work, org_id)
    for _ in range(_MOST):
        if org is None or org.parent_id is None:
            break
        members = people.members(work, org.parent_id)
        if any(one.holds_office for one in members):
            return members
        org = people.org(work, org.parent_id)
    return []


def below(work: Work, org_id: int) -> list[Org]:
    """The organisations for which this one is the nearest above, each behind its parent. A query."""
    return list(work.once(("tier below", org_id), lambda: _below(work, org_id)))


def _below(work: Work, org_id: int) -> list[Org]:
    found: list[Org] = []
    waiting = people.below(work, org_id)
    for _ in range(_MOST):
        if not waiting:
            break
        led = people.led(work, [one.id for one in waiting])
        found += waiting
        waiting = [child for one in waiting if one.id not in led for child in people.below(work, one.id)]
    return found
