"""Keeping a promise, whichever way it came: chat, paper, a call, a visit, a table.

What it serves (R5, R6, R9, R20, R27) and what it repeats (R13) is noticed for all of them alike.
"""

from typing import Any

from bot.service.propose import marks
from bot.service.propose.marks import Copy
from dialogs.rules.commitments import Commitment
from dialogs.rules.people import Person
from storage import commitments
from storage.unit import Work
from storage.years import Cycle


def keep(
    work: Work,
    cycle: Cycle,
    author: Person,
    remark: str,
    *,
    old: Commitment | None = None,
    of_org: bool = False,
    urgent: bool = False,
    **version: Any,
) -> tuple[int, Copy | None]:
    """Keep it, in place of `old` where that is given; gives its number, and what it repeats, if anything.

    `remark` is what was noticed about the words alone; `version` as in `storage.commitments.add`.
    """
    copy = marks.find_copy(work, cycle, author, version["text"], old.id if old else None)
    version["remarks"] = {"why": marks.remark(remark, copy)}
    if old is None:
        promisor = "org" if of_org else "member"
        number = commitments.add(work, cycle.id, author.id, promisor=promisor, urgent=urgent, **version)
    else:
        commitments.revise(work, old, **version)
        number = old.id
    one = commitments.get(work, number)
    if one is not None:
        marks.tag(work, cycle, one)
        marks.tag_focus(work, cycle, one)
        marks.tag_post(work, author, one)
        marks.tag_mended(work, cycle, author, one)
    return number, copy
