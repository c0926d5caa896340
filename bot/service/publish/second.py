"""Who agrees beside the one who asks: nobody changes alone what was published."""

from bot.service.organise import tiers
from dialogs.rules.commitments import Commitment
from dialogs.rules.people import Person, Role
from dialogs.rules.reviewing import who_agrees
from storage import people
from storage.unit import Work


def second_for(work: Work, one: Commitment, author: Person, asker: Person) -> Person | None:
    """The second person for a change of that commitment. A query.

    The organisation's own promises and the secretary's go one tier up, where somebody is there.
    """
    own, above = people.members(work, author.org_id), tiers.above(work, author.org_id)
    up_first = one.of_org or author.role is Role.SECRETARY
    groups = [above, own] if up_first else [own, above]
    reachable = frozenset(each.id for each in [*own, *above] if people.identities(work, each.id))
    return who_agrees(groups, frozenset({author.id, asker.id}), reachable)
