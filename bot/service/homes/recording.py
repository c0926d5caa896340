"""Whose words somebody may write down: of his own organisation, and of guests where he has an office."""

from dialogs.rules.people import Person
from storage import homes, people
from storage.unit import Work


def may_record(work: Work, actor: Person, author: Person) -> bool:
    """Whether this person's words may be written down by the actor. A query."""
    if actor.may_record(author):
        return True
    return actor.holds_office and actor.org_id in homes.of(work, author.id)


def recordable(work: Work, actor: Person) -> list[Person]:
    """All whose words the actor may write down, members first; not himself. A query."""
    everybody = [*people.members(work, actor.org_id), *people.guests(work, actor.org_id)]
    return [one for one in everybody if one.id != actor.id and may_record(work, actor, one)]
