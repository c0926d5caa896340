"""Who agrees beside the one who asks: nobody changes alone what was published."""

from bot.service.organise import tiers
from dialogs.rules.commitments import Commitment
from dialogs.rules.people import Person, Role
from dialogs.rules.reviewing import who_agrees
from storage import people, years
from storage.unit import Work


def second_for(work: Work, one: Commitment, author: Person, asker: Person) -> Person | None:
    """The second person for a change of that commitment. A query.

    It is asked in the organisation in whose year it was promised: a guest's in the community. The
    organisation's own promises and its secretary's go one tier up, where somebody is there.
    """
    cycle = years.get(work, one.cycle_id)
    place = cycle.org_id if cycle else author.org_id
    own, above = people.members(work, place), tiers.above(work, place)
    up_first = one.of_org or (author.role is Role.SECRETARY and author.org_id == place)
    groups = [above, own] if up_first else [own, above]
    reachable = frozenset(each.id for each in [*own, *above] if people.identities(work, each.id))
    return who_agrees(groups, frozenset({author.id, asker.id}), reachable)
