"""The secret ballot as rules: who votes on whom, which papers are good, what may be told.

Sources: full members rate every other full member, nobody rates himself; probationary
members take part without being graded (支部工作条例; evaluation defaults 7). A figure needs five
slips (evaluation defaults 5).
"""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

from dialogs.rules.people import Person, Standing

#: Stands, among the people who are rated, for the slip on which a voter's own page says whether he gave
#: everybody the same grade.
FLAG = 0

#: What such a slip says, and what is told of all of them.
SAME, VARIED = FLAGS = ("都一样", "不都一样")
MANY_SAME, FEW_SAME = "一样的过半", "一样的不过半"

#: So many people must have a grade before the same one for all means anything.
_SEVERAL = 3

#: The four grades of 民主评议党员, best first.
GRADES = ("优秀", "合格", "基本合格", "不合格")

#: "I do not know enough about this person": counted beside the grades, never among them.
UNKNOWN = "不了解"

#: What a member may tick about a colleague.
PEER_SCALE = (*GRADES, UNKNOWN)

#: Fewer slips than this about one person are never shown as figures.
LEAST = 5

#: Stands for slips whose grade is not told, because there are too few of them.
WITHHELD = ""

#: Stands for slips that are nearly all low: figures would say who gave a low grade.
LOW = "不到一半"

#: Grades that are not low: the members' and the public's (`dialogs.rules.satisfaction`).
GOOD = (*GRADES[:2], "满意", "基本满意")

#: Slips that could not be opened: somebody touched them. Counted beside the grades.
VOID = "无效"

Roll = dict[int, tuple[int, ...]]


class Refusal(StrEnum):
    """Why a ballot paper was not taken."""

    CLOSED = "closed"  # the poll is not open (any more)
    NOT_ON_ROLL = "not_on_roll"  # this person has no vote in it
    EMPTY = "empty"  # nothing was filled in
    NOT_ASKED = "not_asked"  # somebody is rated whom this voter may not rate
    ON_PAPER = "on_paper"  # this voter was given a paper
    NOT_A_GRADE = "not_a_grade"  # a word that is not on the scale


def eligible(members: Iterable[Person], left_out: Collection[int] = ()) -> Roll:
    """Voter → the people this voter rates, in the order given (the roster's).

    Those who are `left_out` of the number of the entitled are rated and do not vote.

    A branch with one full member has nobody to rate him; he is left off.
    """
    full = [one.id for one in members if one.active and one.standing is Standing.FORMAL]
    roll = {
        voter: tuple(other for other in full if other != voter) for voter in full if voter not in left_out
    }
    return {voter: others for voter, others in roll.items() if others}


def too_small(roll: Mapping[int, Collection[int]]) -> tuple[int, ...]:
    """The people who cannot reach five slips even if everybody votes, in ascending order.

    For these a secret poll cannot give figures: rate them at the meeting, on paper.
    """
    raters: dict[int, int] = {}
    for targets in roll.values():
        for target in targets:
            raters[target] = raters.get(target, 0) + 1
    return tuple(sorted(target for target, count in raters.items() if count < LEAST))


def refuse_marks(grades: Mapping[int, str], scale: Collection[str]) -> Refusal | None:
    """What is wrong with the words on a paper, if anything."""
    if not grades:
        return Refusal.EMPTY
    if any(grade not in scale for grade in grades.values()):
        return Refusal.NOT_A_GRADE
    return None


def refuse_names(voter: int, named: Collection[int], allowed: Collection[int]) -> Refusal | None:
    """What is wrong with the names on a paper, if anything. `allowed` is the voter's part of the roll."""
    if not allowed:
        return Refusal.NOT_ON_ROLL
    if not named:
        return Refusal.EMPTY
    if voter in named or any(target not in allowed for target in named):
        return Refusal.NOT_ASKED
    return None


def hardly_good(counts: Mapping[str, int]) -> bool:
    """Whether fewer than three slips are not low.

    Three and not two: whoever gave a good one must not be able to tell that he was the only one.
    """
    return sum(counts.get(word, 0) for word in (*GOOD, UNKNOWN)) < 3


def withhold(counts: Mapping[str, int]) -> dict[str, int]:
    """The counts about one person with everything taken out that would name a voter.

    Fewer than five slips in all: only their number. Fewer than five with a grade: their
    number and how many ticked 不了解. Nearly all low: whoever gave one of the others would know
    what everybody gave, so only that the good ones are less than half.
    The sum stays the number of slips.
    """
    known = {grade: n for grade, n in counts.items() if n}
    void = {VOID: known.pop(VOID)} if VOID in known else {}
    unknown = known.pop(UNKNOWN, 0)
    graded = sum(known.values())
    if graded + unknown < LEAST:
        return void | ({WITHHELD: graded + unknown} if graded + unknown else {})
    if graded < LEAST:
        return void | {UNKNOWN: unknown} | ({WITHHELD: graded} if graded else {})
    if hardly_good(counts):
        return void | {LOW: graded + unknown}
    return void | known | ({UNKNOWN: unknown} if unknown else {})


def with_flag(grades: Mapping[int, str]) -> dict[int, str]:
    """A whole paper: the grades, and the slip that says whether they are all the same (不了解 aside)."""
    given = [grade for grade in grades.values() if grade != UNKNOWN]
    same = len(given) >= _SEVERAL and len(set(given)) == 1
    return {**grades, FLAG: SAME if same else VARIED}


def tell(counts: Mapping[int, Mapping[str, int]]) -> dict[int, dict[str, int]]:
    """What may be told of a whole box, by person. How many gave everybody the same is told as one bit, and
    only where figures stand about everybody and no low grade is among them: else the bit would say who
    gave the low ones (tests/ballots/test_disclosure.py has the branch of six in which it does).
    """
    told = {target: withhold(grades) for target, grades in counts.items() if target != FLAG}
    if FLAG not in counts:
        return told
    flags = dict(counts[FLAG])
    void = {VOID: flags.pop(VOID)} if flags.get(VOID) else {}
    slips, fine = sum(flags.values()), {*GOOD, UNKNOWN, VOID}
    if slips < LEAST or not all(fine.issuperset(grades) for grades in told.values()):
        return {**told, FLAG: void | ({WITHHELD: slips} if slips else {})}
    return {**told, FLAG: void | {MANY_SAME if 2 * flags.get(SAME, 0) > slips else FEW_SAME: slips}}
