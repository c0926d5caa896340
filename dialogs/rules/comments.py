"""The quarter's comment 点评: who gives it to whom (guidance, 三之5; R60). Good first, never a grade."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from dialogs.rules.people import Person, Role
from dialogs.rules.reviewing import reviewer_for

#: Longest comment. Characters.
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Comment:
    """One member's comment of one quarter. Before `given_at` there is only the suggestion `draft`."""

    cycle_id: int
    quarter: int
    person_id: int
    draft: str
    text: str
    author_id: int | None
    given_at: datetime | None


def commentator(
    person: Person, members: Iterable[Person], above: Person | None, *, guest: bool = False
) -> Person | None:
    """Who comments on a member: the secretary; on the secretary the superior's secretary (`above`), else
    his deputy; on a `guest` the secretary of where he lives, whoever he is at his unit (R25). Nobody on
    himself; None where there is nobody."""
    if (
        not guest
        and person.role is Role.SECRETARY
        and above is not None
        and above.active
        and above.id != person.id
    ):
        return above
    return reviewer_for(person, members)
