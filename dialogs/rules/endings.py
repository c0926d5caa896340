"""How things end (R86): every item has a result, and a year is not closed while anything is open."""

from dataclasses import dataclass
from enum import StrEnum

from dialogs.rules.commitments import Progress

#: From this share on something is said to be mostly done. Hundredths.
MOSTLY = 80


class Result(StrEnum):
    """The result of a commitment, as its organisation confirms it."""

    DONE = "done"
    MOSTLY_DONE = "mostly_done"
    NOT_DONE = "not_done"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The result in Chinese."""
        return _RESULTS[self]


_RESULTS = {
    Result.DONE: "完成",
    Result.MOSTLY_DONE: "基本完成",
    Result.NOT_DONE: "没完成",
    Result.CHANGED: "因故变更",
    Result.WITHDRAWN: "收回",
}

#: Results that are not understood without a word.
NEEDS_WORDS = frozenset({Result.NOT_DONE, Result.CHANGED})


class Kind(StrEnum):
    """What is still open."""

    PROMISE = "promise"  # published, without a result
    DRAFT = "draft"  # proposed and never published
    WISH = "wish"
    REPORT = "report"
    RECTIFICATION = "rectification"
    OBJECTION = "objection"
    MEMBER_GRADE = "member_grade"  # a member has none, and nobody wrote down why (R70)
    PUBLICITY = "publicity"  # the members' grades never hung out (R73)
    ORG_GRADE = "org_grade"  # the organisation has none, and nobody wrote down why (R40)


#: Answered where they are, not in the list of results; grades never stand in it.
_ELSEWHERE = frozenset({Kind.REPORT, Kind.OBJECTION})
_GRADES = frozenset({Kind.MEMBER_GRADE, Kind.PUBLICITY, Kind.ORG_GRADE})


@dataclass(frozen=True, slots=True)
class OpenEnd:
    """Something that has no result yet. `number` is that of its row; `decider` must decide, None where
    nobody else is there: then whoever leads writes it down himself; `hint` is the result that the record
    suggests, or None."""

    kind: Kind
    number: int
    decider: int | None
    line: str
    hint: Result | None = None

    @property
    def listed(self) -> bool:
        """Whether one line decides it; reports, objections and grades are answered where they are."""
        return self.kind not in _GRADES and (self.decider is None or self.kind not in _ELSEWHERE)


def suggested(told: Progress | None, *, unmet: bool) -> Result | None:
    """What the record says; None where somebody has to say it. `unmet`: the public was told why not."""
    if unmet:
        return Result.CHANGED
    if told is None:
        return None
    if told.state == "done":
        return Result.DONE
    return Result.MOSTLY_DONE if (told.percent or 0) >= MOSTLY else None
