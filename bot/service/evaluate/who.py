"""Who is evaluated in a year, who decides about whom. Nobody decides on his own case."""

from bot.service.organise import tiers
from dialogs.rules.people import Person, Role
from dialogs.rules.subjects import Kind, Subject, member, organisation
from storage import people, years
from storage.unit import Work
from storage.years import Cycle


def subjects(work: Work, cycle: Cycle) -> list[tuple[Subject, str]]:
    """The organisation first, then every active member in the order of the roster, each with its name."""
    branch = people.org(work, cycle.org_id)
    name = branch.name if branch else ""
    members = people.members(work, cycle.org_id)
    return [(organisation(cycle.org_id), name), *((member(one.id), one.name) for one in members)]


def evaluated(work: Work, org_id: int) -> Cycle | None:
    """The year that is being evaluated, else the newest; None where none is open."""
    cycles = years.of_org(work, org_id)
    return next((one for one in cycles if one.status == "evaluating"), next(iter(cycles), None))


def committee(work: Work, org_id: int) -> list[Person]:
    """Everybody with an office in the organisation."""
    return [one for one in people.members(work, org_id) if one.role is not Role.MEMBER]


def leaders(work: Work, org_id: int) -> list[Person]:
    """Secretary and deputies."""
    return [one for one in people.members(work, org_id) if one.leads]


def superiors(work: Work, org_id: int) -> list[Person]:
    """Who leads the nearest organisation above; empty where it is not kept here."""
    return [one for one in tiers.above(work, org_id) if one.leads]


def deciders(work: Work, cycle: Cycle, subject: Subject) -> list[Person]:
    """Who writes and types about a subject: of a member his branch's leaders except himself, then the
    superior's; of an organisation the superior's. Where a branch at the top has one leader, others of its
    committee do it for him; where there is nobody else at all he writes it down himself, and it shows. A
    query."""
    above = superiors(work, cycle.org_id)
    if subject.kind is Kind.ORG:
        return above
    own, office = leaders(work, cycle.org_id), committee(work, cycle.org_id)
    others = [one for one in own + above if one.id != subject.id]
    return others or [one for one in office if one.id != subject.id] or own


def may_decide(work: Work, cycle: Cycle, subject: Subject, person: Person) -> bool:
    """Whether this person writes and types about that subject."""
    return any(one.id == person.id for one in deciders(work, cycle, subject))


def first_decider(work: Work, cycle: Cycle, subject: Subject) -> Person | None:
    """Whom a list puts the subject before; the others may help."""
    return next(iter(deciders(work, cycle, subject)), None)


def may_read(work: Work, cycle: Cycle, person: Person) -> bool:
    """Whether somebody sees the committee's files: its own members, and the superior's leaders."""
    if not person.active:
        return False
    own = person.org_id == cycle.org_id and person.role is not Role.MEMBER
    return own or any(one.id == person.id for one in superiors(work, cycle.org_id))


def two(work: Work, one: int, other: int) -> bool:
    """Whether two are two people who do not both lead: no secretary does it with his deputy."""
    pair = [people.get(work, number) for number in (one, other)]
    return one != other and not all(person is not None and person.leads for person in pair)
