"""After publication: what may change, how, and who must agree (R50, R53, R58).

The published sentence is locked. A slip of the pen is put right in the open, another day needs a
reason and a second person, and what was promised first stays readable beside it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dialogs.rules.people import Person, Role

#: Longest reason and longest corrected sentence. Characters.
LONGEST_REASON = 200
LONGEST_SENTENCE = 200

#: Who may read a published item.
PUBLIC, MEMBERS = "public", "members"

_OFFICES = (Role.SECRETARY, Role.DEPUTY, Role.COMMITTEE)


class Change(StrEnum):
    """What happens to a published commitment."""

    ERRATUM = "erratum"  # a slip of the pen is put right
    DELAY = "delay"  # another day
    UNMET = "unmet"  # it cannot be kept, for objective reasons

    @property
    def label(self) -> str:
        """The change in plain Chinese."""
        return _CHANGES[self]


_CHANGES = {Change.ERRATUM: "更正", Change.DELAY: "改期", Change.UNMET: "没能做成"}


@dataclass(frozen=True, slots=True)
class Amendment:
    """One change of a published commitment. `before` is the sentence that was published; `state` is
    asked, agreed or refused; `second_id` decides and is never the one who asked."""

    id: int
    commitment_id: int
    kind: Change
    before: str
    after: str
    due_before: date | None
    due_after: date | None
    reason: str
    asked_by: int
    second_id: int
    state: str
    answer: str
    created_at: datetime
    decided_at: datetime | None


def second_person(
    groups: Iterable[Sequence[Person]], excluded: frozenset[int], reachable: frozenset[int]
) -> Person | None:
    """Who agrees beside the one who asks: the first by office in the first group that has somebody.

    Whoever is `excluded` (the author, the one who asks) never is; those who have a chat come before
    those who would have to be told by others. None: nobody may, and so nothing is changed.
    """
    able = [
        sorted(
            (one for one in group if one.active and one.role in _OFFICES and one.id not in excluded),
            key=lambda one: (_OFFICES.index(one.role), one.number, one.id),
        )
        for group in groups
    ]
    ranked = [one for group in able for one in group]
    return next((one for one in ranked if one.id in reachable), next(iter(ranked), None))
