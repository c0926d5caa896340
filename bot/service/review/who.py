"""Who reviews what here: the rule of `dialogs.rules.reviewing` on the people and the tree as they are."""

from dataclasses import dataclass

from bot.service.organise import tiers, year
from dialogs.rules.commitments import Commitment
from dialogs.rules.people import Org, Person
from dialogs.rules.reviewing import reviewer_for
from storage import people, reviews
from storage.unit import Work


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for review: what, whose, and in which organisation's year."""

    one: Commitment
    author: Person
    org: Org


def reviewer_of(work: Work, author: Person, org_id: int, *, of_org: bool = False) -> Person | None:
    """Who reviews what this person promises in that organisation, by the rules of its year. A query."""
    guest = author.org_id != org_id and not of_org
    own, above = people.officers(work, org_id), tiers.above(work, org_id)
    cycle = next(iter(year.running(work, org_id)), None)
    leading = author.goes_first and not guest
    by = cycle.rules.reviewed_by(*author.categories, leading=leading) if cycle else ""
    return reviewer_for(author, own, above, of_org=of_org, guest=guest, by=by)


def waiting_for(work: Work, reviewer: Person) -> list[Waiting]:
    """What waits for this reviewer: what is urgent, then his own organisation, then those below, each with
    its own promises first. A query."""
    found = [one for one, judge in waiting_under(work, reviewer.org_id) if judge.id == reviewer.id]
    places: dict[int, int] = {reviewer.org_id: -1}
    for place, one in enumerate(tiers.below(work, reviewer.org_id) if found else ()):
        places.setdefault(one.id, place)
    return sorted(
        found,
        key=lambda each: (not each.one.urgent, places[each.org.id], not each.one.of_org, each.one.number),
    )


def waiting_under(work: Work, org_id: int) -> list[tuple[Waiting, Person]]:
    """What waits for review in an organisation and right below, each with who reviews it. A query."""
    if not reviews.some_waiting(work):
        return []
    orgs = {one.id: one for one in (people.org(work, org_id), *tiers.below(work, org_id)) if one is not None}
    found = []
    for one, number in reviews.waiting_in(work, orgs):
        author = people.get(work, one.person_id)
        judge = reviewer_of(work, author, number, of_org=one.of_org) if author else None
        if author is not None and judge is not None:
            found.append((Waiting(one, author, orgs[number]), judge))
    return found


def reviewers(work: Work, org_id: int) -> list[Person]:
    """Who may have something to review of that organisation: its own offices and its superior's. A query."""
    everybody = (*people.members(work, org_id), *tiers.above(work, org_id))
    return [one for one in everybody if one.holds_office]
