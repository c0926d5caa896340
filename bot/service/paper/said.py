"""An entry with the people that it concerns."""

from dataclasses import dataclass, field
from datetime import date

from bot.problems import BadInput
from dialogs.rules.entering import Entry, Kind
from dialogs.rules.people import Org, Person
from dialogs.words import paper as words
from storage.provenance import Provenance


@dataclass(frozen=True, slots=True)
class Said:
    """An entry with the people that it concerns. `person` is None for the public only."""

    key: str
    org: Org
    person: Person | None
    recorder: Person
    entry: Entry
    today: date
    #: What is to be told to the recorder beside that it was kept.
    answers: list[str] = field(default_factory=list)

    def came(self, subject: str) -> Provenance:
        """Where that record comes from: how, by whom, when, where, and whether it was read back."""
        entry = self.entry
        nobody = self.person is None or entry.kind is Kind.EXCHANGE
        place = entry.said_where or (entry.who if nobody else "")
        day = entry.said_on or self.today
        return Provenance(subject, entry.channel, self.recorder.id, day, place, entry.read_back)

    @property
    def whose(self) -> Person:
        """The member whose word it is.

        Raises:
            BadInput: there is none.
        """
        if self.person is None:
            raise BadInput(words.NOT_YOURS)
        return self.person
