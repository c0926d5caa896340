"""What many small signs, learnt from labelled promises, say of a category and of a quality.

Two linear models (dialogs/rules/linear.py) beside the rules: the rules' answer counts for as much as rules
of that kind have earned on promises they had not met. tests/quality/learn.py computes the weights.
"""

import math
import re
from collections.abc import Mapping
from typing import Final

from dialogs.rules import linear

CATEGORIES: Final = "dialogs.rules.quality.weights_category"
QUALITIES: Final = "dialogs.rules.quality.weights_quality"
# how many times likelier (as a logarithm) the rules' answer makes a name
TRUST_CATEGORY: Final = 1.5
TRUST_QUALITY: Final = 1.5
_LEAST: Final = 1e-4
_SMALL: Final = frozenset({"too_vague", "ordinary_duty", "too_grand"})


def category_signs(text: str, setting: str, quality: str) -> set[int]:
    """The signs that tell a promise's category."""
    found = linear.runs(text) | {f"#in {setting}"}
    if quality in _SMALL:
        found.add(f"#{quality}")
    return {linear.hashed(sign) for sign in found}


def quality_signs(text: str, setting: str, persona: str, items: int) -> set[int]:
    """The signs that tell the quality of a whole message."""
    found = linear.runs(text) | {
        f"#in {setting}",
        f"#items {min(items, 4)}",
        f"#long {min(len(text) // 8, 6)}",
    }
    found |= {f"#who {word}" for word in re.findall(r"[\u4e00-\u9fff]+", persona)}
    return {linear.hashed(sign) for sign in found}


def _best(likely: Mapping[str, float], own: str, trust: float) -> str:
    weighed = {name: math.log(max(share, _LEAST)) for name, share in likely.items()}
    weighed[own] = weighed.get(own, math.log(_LEAST)) + trust
    return max(weighed, key=weighed.__getitem__)


def likelier_category(rule: str, text: str, setting: str, quality: str) -> str:
    """`rule`, or the category that fits better by far."""
    signs = category_signs(text, setting, quality)
    return _best(linear.shares(linear.weights_in(CATEGORIES), signs), rule, TRUST_CATEGORY)


def likelier_quality(rule: str, text: str, setting: str, persona: str, items: int) -> str:
    """`rule`, or the quality of the whole message that fits better by far."""
    signs = quality_signs(text, setting, persona, items)
    return _best(linear.shares(linear.weights_in(QUALITIES), signs), rule, TRUST_QUALITY)
