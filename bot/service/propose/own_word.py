"""Whose word a promise is: what somebody else told or wrote down holds once its author has said yes (R29)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from bot.service.propose.arguments import revision_args
from bot.service.reach import post
from dialogs.rules.calendar import local
from dialogs.rules.commitments import Commitment, Status
from dialogs.rules.entering import PROMISES, Entry
from dialogs.rules.people import Person
from storage import commitments, papers, provenance, records, talks
from storage.papers import Kept
from storage.provenance import Provenance
from storage.unit import Work

#: Marks the clock's own question for a promise among the open ones of a person.
_OWN = dict.fromkeys(("recorder", "replaces", "home", "of_org", "urgent"))


def unheard(work: Work, ones: Iterable[Commitment]) -> dict[int, Kept]:
    """Those that were entered for their authors and not agreed to by them yet, by number, with what was
    entered. A query."""
    among = list(ones)
    entered = papers.unread(work, *{one.person_id for one in among})
    by_words = {(one.person_id, one.words): one for one in entered if one.kind in PROMISES}
    found = {one.id: by_words.get((one.person_id, one.original)) for one in among}
    return {number: entry for number, entry in found.items() if entry is not None}


def ask(work: Work, author: Person, recorder: Person, entry: Entry, key: str) -> None:
    """Put what was entered before its author, in his own chat: only his yes makes it his."""
    first = next((one for one in papers.unread(work, author.id) if one.words == entry.words), None)
    ones = _promises(work, first) if first else []
    if not ones:
        return
    items = [{**_item(one), "remark": one.remark, "scope": ""} for one in ones]
    what = {"items": items, "left": [], "original": entry.words, "sound": None, "spoken": False}
    given = {"what": what, "due": [item["due"] for item in items], "base": ""}
    told = {"given": given, "written_by": recorder.id, "told_to": recorder.name}
    urgent = {"urgent": True} if ones[0].urgent else {}
    args = {**revision_args(work, author, ones[0], ""), **told, **urgent}
    loaded, _ = talks.load(work, author.id)  # whoever has promised is not asked by the clock any more
    talks.save(work, author.id, loaded.without("commitment", _OWN | {"author": author.id}))
    post.ask(work, author, "commitment", args, f"noted:{key}", "notice")


def agree(
    work: Work, author: Person, actor: Person, old: Commitment, items: Sequence[dict[str, Any]]
) -> list[Commitment] | None:
    """The author has heard what was entered. None where he left it as it was, and that is all; else the
    promises whose place the new words take: this one, and those told in the same breath."""
    entry = unheard(work, [old]).get(old.id)
    if entry is None:
        return [old]
    ones = _promises(work, entry)
    how = "chat" if actor.id == author.id else "visit"
    heard(work, entry, Provenance(entry.subject, how, actor.id, local(work.now).date(), "", True))
    same = [_item(one) for one in ones] == [{name: item[name] for name in _ITEM} for item in items]
    return None if same else ones


def heard(work: Work, entry: Kept, came: Provenance) -> None:
    """It was read to its author, who agreed: every promise told in that breath says so."""
    for one in _promises(work, entry):
        subject = f"commitment:{one.id}:{one.version}"
        if subject != entry.subject:
            provenance.keep(work, replace(came, subject=subject))
        loaded, _ = talks.load(work, one.person_id)
        talks.save(work, one.person_id, loaded.without("commitment", {"replaces": one.id}))
    papers.was_read(work, entry, came)
    if entry.person_id is not None and not papers.unread(work, entry.person_id):
        records.finish_errands(work, "read_back", entry.person_id)


_ITEM = ("text", "due", "quantity", "category")


def _item(one: Commitment) -> dict[str, Any]:
    due = one.due.isoformat() if one.due else None
    return {"text": one.text, "due": due, "quantity": one.quantity, "category": one.category}


def _promises(work: Work, entry: Kept) -> list[Commitment]:
    """What one entry came to: several promises may be told in one breath."""
    if entry.kind not in PROMISES or entry.person_id is None:
        return []
    first = commitments.get(work, int(entry.subject.split(":")[1]))
    if first is None:
        return []
    own = commitments.of_person(work, entry.person_id, first.cycle_id)
    return [one for one in own if one.original == first.original and one.status is Status.SUBMITTED]
