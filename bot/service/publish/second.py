"""Who agrees beside the one who asks: nobody changes alone what was published."""

from dialogs.rules.commitments import Commitment
from dialogs.rules.people import Person, Role
from dialogs.rules.publishing import second_person
from storage import people, tree
from storage.unit import Work


def second_for(work: Work, one: Commitment, author: Person, asker: Person) -> Person | None:
    """The second person for a change of that commitment. A query.

    The organisation's own promises and the secretary's go one tier up, where somebody is there.
    """
    own = [people.members(work, author.org_id)]
    above = [people.members(work, org.id) for org in tree.above(work, author.org_id)]
    up_first = one.of_org or author.role is Role.SECRETARY
    groups = [*above, *own] if up_first else [*own, *above]
    everybody = [member for group in groups for member in group]
    reachable = frozenset(member.id for member in everybody if people.identities(work, member.id))
    return second_person(groups, frozenset({author.id, asker.id}), reachable)
