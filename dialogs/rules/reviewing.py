"""Who reviews what (三之2, R47), and the criteria by which it is done (R48).

The superior reviews its organisations' promises, an organisation its members'; leaders' promises are
looked at one tier up (一之四, R24). Nobody reviews himself.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dialogs.rules.people import Person, Role

_RANKS = {Role.SECRETARY: 0, Role.DEPUTY: 1, Role.COMMITTEE: 2}


def reviewer_for(
    author: Person,
    members: Iterable[Person],
    superiors: Iterable[Person] = (),
    *,
    of_org: bool = False,
    guest: bool = False,
    by: str = "",
) -> Person | None:
    """Who reviews what the author promises in the organisation of those members; nobody reviews himself.

    `of_org`: it is the organisation's promise. That, and what leaders promise, goes to the superior's
    secretary, else deputy, else committee; where the superior has none of them, and for everybody else,
    to the same offices of the organisation itself. Members of an organisation without offices are
    reviewed by the superior too. None: there is nobody. Equals are taken by number. `guest`: the author
    belongs elsewhere and only lives here, so that this organisation reviews, whoever he is there.
    `by` is who reviews such members by the rules of the year: superior, office or committee (R22).
    """
    members = tuple(members)
    own, above = _first(author, members), _first(author, superiors)
    if of_org or (by == "superior" if by else author.goes_first and not guest):
        return above or own
    committee = [one for one in members if one.role is Role.COMMITTEE] if by == "committee" else []
    return _first(author, committee) or own or above


def _first(author: Person, people: Iterable[Person]) -> Person | None:
    return who_agrees([people], frozenset({author.id}))


def who_agrees(
    groups: Iterable[Iterable[Person]], excluded: frozenset[int], reachable: frozenset[int] = frozenset()
) -> Person | None:
    """Whose word it needs beside those `excluded` (whoever is concerned, whoever asks): the first by
    office in the first group that has somebody. The `reachable` come before those who would have to be
    told by others. None: there is nobody; then it is shown as not looked at by anybody else.
    """
    able = [one for group in groups for one in ranked(group) if one.id not in excluded]
    return next((one for one in able if one.id in reachable), next(iter(able), None))


def ranked(people: Iterable[Person]) -> list[Person]:
    """Those of the people who hold an office, by office; equals by number."""
    return sorted(
        (one for one in people if one.active and one.role in _RANKS),
        key=lambda one: (_RANKS[one.role], one.number, one.id),
    )


@dataclass(frozen=True, slots=True)
class Point:
    """What a reviewer says on one criterion: met or not, and a word on it."""

    criterion: str
    met: bool
    note: str = ""


def named(point: Point) -> str:
    """A criterion with the word on it."""
    return f"{point.criterion}（{point.note}）" if point.note else point.criterion


def worded(points: Iterable[Point], guidance: str) -> str:
    """The guidance that the author reads: what is not met, with the word on it, and what is to be done."""
    failed = [_NOT_MET.format(one.criterion) + one.note for one in points if not one.met]
    return "；".join(filter(None, (*failed, guidance)))


#: "3不符", "第3条标准不符合": a criterion by its number in the list.
_POINT = re.compile(
    r"(?:(?:标准|第)\s*)?(?<!\d)(\d{1,2})\s*(?:条|项)?(?:标准)?\s*"
    r"(不符合|不符(?!合)|不合(?!格)|符合)(?!要求|规定)"
)
#: Before it a number names an item of the list, behind it a criterion.
_SENT_BACK = re.compile(r"退回|打回|退(?!休|役|伍|出)|驳回|不通过|重写|要改|标准(?=\s*\d)")
#: How a criterion that is not met stands in what the author reads.
_NOT_MET = "不符合“{}”"
_NAMED = re.compile(r"不符合“([^”]+)”[，,、；;：:\s]*([^“”；;]*)")


def spell_out(said: str, criteria: Sequence[str]) -> str:
    """The words with the names of criteria in place of their numbers, as the author is to read them.

    "1 退回 3不符" speaks of the third criterion, "3 不符合要求" of the third item: a criterion stands
    behind the word that sends something back. A number that is on no list stays as it is.
    """

    def name(found: re.Match[str]) -> str:
        place = int(found[1]) - 1
        if not 0 <= place < len(criteria):
            return found[0]
        return _NOT_MET.format(criteria[place]) if found[2].startswith("不") else ""

    back = _SENT_BACK.search(said)
    return said[: back.start()] + _POINT.sub(name, said[back.start() :]) if back else said


def points_in(guidance: str, criteria: Sequence[str], *, approved: bool) -> tuple[Point, ...]:
    """The verdict on each criterion: what is approved meets all of them; what comes back fails those named.

    Of what comes back without naming any nothing is said.
    """
    if approved:
        return tuple(Point(one, True) for one in criteria)
    failed = {found[1]: found[2].strip(" ，,。") for found in _NAMED.finditer(guidance)}
    known = {one: note for one, note in failed.items() if one in criteria}
    return tuple(Point(one, one not in known, known.get(one, "")) for one in criteria) if known else ()
