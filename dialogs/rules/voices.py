"""The public's voice: wishes before promises are made (群众愿望), reports that one was not kept."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dialogs.rules.people import Person, Role

#: Longest wish or report, longest word on how to be reached. Characters.
LONGEST = 500
LONGEST_CONTACT = 60

#: Working days within which a report is to be answered (R54).
ANSWER_DAYS = 5


class Kind(StrEnum):
    """What somebody said."""

    WISH = "wish"
    REPORT = "report"


class State(StrEnum):
    """Where it stands."""

    OPEN = "open"  # nobody has decided yet
    CLAIMED = "claimed"  # a member was asked to make it a promise, or has agreed to
    PROMISED = "promised"  # a published commitment answers it
    PASSED_UP = "passed_up"  # the superior was asked
    MERGED = "merged"  # the same as another one; goes the way of that one
    ANSWERED = "answered"


#: What may still be answered.
UNSETTLED = frozenset({State.OPEN, State.CLAIMED, State.PASSED_UP})


@dataclass(frozen=True, slots=True)
class Voice:
    """One wish or report. `channel` is chat, page, phone, paper or visit. `address` is where the
    answer goes on `platform`; `contact` is what somebody left on a page. `about_id` is the person
    a report is about, `handler_id` who answers it, `watcher_id` who was told when it was late."""

    id: int
    org_id: int
    kind: Kind
    code: str
    text: str
    state: State
    channel: str
    platform: str
    address: str
    contact: str
    person_id: int | None
    recorder_id: int | None
    about_id: int | None
    commitment_id: int | None
    handler_id: int | None
    watcher_id: int | None
    claimer_id: int | None
    merged_into: int | None
    answer: str
    answer_by: datetime | None
    created_at: datetime

    @property
    def settled(self) -> bool:
        """Whether nothing more is expected of anybody."""
        return self.state not in UNSETTLED


_UNSEEN = re.compile(r"[^\S\n]+|[\x00-\x09\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_SECRETARY = re.compile(r"(?<!副)书记|支书")


def tidy(said: str, longest: int = LONGEST) -> str:
    """The words without signs that nobody sees, on few lines, cut to `longest` characters."""
    lines = (_UNSEEN.sub(" ", line).strip() for line in said.replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line)[:longest].strip()


def spoken_of(said: str, members: Iterable[Person]) -> frozenset[int]:
    """The people whom the words are about: by full name, the secretary by his office too."""
    names_office = _SECRETARY.search(said) is not None
    return frozenset(
        one.id for one in members if one.name in said or (names_office and one.role is Role.SECRETARY)
    )


def handlers(members: Iterable[Person], excluded: frozenset[int]) -> list[Person]:
    """Who may deal with a report, the first one first. Nobody deals with what is about himself."""
    offices = (Role.SECRETARY, Role.DEPUTY, Role.COMMITTEE)
    able = [one for one in members if one.active and one.role in offices and one.id not in excluded]
    return sorted(able, key=lambda one: (offices.index(one.role), one.number, one.id))
