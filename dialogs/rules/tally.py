"""What may be shown of a count: per person and source, never a ranking, never an index.

A source that is missing or thin is named as such; it is never shown as zero.
Sources: evaluation defaults 3–5; cell suppression as in official statistics.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dialogs.rules.ballots import GRADES, LEAST, LOW, UNKNOWN, VOID, WITHHELD, hardly_good

Counts = Mapping[str, int]


class Source(StrEnum):
    """Who spoke about a person: 自评, 互评, 组织, 群众."""

    SELF = "self"
    PEERS = "peers"
    ORGANISATION = "organisation"
    PUBLIC = "public"


class Gap(StrEnum):
    """Why there are no figures."""

    MISSING = "missing"  # nobody was asked
    THIN = "thin"  # fewer than five slips with a grade (样本不足)
    UNFAMILIAR = "unfamiliar"  # more than half ticked 不了解
    LOW = "low"  # hardly a slip that is not low: figures would name whoever gave one


@dataclass(frozen=True, slots=True)
class Figures:
    """What one source says about one person.

    `grades` lists every grade of the scale with its slips, best first; empty when there is a
    `gap`. `unknown` and `void` are counted beside; `unknown` is None when it must not be told.
    `median` is one grade, or the two neighbours between which an even number of slips splits.
    `slips` is the number of papers, which is no secret.
    """

    source: Source
    slips: int
    gap: Gap | None = None
    grades: tuple[tuple[str, int], ...] = ()
    unknown: int | None = None
    void: int = 0
    median: tuple[str, ...] = ()


def tally(source: Source, counts: Counts | None, grades: Sequence[str] = GRADES) -> Figures:
    """What may be shown of `counts` (grade → slips); None means that nobody was asked.

    Raises:
        ValueError: a word that is not on the scale, or a negative number.
    """
    if counts is None:
        return Figures(source, 0, Gap.MISSING)
    _check(counts, grades)
    void = counts.get(VOID, 0)
    slips = sum(counts.values()) - void
    told = tuple((grade, counts.get(grade, 0)) for grade in grades)
    graded = sum(n for _, n in told)
    unknown = counts.get(UNKNOWN, 0) if slips >= LEAST else None
    gap = _gap(slips, graded, counts)
    if counts.get(LOW, 0) or (gap is None and source is Source.PEERS and hardly_good(counts)):
        gap, unknown = Gap.LOW, None
    if gap is not None:
        return Figures(source, slips, gap, unknown=unknown, void=void)
    return Figures(source, slips, None, told, unknown, void, _median(told, graded))


def _gap(slips: int, graded: int, counts: Counts) -> Gap | None:
    if slips >= LEAST and 2 * counts.get(UNKNOWN, 0) > slips:
        return Gap.UNFAMILIAR
    if graded < LEAST or counts.get(WITHHELD, 0):
        return Gap.THIN
    return None


def _check(counts: Counts, grades: Sequence[str]) -> None:
    known = {*grades, UNKNOWN, VOID, WITHHELD, LOW}
    if any(grade not in known or n < 0 for grade, n in counts.items()):
        raise ValueError("counts do not fit the scale")


def _median(told: Sequence[tuple[str, int]], graded: int) -> tuple[str, ...]:
    low, high = _at(told, (graded - 1) // 2), _at(told, graded // 2)
    return (low,) if low == high else (low, high)


def _at(told: Sequence[tuple[str, int]], place: int) -> str:
    for grade, n in told:
        if place < n:
            return grade
        place -= n
    raise ValueError("place outside the slips")


def tally_person(
    counts: Mapping[Source, Counts | None], wanted: Sequence[Source], grades: Sequence[str] = GRADES
) -> tuple[Figures, ...]:
    """One line per wanted source, in that order; a source nobody was asked for is named as missing."""
    return tuple(tally(source, counts.get(source), grades) for source in wanted)


def total(parts: Sequence[Figures]) -> tuple[tuple[str, int], ...] | None:
    """The grades of several people or sources added up, or None.

    None as soon as one part is not shown: whoever subtracts the shown parts from the total
    would read the hidden one. A total over the shown parts only would be taken for the whole.
    """
    if not parts or any(part.gap is not None for part in parts):
        return None
    names = [grade for grade, _ in parts[0].grades]
    if any([grade for grade, _ in part.grades] != names for part in parts):
        return None
    return tuple((name, sum(dict(part.grades)[name] for part in parts)) for name in names)
