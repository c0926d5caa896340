"""What a model may be asked about: a promise that waits for this reviewer, and whose names are in it."""

from dataclasses import dataclass

from bot.service.review import who
from storage import people
from storage.unit import Work


@dataclass(frozen=True, slots=True)
class Material:
    """The words of one promise, and every name that must not be seen outside."""

    text: str
    names: tuple[str, ...]


def material(work: Work, person_id: int, number: int) -> Material | None:
    """That promise, where it waits for this person. A query."""
    person = people.get(work, person_id)
    waiting = who.waiting_for(work, person) if person and person.active and person.holds_office else []
    found = next((one for one in waiting if one.one.id == number), None)
    if found is None:
        return None
    members = [one.name for one in people.members(work, found.org.id, stopped_too=True)]
    orgs = [one.name for one in people.orgs(work)]
    return Material(found.one.text, (found.author.name, *members, *orgs))
