"""Which organisations somebody from above may look at and visit, and finding one by what he called it."""

from bot.service.lead.below import top_of
from dialogs.rules.people import Org, Person
from dialogs.scripts.lead_commands import place_in
from storage import people, tree, visits
from storage.unit import Work


def in_reach(work: Work, person: Person) -> dict[int, Org]:
    """The organisations below that of somebody with an office, and his contact points. A query."""
    found: dict[int, Org] = {}
    top = top_of(work, person)
    if top is not None:
        found |= {one.id: one for one in tree.under(work, top.id)}
    for contact in visits.contacts(work, person_id=person.id) if person.active else ():
        org = people.org(work, contact.org_id)
        if org is not None:
            found[org.id] = org
    return found


def named_first(said: str, orgs: dict[int, Org]) -> tuple[Org, str] | None:
    """The organisation with whose name the words begin, and what stands behind it."""
    found = place_in(said, {number: one.name for number, one in orgs.items()})
    return (orgs[found[0]], found[1]) if found else None
