"""Exemption, lighter duty and absence: 区别对待 (guidance, 一之四; R30), with a reason and an end.

Nobody decides alone on what he himself asked for; coverage tells the reason, and nothing is overdue.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dialogs.rules.people import Person, Role

#: Characters of a reason.
LONGEST_REASON = 100

_OFFICES = (Role.SECRETARY, Role.DEPUTY, Role.COMMITTEE)


class Kind(StrEnum):
    """What is asked for."""

    EXEMPT = "exempt"
    LIGHTER = "lighter"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class Exemption:
    """One of them. `until_day` is the last day on which it holds, None for no end."""

    id: int
    person_id: int
    kind: Kind
    reason: str
    from_day: date
    until_day: date | None
    state: str
    asked_by: int

    def holds(self, day: date) -> bool:
        """Whether it is granted and holds on that day."""
        begun = self.from_day <= day and (self.until_day is None or day <= self.until_day)
        return self.state == "granted" and begun


_UNTIL = re.compile(r"[，,、；;\s]*(?:一直)?(?:到|至)(?!了)([^，,。；;]{2,14}?)(?:为止|前|止)?[。\s]*$")
_FROM = re.compile(r"[，,、；;\s]*从([^，,。；;到至]{2,14}?)(?:起|开始)?(?=到|至|[，,；;\s]|$)")


def split(said: str) -> tuple[str, str, str]:
    """The name, the reason, and the words of the last day: "王秀英 卧床 到6月30日"."""
    name, _, rest = said.strip().partition(" ")
    until = _UNTIL.search(rest)
    reason = rest[: until.start()] if until else rest
    return name, _FROM.sub("", reason).strip(" ：:，,。"), until[1] if until else ""


def decider(
    person: Person, asker: Person, committee: Iterable[Person], superiors: Iterable[Person]
) -> Person | None:
    """Who decides: the superior's secretary, else another of the committee; neither asker nor concerned."""

    def able(some: Iterable[Person]) -> list[Person]:
        others = (one for one in some if one.active and one.id not in (person.id, asker.id))
        return [one for one in others if one.role in _OFFICES]

    above = [one for one in able(superiors) if one.role is Role.SECRETARY]
    own = sorted(able(committee), key=lambda one: (_OFFICES.index(one.role), one.number, one.id))
    return next(iter((*above, *own)), None)
