"""Posts and who serves in them: 设岗、认岗、定岗、明岗、履岗、评岗 (guidance, 一之四; R27)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

#: Characters of a post's name and of its duties.
LONGEST_NAME = 30
LONGEST_DUTIES = 200

#: A post for more people than this is a mistake in typing.
MOST_PLACES = 50


class ClaimState(StrEnum):
    """Where a member stands with a post."""

    CLAIMED = "claimed"
    HELD = "held"
    DECLINED = "declined"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class NewPost:
    """A post as somebody words it. `places` is how many people are wanted."""

    name: str
    duties: str
    places: int = 1


@dataclass(frozen=True, slots=True)
class Post:
    """A post of an organisation."""

    id: int
    org_id: int
    name: str
    duties: str
    places: int
    closed: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """One person and one post, from the claim to its end. `why` is why it was declined or ended."""

    id: int
    post_id: int
    person_id: int
    state: ClaimState
    since: datetime | None
    until: datetime | None
    why: str


@dataclass(frozen=True, slots=True)
class Word:
    """What was said of somebody's service: `kind` is served or appraised."""

    claim_id: int
    kind: str
    day: date
    words: str


_PLACES = re.compile(
    r"[，,；;、\s]*(?:要|需要|共|设)?(\d{1,3}|[一二两三四五六七八九十])\s*(?:个)?(?:人|名)[。.]?$"
)
_LINE = re.compile(r"([^：:]{1,60})[：:](.+)", re.DOTALL)
_DIGITS = {"两": 2} | {digit: number for number, digit in enumerate("一二三四五六七八九十", start=1)}


def read_post(line: str) -> NewPost | None:
    """A post from one line: "护水岗：每周巡一次水渠，2人".

    None where name or duties are missing or too long.
    """
    found = _LINE.fullmatch(line.strip())
    if found is None:
        return None
    name, rest = found[1].strip(), found[2].strip()
    told = _PLACES.search(rest)
    duties = (rest[: told.start()] if told else rest).strip(" ，,；;")
    return made(name, duties, number_in(told[1]) if told else 1)


def made(name: str, duties: str, places: int) -> NewPost | None:
    """A post of those parts; None where one does not fit."""
    fits = 0 < len(name) <= LONGEST_NAME and 0 < len(duties) <= LONGEST_DUTIES
    return NewPost(name, duties, places) if fits and 1 <= places <= MOST_PLACES else None


def number_in(text: str) -> int:
    """A small number in figures or as one Chinese sign."""
    return int(text) if text.isdecimal() else _DIGITS[text]


def free_places(one: Post, claims: Iterable[Claim]) -> int:
    """How many more people the post wants."""
    held = sum(1 for claim in claims if claim.post_id == one.id and claim.state is ClaimState.HELD)
    return max(0, one.places - held)
