"""A promise told on paper, by phone or on a visit: a new one, or in place of one that came back."""

import re

from bot.problems import BadInput
from bot.service.fulfil.late import meant
from bot.service.organise import year
from bot.service.paper.said import Said
from bot.service.propose.keeping import keep
from bot.service.propose.urgent import bring
from bot.service.publish.pointing import own_list
from dialogs.rules.calendar import local
from dialogs.rules.commitments import Commitment, Status
from dialogs.rules.entering import Kind
from dialogs.rules.people import Category
from dialogs.rules.quality.item import Author
from dialogs.rules.quality.lint import Lint, lint
from dialogs.rules.year import year_end
from dialogs.scripts.item_words import numeral
from dialogs.words import paper as words
from storage import commitments, provenance, records
from storage.unit import Work
from storage.years import Cycle

_CONFIRMED = {"phone": "phone", "visit": "face_to_face"}

#: Which of his promises the words take the place of: "第2条 …", "第2条改成…"; "新的 …": of none.
_INSTEAD = re.compile(
    r"第\s*(\d{1,2}|[一二三四五六七八九十])\s*条\s*(?:改成|改为|改)?[\s：:，,]*(.+)", re.DOTALL
)
_NEW = re.compile(r"新的?一?条?[\s：:，,]+(.+)", re.DOTALL)


def take(work: Work, said: Said) -> str:
    """Keep what he promises; the record's name.

    Raises:
        BadInput: no year takes promises, it is none, or it is not clear in place of which it stands.
    """
    urgent = said.entry.kind is Kind.URGENT
    cycle = year.proposing(work, said.org.id, urgent=urgent)
    if cycle is None:
        raise BadInput(words.NO_CYCLE)
    old, told = _in_place_of(work, cycle, said)
    judged = _judged(work, cycle, said, told)
    first = ""
    for item in judged.items:
        number, _ = keep(
            work,
            cycle,
            said.whose,
            "" if item.quality == "good" else judged.why,
            old=None if first else old,
            urgent=urgent,
            text=item.text,
            original=said.entry.words,
            due=item.due or year_end(cycle.year),
            quantity=item.quantity or "",
            category=item.category,
            channel=said.entry.channel,
            recorder_id=said.recorder.id,
            media_id=None,
            confirmed_by="family" if said.entry.family else _CONFIRMED.get(said.entry.channel, "paper"),
        )
        subject = f"commitment:{number}:{old.version + 1 if old and not first else 1}"
        if first:
            provenance.keep(work, said.came(subject))
        first = first or subject
    records.finish_errands(work, "visit", said.whose.id)
    if urgent:
        bring(work, cycle, said.whose, said.key)
    return first


def _judged(work: Work, cycle: Cycle, said: Said, told: str) -> Lint:
    author = said.whose
    judged = lint(
        told,
        today=local(work.now).date(),
        period_end=year_end(cycle.year),
        author=Author(elder=author.oral, leader=author.has(Category.LEADER), post=author.post),
    )
    if not judged.items or "improper" in judged.flags:
        raise BadInput(words.NOT_A_PROMISE)
    return judged


def _in_place_of(work: Work, cycle: Cycle, said: Said) -> tuple[Commitment | None, str]:
    """The promise whose place the words take, and the words: one that he names by its number, else the one
    that came back to him."""
    told = said.entry.words
    new, instead = _NEW.fullmatch(told), _INSTEAD.fullmatch(told)
    if new or said.entry.kind is Kind.URGENT:
        return None, new[1] if new else told
    if instead:
        return _of_number(work, said, numeral(instead[1])), instead[2]
    own = commitments.of_person(work, said.whose.id, cycle.id)
    returned = [one for one in own if one.status is Status.RETURNED and not one.of_org]
    if len(returned) < 2:
        return next(iter(returned), None), told
    found = meant(told, returned)
    if found is None:
        raise BadInput(words.which_returned([one.text for one in returned]))
    return found, told


def _of_number(work: Work, said: Said, number: int) -> Commitment:
    """One of those that "我的承诺" counts, as long as it is not published."""
    own = own_list(work, said.whose)
    one = own[number - 1] if 0 < number <= len(own) else None
    if one is None or one.of_org:
        raise BadInput(words.NO_SUCH_ITEM)
    if one.status is Status.PUBLISHED:
        raise BadInput(words.IS_PUBLISHED)
    return one
