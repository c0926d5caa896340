"""What many small signs, learnt from labelled promises, say of a category and of a quality.

Two linear models (dialogs/rules/linear.py) beside the rules: the rules' answer counts for as much as rules
of that kind have earned on promises they had not met. tests/quality/learn.py computes the weights.
"""

import math
import re
from collections.abc import Mapping
from typing import Final

from dialogs.rules import linear
from dialogs.rules.quality.gate import own
from dialogs.rules.quality.marks import marks
from dialogs.rules.quality.signs import OBJECT, PLACE, TRIGGER
from dialogs.rules.quality.split import clauses

CATEGORIES: Final = "dialogs.rules.quality.weights_category"
QUALITIES: Final = "dialogs.rules.quality.weights_quality"
# how many times likelier (as a logarithm) the rules' answer makes a name
TRUST_CATEGORY: Final = 0.9
TRUST_QUALITY: Final = 1.2
_LEAST: Final = 1e-4
_POSSIBLE: Final = 0.35
# what is turned away and told to the secretary, as the weights name it
IMPROPER: Final = "improper"
# The shares from which nothing is called good: of IMPROPER, and of all that is no promise; larger where somebody or
# some place of the public is named. Six in a hundred good promises reach one of them; of what the rules wrongly
# call good, nine in ten (learnt without the words in question). Below _SURELY one is asked to say more.
_SUSPECT: Final = 0.15
_SUSPECT_PUBLIC: Final = 0.2
_DOUBT: Final = (0.25, 0.5)
# where nobody is named who acts, nor the time to come
_DOUBT_NOBODY: Final = (0.2, 0.3)
_SURELY: Final = 0.45
_SUSPECT_PART: Final = 0.2
_NO_PROMISE: Final = (IMPROPER, "not_a_commitment", "empty")
_SMALL: Final = ("too_vague", "ordinary_duty", "too_grand")


def category_signs(text: str, setting: str, quality: str) -> set[int]:
    """The signs that tell a promise's category."""
    found = linear.runs(text) | {f"#in {setting}"}
    if quality in _SMALL:
        found.add(f"#{quality}")
    return {linear.hashed(sign) for sign in found}


def _framed(text: str) -> set[str]:
    """How the clauses begin and end, and the words of the first."""
    clauses = [clause for clause in re.split(r"[,，。;；:：!?！？\s]+", text) if clause]
    if not clauses:
        return set()
    edges = {f"<{clause[:n]}" for clause in clauses for n in (1, 2)} | {
        f">{clause[-2:]}" for clause in clauses
    }
    return edges | {f"first {run}" for run in linear.runs(clauses[0], longest=2)}


def quality_signs(text: str, setting: str, persona: str, items: int) -> set[int]:
    """The signs that tell the quality of a whole message."""
    found = (
        linear.runs(text)
        | _framed(text)
        | marks(text)
        | {
            f"#items {min(items, 4)}",
            f"#long {min(len(text) // 8, 6)}",
        }
    )
    found |= {f"#in {setting}"} if setting else set()
    found |= {f"#who {word}" for word in re.findall(r"[\u4e00-\u9fff]+", persona)}
    return {linear.hashed(sign) for sign in found}


def _best(likely: Mapping[str, float], own: str, trust: float) -> str:
    weighed = {name: math.log(max(share, _LEAST)) for name, share in likely.items()}
    weighed[own] = weighed.get(own, math.log(_LEAST)) + trust
    return max(weighed, key=weighed.__getitem__)


def _doubted(likely: Mapping[str, float], text: str) -> bool:
    """Whether the weights hold it possible that what the rules call good is no promise or an improper one."""
    public = any(sign.search(text) for sign in (OBJECT, PLACE, TRIGGER))
    none = sum(likely.get(name, 0.0) for name in _NO_PROMISE)
    doubt, doubt_public = _DOUBT if any(map(own, clauses(text))) else _DOUBT_NOBODY
    return likely.get(IMPROPER, 0.0) >= (_SUSPECT_PUBLIC if public else _SUSPECT) or none >= (
        doubt_public if public else doubt
    )


def _second(likely: Mapping[str, float]) -> str:
    """What is said of a promise that both readers do not hold for good: turned away only where that is sure."""
    none = sum(likely.get(name, 0.0) for name in _NO_PROMISE)
    small = max(_SMALL, key=lambda name: likely.get(name, 0.0))
    if none < _SURELY:
        return small if likely.get(small, 0.0) >= _POSSIBLE else "too_vague"
    return max(_NO_PROMISE, key=lambda name: likely.get(name, 0.0))


def likelier_category(rule: str, text: str, setting: str, quality: str) -> str:
    """`rule`, or the category that fits better by far."""
    signs = category_signs(text, setting, quality)
    return _best(linear.shares(linear.weights_in(CATEGORIES), signs), rule, TRUST_CATEGORY)


def likelier_quality(rule: str, text: str, setting: str, persona: str, items: int) -> tuple[str, float]:
    """`rule`, or the quality of the whole message that fits better by far, and its share.

    IMPROPER is one of the qualities. What the rules call good must seem possible to the weights too, else
    the likeliest other is taken.
    """
    likely = linear.shares(linear.weights_in(QUALITIES), quality_signs(text, setting, persona, items))
    possible = likely.get("good", 0.0) + likely.get("several_mixed", 0.0) >= _POSSIBLE
    if rule == "good" and (not possible or _doubted(likely, text)):
        best = _second(likely)
    elif rule == "several_mixed" and likely.get(IMPROPER, 0.0) >= _SURELY:
        best = IMPROPER
    else:
        best = _best(likely, rule, TRUST_QUALITY)
    return best, likely.get(best, 0.0)


def suspected(part: str, setting: str, persona: str) -> bool:
    """Whether one of several promises looks like something that must be turned away."""
    likely = linear.shares(linear.weights_in(QUALITIES), quality_signs(part, setting, persona, 1))
    return likely.get(IMPROPER, 0.0) >= _SUSPECT_PART
