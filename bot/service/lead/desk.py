"""What waits for a word of somebody above: how many of what, and how to get to it. Nothing is named."""

from bot.service.lead import practices
from bot.service.lead.ends import waiting_for as ends_waiting
from bot.service.review import who
from dialogs.rules.people import Person
from dialogs.words import lead as words
from storage import checks
from storage.unit import Work


def waiting(work: Work, person: Person) -> list[str]:
    """Everything that this person has to decide or to look at, the most pressing first. A query."""
    listed = practices.list_args(work, person)
    counts = (
        ("review", len(who.waiting_for(work, person))),
        ("ends", sum(1 for _, end in ends_waiting(work, person) if end.listed)),
        ("practice", len(listed["items"]) + listed["more"] if listed else 0),
        ("findings", len(checks.waiting(work, checker=person.id))),
    )
    return [words.waits(kind, number) for kind, number in counts if number]
