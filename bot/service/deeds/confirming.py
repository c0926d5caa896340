"""Somebody who is on no roster says that a promise was kept: it waits for a look like a deed (R21, R55)."""

from bot.problems import BadInput
from bot.service.deeds.bringing import name_of
from bot.service.deeds.tell import Told, take
from bot.service.fulfil import evidence
from dialogs.rules.evidence import Kind
from dialogs.scripts.parts import rest
from dialogs.scripts.people_commands import about_people
from dialogs.words import evidence as words
from dialogs.words import voices as voice_words
from storage import people
from storage.unit import Work

_KINDS = {"saw": Kind.SEEN, "helped": Kind.BENEFICIARY}


def from_outside(work: Work, key: str, said: str) -> str | None:
    """ "受益 李明 每个月都来" of a stranger: the answer, or None for something else. A verb."""
    kind = _KINDS.get(about_people(said.strip()))
    if kind is None:
        return None
    text = rest(said, "见证", "作证", "受益")
    try:
        one, author, _ = evidence.meant(work, text, people.named_in(work, text), "")
    except BadInput as fault:
        return str(fault)
    kept = take(work, author.org_id, key, Told(text, word=kind.value, promise=one))
    if kept is None:
        return voice_words.TOO_MANY
    return words.waits(author.name, one.text, name_of(work, kept.checker_id), kind is Kind.BENEFICIARY)
