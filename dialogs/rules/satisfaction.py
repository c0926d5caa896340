"""The public's satisfaction: its own scale, and when it is a figure or only for reference.

Source: 以群众满意为最高标准 (guidance, 一之三); evaluation defaults 2, 4 and 5.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from dialogs.rules.ballots import UNKNOWN
from dialogs.rules.tally import Figures, Source, tally

#: What the public ticks, best first; 不了解 is counted beside it.
SATISFACTION = ("满意", "基本满意", "不满意")
PUBLIC_SCALE = (*SATISFACTION, UNKNOWN)

#: So many valid answers, or this share of the invited, make the figures count.
ENOUGH = 10
SHARE = (3, 10)


class Weightless(StrEnum):
    """Why the public's figures are shown without counting."""

    FEW = "few"  # fewer than ten answers and fewer than 30 % of the invited: 仅供参考
    COVERED = "covered"  # covered bodies: what came online counts nothing
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PublicFigures:
    """What the public said about one subject, and whether it counts."""

    figures: Figures
    weightless: Weightless


def public_figures(counts: Mapping[str, int] | None, invited: int, *, covered: bool = False) -> PublicFigures:
    """The public's figures about one subject; None means that nobody was asked. `invited` is how many
    are on the public's roster."""
    figures = tally(Source.PUBLIC, counts, SATISFACTION)
    if covered:
        return PublicFigures(figures, Weightless.COVERED)
    valid = sum(n for word, n in (counts or {}).items() if word in SATISFACTION)
    few = valid < ENOUGH and not (invited and valid * SHARE[1] >= invited * SHARE[0])
    return PublicFigures(figures, Weightless.FEW if few else Weightless.NONE)


def widely_dissatisfied(counts: Mapping[str, int] | None) -> bool:
    """Whether more than a third of the valid answers say 不满意 (evaluation defaults 14)."""
    found = counts or {}
    valid = sum(n for word, n in found.items() if word in SATISFACTION)
    return 3 * found.get("不满意", 0) > valid > 0


def added(*parts: Mapping[str, int] | None) -> dict[str, int] | None:
    """Several counts as one; None where none was taken."""
    taken = [part for part in parts if part is not None]
    if not taken:
        return None
    words = sorted({word for part in taken for word in part})
    return {word: sum(part.get(word, 0) for part in taken) for word in words}
