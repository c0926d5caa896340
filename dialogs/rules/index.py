"""The reference index of the committee's file: exact, last on the page, never the grade.

Integer basis points; fractions until the end, rounded once, half up. What is missing or thin is left out
and the rest is weighed anew (evaluation defaults 2 and 4). 参考，不作为唯一依据.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any

#: What a grade is worth in it, in hundredths (the pattern of Haiyan).
GRADE_WORTH = {"优秀": 100, "合格": 80, "基本合格": 60, "不合格": 40}
SATISFACTION_WORTH = {"满意": 100, "基本满意": 70, "不满意": 30}

#: What the end of a promise is worth in the regular part, in hundredths; 因故变更 is left out.
RESULT_WORTH = {"done": 100, "mostly_done": 70, "not_done": 0}

_BASIS = 10_000


class UnfairWeights(ValueError):
    """The weights are out of bounds; the text says which, in Chinese."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Parts of a hundred: the year's record, the organisation's word, public, peers, self.

    Raises:
        UnfairWeights: out of bounds, or not a hundred together.
    """

    ledger: int = 20
    organisation: int = 20
    public: int = 30
    peers: int = 20
    self: int = 10

    def __post_init__(self) -> None:
        """Check the bounds."""
        for wrong, why in (
            (min(asdict(self).values()) < 0, "每一项都不能小于0"),
            (sum(asdict(self).values()) != 100, "五项加起来要是100"),
            (self.self > 15, "自评最多15"),
            (self.public < 20, "群众至少20"),
            (self.peers < 15, "互评至少15"),
            (self.ledger + self.organisation > 50, "平时和组织合起来最多50"),
        ):
            if wrong:
                raise UnfairWeights(f"{why}。")

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values."""
        return asdict(self)


def worth(counts: Mapping[str, int], scale: Mapping[str, int]) -> Fraction | None:
    """The average worth of what was ticked, 0–1; None when nothing on the scale was."""
    number = sum(counts.get(word, 0) for word in scale)
    if not number:
        return None
    return Fraction(sum(counts.get(word, 0) * value for word, value in scale.items()), 100 * number)


def index(parts: Mapping[str, Fraction | None], weights: Weights) -> int | None:
    """The index in basis points (8,450 is 84.5 %), or None when nothing can be weighed.

    `parts` holds the worth of each part by the name of its weight.
    """
    given = weights.to_json()
    present = {name: value for name, value in parts.items() if value is not None and given[name]}
    total = sum(given[name] for name in present)
    if not total:
        return None
    exact = sum((value * given[name] for name, value in present.items()), Fraction(0)) / total
    return int((exact.numerator * _BASIS * 2 + exact.denominator) // (exact.denominator * 2))
