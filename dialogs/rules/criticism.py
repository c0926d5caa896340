"""Formal criticism 通报批评 (guidance, 三之5; R67): ordered by the superior after the person was heard,
agreed by two people with office who are not concerned, read within a scope. It can be taken back."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dialogs.rules.people import Person

#: Longest cause, hearing or text. Characters.
LONGEST = 500


class State(StrEnum):
    """Where it stands. Nothing is read by others before `published`."""

    PROPOSED = "proposed"  # the person was told; waits until he is heard
    HEARD = "heard"  # waits for the proposer's text
    SUBMITTED = "submitted"  # waits for the second person
    PUBLISHED = "published"
    REFUSED = "refused"  # the second person does not agree; kept
    DROPPED = "dropped"  # given up by who proposed it; kept
    WITHDRAWN = "withdrawn"  # taken back, and corrected in the same scope


class Scope(StrEnum):
    """Who reads it."""

    MEMBERS = "members"  # the organisation's own group
    PUBLIC = "public"  # that, and the noticeboard
    BELOW = "below"  # the groups of the superior and of all below it

    @property
    def label(self) -> str:
        """The scope in plain Chinese."""
        return _SCOPES[self]


_SCOPES = {
    Scope.MEMBERS: "只在支部党员中",
    Scope.PUBLIC: "支部党员和公示栏",
    Scope.BELOW: "本级和下面各支部",
}

#: What still waits for somebody.
WAITING = frozenset({State.PROPOSED, State.HEARD, State.SUBMITTED})


@dataclass(frozen=True, slots=True)
class Criticism:
    """One formal criticism. `target` is member or org: then `person_id` answers for the organisation."""

    id: int
    org_id: int
    by_org_id: int
    person_id: int
    target: str
    scope: Scope
    cause: str
    text: str
    state: State
    proposer_id: int
    second_id: int | None
    created_at: datetime
    published_at: datetime | None

    @property
    def of_org(self) -> bool:
        """Whether an organisation is criticised."""
        return self.target == "org"


def may_second(second: Person, one: Criticism, *, above: bool) -> bool:
    """Who may agree as the second: with an office in the organisation that proposes it or in one above,
    neither the proposer nor the person concerned."""
    if not second.active or not second.holds_office or second.id in (one.proposer_id, one.person_id):
        return False
    return second.org_id == one.by_org_id or above


def may_hear(officer: Person, one: Criticism, *, above: bool) -> bool:
    """Who may hear the person and write down what he says: with an office there, not the person himself."""
    if not officer.active or not officer.holds_office or officer.id == one.person_id:
        return False
    return officer.org_id == one.by_org_id or above
