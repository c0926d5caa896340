"""Where one promise ends and the next begins, as learnt from labelled messages, beside the rules (draft.py).

Every place where the rules cut a message or might have cut it is looked at for what stands on its left and on its
right. A linear model (dialogs/rules/linear.py) says how likely a new promise begins there; the rules' own answer
counts for as much as it has earned on messages they had not met. tests/quality/learn.py computes the weights.
"""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dialogs.rules import linear
from dialogs.rules.quality import signs
from dialogs.rules.quality.category import find_category
from dialogs.rules.quality.deadline import find_due
from dialogs.rules.quality.draft import Draft, joined, label_of
from dialogs.rules.quality.frequency import find_frequency
from dialogs.rules.quality.gate import own
from dialogs.rules.quality.judge import Seen, judge
from dialogs.rules.quality.lazily import Lazy
from dialogs.rules.quality.quantity import find_quantity

BOUNDS: Final = "dialogs.rules.quality.weights_bounds"
NEW, SAME = "new", "same"
# How much likelier (as a logarithm) the rules' answer makes itself, and how much a new promise is favoured since
# few messages hold more than one.
_TRUST: Final = 1.5
_FAVOUR: Final = 0.4
_LEAST: Final = 1e-4
# Only whether a day is named is asked, so any year does.
_ANY_DAY: Final = {"today": date(2020, 1, 1), "period_end": date(2027, 12, 31)}
_FAR: Final = 40
_SHORTEST: Final = 5
# Where words without any mark may begin another promise.
_INNER = Lazy(
    r"(?<=.{4})(?=(?:第[一二三四1-4](?:个|件|样|条|桩|项|点|句|是|呢|嘛|就)?|(?:再|还有|头)?[一1](?:个|件|样|条|桩|句|点)(?:要|是|就|嘛|么|呢|每|我)?|再有|再[帮给教去]|还[帮给教去每要想有]|另外|别的|其[他它余]|然后|同时|顺便|往后|平时|平常|保证|争取|让|要让|(?:思想|行动|工作|学习|生活|业务|岗位|单位|社区|小区|公司|家里|在家|在单位|在社区|下半日|下午|夜里|早上|晚上|上午)(?:上|里|这边|那边)?(?:嘛|么|呢)|(?<![第\d那])每[个]?(?:天|周|月|季|年|学期|早|晚|半|[2-9])).{4,})"
)
_BEGINNINGS: Final = (
    ("number", Lazy(r"^[我那]?(?:第[一二三四五1-5]|[(]?[1-9一二三四五][、.)](?!\d)|[一二三四1-4](?:是|来|则)|其[一二三四次]|(?:再|还有)?[1一](?:个|条|件|样|桩|句)(?:是|要|嘛|么|呢|就)|另[1一]|再[1一]|最后|首先)")),
    ("more", Lazy(r"^我?(?:另外|还有|此外|再有|别的|其[他它余]|然后|同时|顺便|再(?=[给帮教去每])|还(?=[给帮教去每要])|平时|往后|外加|加上)")),
    ("goal", Lazy(r"^(?:让|使|确保|保证|做到|争取|力争|叫|好让|不让|免得|省得|为了|避免|防止)")),
    ("detail", Lazy(r"^(?:主要|就是|也就|比如|包括|像|如|一般|都|先|每次|每回|每人|每户|每家|谁|有|没|不|只|一次|1次|一人|共|合计|总共|全年|自己|费用|材料|钱|到|从|直到|时间|地点|对象)")),
)  # fmt: skip
_REALM = Lazy(
    r"^在?(单位|公司|厂里|学校|医院|社区|小区|村里|居住|家里|岗位|工作|思想|行动|学习|生活|业务)(?:上|里|这边|那边|这头|那头|方面)?"
)
_NUMBERED = Lazy(r"(?:^|[,。;:\n\s])[(]?\d[.、)]|第[一二三四1-4]")
_LEADING = Lazy(r"^[,。;:\s]+")
_MARKS: Final = (("stop", "。"), ("part", ";"), ("line", "\n"), ("comma", ","), ("comma", "?"))
_SIGNS: Final = {
    "acts": signs.ACTION, "served": signs.OBJECT, "place": signs.PLACE, "slogan": signs.SLOGAN, "grand": signs.GRAND,
    "duty": signs.DUTY_HARD, "vague": signs.VAGUE,
}  # fmt: skip
_TELLING: Final = ("label", "judged", "checked")


@dataclass(frozen=True, slots=True)
class Bound:
    """A place between two pieces: the promise so far, the piece before and the one after, what stands between them,
    the whole message, and how many pieces it has after this place and in all."""

    before: str
    left: str
    right: str
    gap: str
    whole: str
    following: int
    pieces: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a message that is not cut further, what stands before it, and whether the rules begin anew there."""

    text: str
    gap: str
    begins: bool
    draft: Draft


def pieces(drafts: Sequence[Draft], whole: str) -> list[Piece]:
    """The pieces of what the rules read, in order."""
    found: list[Piece] = []
    place = 0
    for draft in drafts:
        for number, part in enumerate(draft.parts):
            start = whole.find(part, place)
            gap = whole[place:start] if 0 <= start < place + _FAR else ","
            place = start + len(part) if start >= 0 else place
            for at, words in _inner(part):
                found.append(Piece(words, "" if at else gap, number == 0 and at == 0, draft))
    return found


def _inner(part: str) -> list[tuple[int, str]]:
    """The pieces of a clause, each with where it starts."""
    starts = [0]
    for match in _INNER.finditer(part):
        if match.start() - starts[-1] >= _SHORTEST:
            starts.append(match.start())
    return [(start, part[start:end]) for start, end in zip(starts, [*starts[1:], None], strict=True)]


def _traits(text: str) -> dict[str, str]:
    often, much = find_frequency(text), find_quantity(text)
    due = find_due(text, **_ANY_DAY)
    found = {name: str(bool(pattern.search(text))) for name, pattern in _SIGNS.items()}
    return found | {
        "label": label_of(text),
        "judged": judge(Seen(text, much, due, elder=False, leader=False)),
        "checked": str(bool(much or due)),
        "due": str(bool(due)),
        "figure": str(bool(re.search(r"\d", text))),
        "often": often.period if often else "",
        "first": str(bool(often and often.start <= 2)),
        "own": str(own(text)),
    }


def _kind(gap: str) -> str:
    if not gap:
        return "none"
    return next((name for name, mark in _MARKS if mark in gap), "words" if gap.strip() else "space")


def _beginning(text: str) -> str:
    return next((name for name, pattern in _BEGINNINGS if pattern.search(text)), "other")


def _category(before: str, right: str) -> str:
    both = {find_category(before, vague=True), find_category(right, vague=True)}
    return "unknown" if "其他" in both else str(len(both))


def bound_signs(bound: Bound) -> set[int]:
    """The signs that tell whether another promise begins at a place."""
    begun = _LEADING.sub("", bound.gap) + bound.right
    kind, start = _kind(bound.gap), _beginning(begun)
    left, right = _traits(bound.before), _traits(bound.right)
    if start == "other" and right["first"] == "True":
        start = "often"
    found = {f"{kind}", f"<{start}", f"<{start} {kind}", f"<{start} after {_beginning(bound.before)}"}
    for name in left:
        if name != "often":
            found |= {
                f"l {name} {left[name]}",
                f"r {name} {right[name]}",
                f"{name} {left[name]} {right[name]}",
            }
    for name in _TELLING:
        both = f"{name} {left[name]} {right[name]}"
        found |= {f"{kind} {both}", f"{start} {both}"}
    judged = f"{left['judged']} {right['judged']}"
    found.add(f"{judged} {left['checked']} {right['checked']} {right['acts']}")
    rounds = f"{bool(left['often'])} {bool(right['often'])} {right['first']}"
    found.add(f"rounds {left['often'] == right['often']} {rounds}")
    alike = _category(bound.before, bound.right)
    found |= {f"serves {alike}", f"serves {alike} {judged}", f"serves {alike} {kind} {start}"}
    return {linear.hashed(sign) for sign in found | _wording(bound, begun, kind, start)}


def _wording(bound: Bound, begun: str, kind: str, start: str) -> set[str]:
    """The signs of the words at the place, of their length and of the build of the whole message."""
    here, there = bool(_REALM.search(bound.before)), bool(_REALM.search(begun))
    found = {f"[{begun[:n]}" for n in (1, 2, 3)} | {f"]{bound.left[-n:]}" for n in (1, 2)}
    shared = len(_pairs(bound.before) & _pairs(bound.right))
    return found | {
        f"realms {here} {there} {_two_realms(bound.before, begun)}",
        f"long {min(len(bound.before) // 4, 5)}",
        f"r long {min(len(bound.right) // 4, 5)}",
        f"shared {min(shared, 3)}",
        f"pieces {min(bound.pieces, 6)}",
        f"following {bool(bound.following)}",
        f"numbered {min(len(_NUMBERED.findall(bound.whole)), 3)} {start}",
        *(f"{mark} {min(bound.whole.count(mark), 2)} {kind}" for mark in ";\n。"),
    }


def _pairs(text: str) -> set[str]:
    return {text[place : place + 2] for place in range(len(text) - 1)}


def between(found: Sequence[Piece], place: int, since: int, whole: str) -> Bound:
    """The place before a piece, where the promise so far began with the piece `since`."""
    before = ",".join(piece.text for piece in found[since:place])
    piece, count = found[place], len(found)
    return Bound(before, found[place - 1].text, piece.text, piece.gap, whole, count - place - 1, count)


def leaning(weights: linear.Weights, bound: Bound) -> float:
    """How much the weights hold that another promise begins at a place: above 0 it does."""
    likely = linear.shares(weights, bound_signs(bound))
    return math.log(max(likely[NEW], _LEAST) / max(likely[SAME], _LEAST))


def rebound(
    drafts: Sequence[Draft], whole: str, apart: Callable[[str], bool], weights: linear.Weights | None = None
) -> list[Draft]:
    """The promises that the rules read, joined or cut where the weights know better.

    What `apart` says yes to is joined to nothing, nor are two deeds that can each be checked or of two realms. `weights` None: those
    kept with the rules.
    """
    found = pieces(drafts, whole)
    weights = weights or linear.weights_in(BOUNDS)
    starts = [0]
    for place in range(1, len(found)):
        bound = between(found, place, starts[-1], whole)
        begins, both = found[place].begins, (bound.before, bound.right)
        new = leaning(weights, bound) + _FAVOUR + (_TRUST if begins else -_TRUST) > 0
        kept = any(map(apart, both)) or all(map(_complete, both)) or _two_realms(*both)
        if new or (begins and kept):
            starts.append(place)
    spans = zip(starts, [*starts[1:], len(found)], strict=True)
    return [_draft(found[start:end]) for start, end in spans] if found else []


def _complete(text: str) -> bool:
    """Whether words tell of a deed and how much of it."""
    return bool(signs.ACTION.search(text) and find_quantity(text))


def _two_realms(before: str, right: str) -> bool:
    """Whether both name a realm of life, and not the same: 单位里…,社区那边…."""
    here, there = _REALM.search(before), _REALM.search(right)
    return bool(here and there and here[1] != there[1])


def _draft(found: Sequence[Piece]) -> Draft:
    """One promise of pieces; those cut out of one clause are put together again."""
    parts: list[str] = []
    for number, piece in enumerate(found):
        if number and not piece.gap and not piece.begins:
            parts[-1] += piece.text
        else:
            parts.append(piece.text)
    return joined(parts, found[0].draft)
