"""Who is evaluated: a member or an organisation (R40), under one name that tables and pages share."""

import re
from dataclasses import dataclass
from enum import StrEnum

_KEY = re.compile(r"(member|org):(\d{1,18})")


class Kind(StrEnum):
    """What kind of subject it is."""

    MEMBER = "member"
    ORG = "org"


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject by its number in the tables."""

    kind: Kind
    id: int

    @property
    def key(self) -> str:
        """Its name in tables and forms: `member:5`."""
        return f"{self.kind}:{self.id}"


def member(number: int) -> Subject:
    """A member as a subject."""
    return Subject(Kind.MEMBER, number)


def organisation(number: int) -> Subject:
    """An organisation as a subject."""
    return Subject(Kind.ORG, number)


def read_subject(key: str) -> Subject | None:
    """The subject of that name, or None."""
    found = _KEY.fullmatch(key)
    return Subject(Kind(found[1]), int(found[2])) if found else None
