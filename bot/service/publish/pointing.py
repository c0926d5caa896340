"""Which commitment is meant by "李明 第2条", "社区第1条" or "量血压的那条": a number in the list that
"我的承诺" shows, a place or a year, or words of its own."""

from bot.service.fulfil.late import meant
from bot.service.organise import year
from dialogs.rules.commitments import Commitment
from dialogs.rules.people import Person
from dialogs.scripts.amend_words import Pointer
from dialogs.words import amend as words
from storage import commitments, people
from storage.unit import Work

#: What the organisation's own commitments are called by, those at one's unit, and those where one lives.
_OWN, _UNIT, _HOME = "支部", "单位", "社区"

#: A commitment, the organisation in whose year it was made, and by what place and year it may be called.
_Item = tuple[Commitment, int, frozenset[str]]


def pointed_at(work: Work, actor: Person, at: Pointer) -> Commitment | str:
    """The commitment, or a sentence that says why it is not clear which. A query.

    Only what the actor may speak for is found: his own, a helped person's, and for an office of
    the branch everybody's there and the organisation's.
    """
    if at.who == _OWN:
        return _one_of(_of_org(work, actor), at, _OWN) if actor.leads else words.NOT_YOURS
    author = actor
    if at.who and not _place(at.who):
        known = people.by_name(work, actor.org_id, at.who)
        found = known or [one for one in people.guests(work, actor.org_id) if one.name == at.who]
        if len(found) != 1:
            return words.nobody_called(at.who)
        author = found[0]
    own = _open_to(work, actor, author)
    if own is None:
        return words.NOT_YOURS
    if own or at.who or not actor.leads:
        return _one_of(own, at, author.name)
    return words.NAME_FIRST


def own_list(work: Work, author: Person) -> list[Commitment]:
    """A person's commitments of all years that run, here and where he lives, as "我的承诺" numbers them.
    A query."""
    return [one for one, _, _ in _own(work, author)]


def _own(work: Work, author: Person) -> list[_Item]:
    found: list[_Item] = []
    for cycle in year.running_for(work, author):
        called = frozenset({_UNIT if cycle.org_id == author.org_id else _HOME, f"{cycle.year}年"})
        items = commitments.of_person(work, author.id, cycle.id)
        found += [(one, cycle.org_id, called) for one in items]
    return found


def _open_to(work: Work, actor: Person, author: Person) -> list[_Item] | None:
    """All of one's own and of whom one helps; of others what they promised in one's organisation. None:
    it is not for the actor to speak for them."""
    own = _own(work, author)
    if author.id == actor.id or (author.org_id == actor.org_id and author.helper_id == actor.id):
        return own
    return [each for each in own if each[1] == actor.org_id] if actor.holds_office else None


def _of_org(work: Work, actor: Person) -> list[_Item]:
    return [
        (one, cycle.org_id, frozenset())
        for cycle in year.running(work, actor.org_id)
        for one in commitments.of_cycle(work, cycle.id)
        if one.of_org
    ]


def _place(who: str) -> str:
    """By what place or year somebody calls a promise of his own; empty where it is a name."""
    if who.endswith(_HOME):
        return _HOME
    return who if who == _UNIT or who[:1].isdecimal() else ""


def _one_of(own: list[_Item], at: Pointer, name: str) -> Commitment | str:
    items, place = [one for one, _, _ in own], _place(at.who)
    spoken = place or next((one for one in (_HOME, _UNIT) if one in at.said), "")
    there = [one for one, _, called in own if spoken in called] or ([] if place else items)
    if not there:
        return words.none_yet(name)
    if at.number:
        shown = items[at.number - 1] if at.number <= len(items) else None
        if shown in there:
            return shown
        return there[at.number - 1] if at.number <= len(there) else words.NO_ITEM
    found = there[0] if len(there) == 1 else meant(at.said, there) if at.said else None
    return found or words.which(name, [one.text for one in items])
