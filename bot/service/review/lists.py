"""The numbered list that is put before a reviewer."""

from collections.abc import Sequence
from typing import Any

from bot.service.propose import marks, org, own_word
from bot.service.review import who
from bot.service.review.who import Waiting
from dialogs.rules.commitments import Commitment
from dialogs.rules.people import Person
from dialogs.rules.serving import STANDARD
from dialogs.scripts.review import AT_ONCE
from dialogs.words import opinions as opinion_words
from dialogs.words import review as review_words
from dialogs.words.commitment import until
from storage import tags, years
from storage.unit import Work
from storage.years import Cycle


def review_args(work: Work, reviewer: Person) -> dict[str, Any] | None:
    """The list that is put before a reviewer, or None when nothing waits. A query."""
    waiting = who.waiting_for(work, reviewer)
    if not waiting:
        return None
    shown = waiting[:AT_ONCE]
    items = [
        {"commitment": one.one.id, "version": one.one.version, "name": called(one), "line": line}
        for one, line in zip(shown, _lines(work, shown, reviewer), strict=True)
    ]
    more = len(waiting) - len(items)
    return {"items": items, "more": more, "criteria": list(criteria_of(work, shown[0].one))}


def called(one: Waiting) -> str:
    """Whose it is: a person's, or an organisation's in the person's hands."""
    return f"{one.org.name}（{one.author.name}）" if one.one.of_org else one.author.name


def criteria_of(work: Work, one: Commitment) -> tuple[str, ...]:
    """By what a commitment is looked at: the criteria of its year's rule pack. A query."""
    cycle = years.get(work, one.cycle_id)
    return cycle.rules.criteria if cycle else ()


def _lines(work: Work, shown: list[Waiting], reviewer: Person) -> list[str]:
    """One line each; where others than the reviewer's own are among them, each begins its group."""
    grouped = any(one.org.id != reviewer.org_id for one in shown)
    of_year = {one.one.cycle_id: years.get(work, one.one.cycle_id) for one in shown}
    serves = tags.of(work, [one.one.id for one in shown], STANDARD)
    lines, before = [], None
    for one, hint in zip(shown, hints(work, shown), strict=True):
        cycle = of_year[one.one.cycle_id]
        when = until(one.one.due, cycle.year if cycle else 0)
        noted = hint + _sought(work, one, cycle)
        name = one.author.name if not (grouped and one.one.of_org) else review_words.IN_ITS_NAME
        line = review_words.one(name, one.one.text, when, noted, "、".join(serves.get(one.one.id, ())))
        lines.append(review_words.in_group(one.org.name, line) if grouped and one.org != before else line)
        before = one.org
    return lines


def hints(work: Work, shown: Sequence[Waiting]) -> list[str]:
    """What was noticed about each: that its author has not agreed, what the words lack or repeat; and with
    the first of somebody's that there are too many or too few (R12, R24). A query."""
    unheard = own_word.unheard(work, (one.one for one in shown))
    counted: set[tuple[int, bool, int]] = set()
    found = []
    for one in shown:
        cycle = years.get(work, one.one.cycle_id)
        entry, whose = unheard.get(one.one.id), (one.author.id, one.one.of_org, one.one.cycle_id)
        told = [review_words.not_heard(entry.family)] if entry else []
        told.append(one.one.remark)
        if cycle is not None and whose not in counted:
            told.append(marks.count_hint(work, cycle, one.author, of_org=one.one.of_org))
        counted.add(whose)
        found.append("".join(told))
    return found


def _sought(work: Work, one: Waiting, cycle: Cycle | None) -> str:
    """How opinions were sought, beside an organisation's promise (R44)."""
    return opinion_words.sought(org.sought(work, cycle)) + "。" if cycle and one.one.of_org else ""
