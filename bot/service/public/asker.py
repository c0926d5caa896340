"""The answer comes to whoever asked: in the chat where he asked, or by whoever wrote it down."""

from bot.service.reach import post
from dialogs.content import Message
from dialogs.rules.calendar import next_working_time
from dialogs.rules.people import Person
from dialogs.rules.receipts import shown
from dialogs.rules.voices import State, Voice, handlers
from dialogs.words import voices as words
from dialogs.words import wish_kept as wish_words
from storage import outbox, people
from storage import voices as store
from storage.unit import Work


def settle(work: Work, one: Voice, state: State, answer: str, by: Person | None = None) -> list[str]:
    """It has its answer, and so have those that were merged into it; everybody is told.

    Returns how those are to be reached who left a telephone number or the like: whoever answered (`by`),
    else whoever answers there, has the task to ring them.
    """
    left = []
    for each in (one, *store.followers(work, one.id)):
        kept, promised = state if each.id == one.id else State.MERGED, state is State.PROMISED
        store.settle(work, each.id, kept, answer, promised=promised)
        tell(work, each, words.told(each.kind.value, shown(each.code), answer), state.value, by=by)
        left += [each.contact] if each.contact else []
    return left


def tell(
    work: Work, one: Voice, text: str, step: str, purpose: str = "reply", by: Person | None = None
) -> None:
    """Say something to whoever asked, once a step; whoever asked on a page has the code, and is rung up
    where he left a telephone number."""
    key = f"voice:{one.id}:{step}"
    asker = people.get(work, one.person_id) if one.person_id else None
    recorder = people.get(work, one.recorder_id) if one.recorder_id else None
    if asker is not None:
        post.tell(work, asker, Message(text), key, purpose)
        return
    if recorder is not None:
        post.errand(work, recorder, "tell", words.relay(text), key)
        return
    if one.contact:
        _ring(work, one, text, key, by)
    if one.address:
        outbox.put(
            work,
            key=key,
            kind="send",
            platform=one.platform,
            address=one.address,
            message=Message(text),
            purpose="reply",
            not_before=next_working_time(work.now),
        )


def _ring(work: Work, one: Voice, text: str, key: str, by: Person | None) -> None:
    """Whoever answers is to ring up the one who left a number; who has just answered finds it listed."""
    told = wish_words.ring(one.contact, text)
    handler = people.get(work, one.handler_id) if one.handler_id else None
    others = handlers(people.members(work, one.org_id), frozenset(filter(None, (one.about_id,))))
    caller = by or handler or next(iter(others), None)
    if by is not None:
        post.add_errand(work, by, "ring", told, f"ring:{key}")
    elif caller is not None:
        post.errand(work, caller, "ring", told, f"ring:{key}")
