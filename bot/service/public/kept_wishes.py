"""Wishes that become commitments: linked when one is handed in, answered when it is published, and whoever
wished is asked whether it was done (群众得到实惠, R21)."""

from bot.service.public import asker
from dialogs.rules.commitments import Commitment
from dialogs.rules.people import Person
from dialogs.rules.receipts import shown
from dialogs.rules.voices import State
from dialogs.words import voices as words
from dialogs.words import wish_kept as wish_words
from storage import voices as store
from storage.unit import Work


def link(work: Work, wish_id: int, author: Person, commitment_id: int) -> None:
    """The commitment was made from that wish, which its author was asked to take up."""
    one = store.get(work, wish_id, lock=True)
    if one is not None and not one.settled and one.claimer_id == author.id:
        store.change(work, one.id, commitment_id=commitment_id)


def release(work: Work, commitment_id: int) -> None:
    """The commitment was taken back: the wish waits again for somebody who will do it."""
    for one in store.of_commitment(work, commitment_id):
        if not one.settled:
            store.change(work, one.id, state=State.OPEN.value, claimer_id=None, commitment_id=None)


def answer_by_publication(work: Work, published: Commitment, name: str) -> None:
    """Whoever wished for it learns who has promised what."""
    for one in store.of_commitment(work, published.id):
        if not one.settled:
            asker.settle(work, one, State.PROMISED, words.promised(name, published.text))


def ask_whether_done(work: Work, done: Commitment, state: str) -> None:
    """Its author says that it is done: whoever wished for it is asked, once, where he can be reached."""
    if state != "done":
        return
    for one in store.of_commitment(work, done.id):
        for each in (one, *store.followers(work, one.id)) if one.state is State.PROMISED else ():
            asker.tell(work, each, wish_words.is_it_done(shown(each.code), done.text), "done", "notice")
