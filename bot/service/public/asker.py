"""The answer comes to whoever asked: in the chat where he asked, or by whoever wrote it down."""

from bot.service.reach import post
from dialogs.content import Message
from dialogs.rules.calendar import next_working_time
from dialogs.rules.receipts import shown
from dialogs.rules.voices import State, Voice
from dialogs.words import voices as words
from storage import outbox, people
from storage import voices as store
from storage.unit import Work


def settle(work: Work, one: Voice, state: State, answer: str) -> list[str]:
    """It has its answer, and so have those that were merged into it; everybody is told.

    Returns how those are to be reached who left a telephone number or the like.
    """
    left = []
    for each in (one, *store.followers(work, one.id)):
        store.settle(work, each.id, state if each.id == one.id else State.MERGED, answer)
        tell(work, each, words.told(each.kind.value, shown(each.code), answer), state.value)
        left += [each.contact] if each.contact else []
    return left


def tell(work: Work, one: Voice, text: str, step: str, purpose: str = "reply") -> None:
    """Say something to whoever asked, once a step; whoever asked on a page has the code."""
    key = f"voice:{one.id}:{step}"
    asker = people.get(work, one.person_id) if one.person_id else None
    recorder = people.get(work, one.recorder_id) if one.recorder_id else None
    if asker is not None:
        post.tell(work, asker, Message(text), key, purpose)
    elif recorder is not None:
        post.errand(work, recorder, "tell", words.relay(text), key)
    elif one.address:
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
