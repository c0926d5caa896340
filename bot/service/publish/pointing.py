"""Which commitment is meant by "李明 第2条": the number in the list that "我的承诺" shows."""

from bot.service.organise import year
from dialogs.rules.commitments import Commitment
from dialogs.rules.people import Person
from dialogs.scripts.amend_words import Pointer
from dialogs.words import amend as words
from storage import commitments, people
from storage.unit import Work

#: What the organisation's own commitments are called by.
_OWN = "支部"


def pointed_at(work: Work, actor: Person, at: Pointer) -> Commitment | str:
    """The commitment, or a sentence that says why it is not clear which. A query.

    Only what the actor may speak for is found: his own, a helped person's, and for an office of
    the branch everybody's and the organisation's.
    """
    if at.who == _OWN:
        return _one_of(_of_org(work, actor), at, _OWN) if actor.leads else words.NOT_YOURS
    author = actor
    if at.who:
        found = people.by_name(work, actor.org_id, at.who)
        if len(found) != 1:
            return words.nobody_called(at.who)
        author = found[0]
    if not actor.may_record(author):
        return words.NOT_YOURS
    own = own_list(work, author)
    if own or at.who or not actor.leads:
        return _one_of(own, at, author.name)
    return words.NAME_FIRST


def own_list(work: Work, author: Person) -> list[Commitment]:
    """A person's commitments of the newest year that has any, as "我的承诺" numbers them. A query."""
    of_years = (
        commitments.of_person(work, author.id, cycle.id) for cycle in year.running(work, author.org_id)
    )
    return next(filter(None, of_years), [])


def _of_org(work: Work, actor: Person) -> list[Commitment]:
    of_years = (commitments.of_cycle(work, cycle.id) for cycle in year.running(work, actor.org_id))
    found = ([one for one in items if one.of_org] for items in of_years)
    return next(filter(None, found), [])


def _one_of(own: list[Commitment], at: Pointer, name: str) -> Commitment | str:
    if not own:
        return words.none_yet(name)
    if not at.number and len(own) == 1:
        return own[0]
    if not at.number:
        return words.which(name, [one.text for one in own])
    return own[at.number - 1] if at.number <= len(own) else words.NO_ITEM
