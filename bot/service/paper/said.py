"""An entry with the people that it concerns."""

from dataclasses import dataclass

from bot.problems import BadInput
from dialogs.rules.entering import Entry
from dialogs.rules.people import Org, Person
from dialogs.words import paper as words


@dataclass(frozen=True, slots=True)
class Said:
    """An entry with the people that it concerns. `person` is None for the public only."""

    key: str
    org: Org
    person: Person | None
    recorder: Person
    entry: Entry

    @property
    def whose(self) -> Person:
        """The member whose word it is.

        Raises:
            BadInput: there is none.
        """
        if self.person is None:
            raise BadInput(words.NOT_YOURS)
        return self.person
