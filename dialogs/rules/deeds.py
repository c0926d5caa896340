"""Bright deeds 闪光言行: told by anybody, checked by somebody else, shown only where the person agrees.

Source: guidance, 一之一, 二 and 三之5 (R8, R64). No points, no order of merit, no counts of people.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dialogs.rules.people import Person, Role

#: Told in fewer characters, nobody can tell what was done.
SHORTEST = 6

#: From people who are not on the roster, on one day; more is a flood.
MOST_A_DAY = 30


class State(StrEnum):
    """Where a deed stands."""

    TOLD = "told"  # waits for the check
    CHECKED = "checked"  # it is so
    BESIDE = "beside"  # it is so, and stands beside the promise that it tells of
    RETURNED = "returned"  # not so, or not enough is known; said to whoever told it


class Source(StrEnum):
    """Who told it."""

    SELF = "self"
    PEER = "peer"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Deed:
    """One bright deed. `text` is as it was told and stays; `shown` is what the checker wrote in its place,
    or empty. `consent` is open, yes or no: whether others may read it. `thanked_at`: the group has.
    `commitment_id`: the promise of the same person that it belongs to, where the words say so.
    `shows`: what it shows of that promise (`rules.evidence.Kind`), or empty for a deed of its own."""

    id: int
    org_id: int
    cycle_id: int | None
    person_id: int | None
    told_by: int | None
    source: Source
    channel: str
    text: str
    shown: str
    state: State
    checker_id: int | None
    answer: str
    consent: str
    published_at: datetime | None
    thanked_at: datetime | None
    created_at: datetime
    commitment_id: int | None = None
    shows: str = ""

    @property
    def words(self) -> str:
        """The deed as it is shown."""
        return self.shown or self.text


_LEAD = re.compile(
    r"(?:我)?(?:要|想|来)?(?:说|报|讲|记)?(?:一?[件个])?(?:闪光言行|好人好事|好事)(?:$|[\s:：，,]+)"
)
#: "我帮…" is the teller's own; "我看见李明…", "我要表扬李明", "我邻居…" is somebody else's.
_OWN = re.compile(
    r"(?:今天|昨天|前天|上周|这个月|上个月)?(?:我|俺)(?!们?(?:看|听|发现|知道|觉得|想|要|来|推荐|表扬|感谢|谢"
    r"|邻居|隔壁|妈|爸|爷|奶|家|村|的))"
)
_PRAISED = re.compile(r"(?:是|多亏|感谢|谢谢|表扬|被|夸|靠)(?:了)?$")
_HELPED = re.compile(r"(?:帮|替|给|为|陪|扶|送|向|对|照顾|看望|帮助)(?:了)?$")
_OFFICE = re.compile(r"(?<!副)书记|支书")


def told(said: str) -> str:
    """What was told, without the name of the command before it."""
    words = said.strip()
    found = _LEAD.match(words)
    return (words[found.end() :] if found else words).strip(" 。\n") if words else ""


def doer(said: str, members: Sequence[Person], teller: Person | None) -> Person | None:
    """Whose deed the words tell of, as far as the roster knows; None where that is open.

    Whoever is helped is not meant: "李明帮王秀英" is 李明's. The checker can say otherwise.
    """
    if teller is not None and _OWN.match(said):
        return teller
    named = [one for one in members if one.name in said]
    if not named and _OFFICE.search(said):
        named = [one for one in members if one.role is Role.SECRETARY]
    ranked = sorted(named, key=lambda one: _rank(said, one.name))
    if not ranked or sum(one.name == ranked[0].name for one in ranked) > 1:
        return None
    return ranked[0]


def _rank(said: str, name: str) -> tuple[int, int]:
    at = max(said.find(name), 0)
    before = said[:at]
    order = 0 if _PRAISED.search(before) else 2 if _HELPED.search(before) else 1
    return order, at
