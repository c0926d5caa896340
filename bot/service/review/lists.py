"""The numbered list that is put before a reviewer."""

from typing import Any

from bot.service.propose import org, own_word
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
    unheard = own_word.unheard(work, (one.one for one in shown))
    lines, before = [], None
    for one in shown:
        cycle = of_year[one.one.cycle_id]
        when = until(one.one.due, cycle.year if cycle else 0)
        name = one.author.name if not (grouped and one.one.of_org) else review_words.IN_ITS_NAME
        entry = unheard.get(one.one.id)
        told = review_words.not_heard(entry.family) if entry else ""
        hint = "".join(filter(None, (told, one.one.remark, _sought(work, one, cycle))))
        line = review_words.one(name, one.one.text, when, hint, "、".join(serves.get(one.one.id, ())))
        lines.append(review_words.in_group(one.org.name, line) if grouped and one.org != before else line)
        before = one.org
    return lines


def _sought(work: Work, one: Waiting, cycle: Cycle | None) -> str:
    """How opinions were sought, beside an organisation's promise (R44)."""
    return opinion_words.sought(org.sought(work, cycle)) + "。" if cycle and one.one.of_org else ""
