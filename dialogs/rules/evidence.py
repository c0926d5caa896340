"""Three things that are kept apart: what its author said, what can be seen, and whether it was in time (R55).

What can be seen is offered, never asked for: a picture, a paper, somebody who saw it, or whom it was done
for (R21). Who that was is known to those who deal with it and to nobody else.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What can be seen, as it is listed."""

    BENEFICIARY = "beneficiary"
    SEEN = "seen"
    PHOTO = "photo"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that was shown. `name`: who saw it, or whom it was done for; `media_id` the picture, or 0."""

    commitment_id: int
    kind: Kind
    name: str
    verdict: str
    words: str
    media_id: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """Said, shown and in time, each by itself. `said` is the state that its author told last, or empty;
    `late` how many days after the day it was done: None where it is not done or there is no day."""

    said: str
    shown: tuple[Kind, ...]
    partly: bool
    late: int | None


def standing(said: str, due: date | None, done_on: date | None, shown: Iterable[Evidence]) -> Standing:
    """How a promise stands. `done_on`: the day on which its author first said that it is done."""
    found = list(shown)
    kinds = tuple(kind for kind in Kind if any(one.kind is kind for one in found))
    words = [one.verdict for one in found if one.kind is Kind.BENEFICIARY]
    late = None
    if said == "done" and due is not None and done_on is not None:
        late = max((done_on - due).days, 0)
    return Standing(said, kinds, bool(words) and "done" not in words, late)


_NOT = re.compile(
    r"没(?:有)?(?:人)?(?:做|来|去|办|修|装|到|换|管|给|送|看见|看到|见)|不来|不管|不算数|没影|根本没"
)
_PARTLY = re.compile(r"一半|一部分|部分|还差|差一点|没做完|没全")


def verdict_in(said: str) -> str:
    """What the words say of it: done, partly or not."""
    if _PARTLY.search(said):
        return "partly"
    return "not" if _NOT.search(said) else "done"


_WHICH = re.compile(r"第\s*(\d{1,2}|[一二三四五六七八九十])\s*[条件]")


def which_in(said: str) -> int:
    """The number of the promise that the words name; 0 where they name none."""
    found = _WHICH.search(said)
    if found is None:
        return 0
    return int(found[1]) if found[1].isdecimal() else "一二三四五六七八九十".index(found[1]) + 1
