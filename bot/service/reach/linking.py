"""One person, several chats: a code that is got in one of them and said in the other joins the two."""

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from bot.service.talk.scene import Scene
from dialogs.content import Message
from dialogs.heard import ELSEWHERE, Heard, Kind
from dialogs.rules.people import Person
from dialogs.scripts.link_words import code_in, command
from dialogs.words import channels as words
from storage import links, outbox, people, records
from storage.unit import Work

#: How long a code is good, and how many wrong ones an address may say within an hour.
GOOD_FOR = timedelta(minutes=10)
MOST_TRIES = 5
_HOUR = timedelta(hours=1)

_DIGITS = 6

#: Where a code was asked for that stands behind a printed slip.
SLIP = "slip"


def tell(scene: Scene, _: dict[str, Any]) -> None:
    """A command: a code for whoever asks, or the joining of two chats by a code that is said."""
    elsewhere = scene.heard.platform in ELSEWHERE
    scene.say(words.ONLY_IN_CHAT if elsewhere else _answer(scene.work, scene.heard, scene.person))


def part(scene: Scene, _: dict[str, Any]) -> None:
    """A command: the chats that were joined by a code are parted from the person; this one stays, and so
    does what the roster says, so that whoever joined himself to another cannot push him out."""
    work, person, heard = scene.work, scene.person, scene.heard
    parted = links.part(work, person.id, heard.platform, heard.address)
    for platform in parted:
        records.note(work, person.id, "part_chats", f"person:{person.id}", platform=platform)
    scene.say(words.PARTED if parted else words.NOTHING_TO_PART)


def hear_stranger(work: Work, heard: Heard) -> Message | None:
    """The same for an address that nobody knows yet; None where it is about something else."""
    if heard.kind is not Kind.TEXT or command(heard.text.strip().rstrip("。.!！")) != "link":
        return None
    return Message(_answer(work, heard, None))


def _answer(work: Work, heard: Heard, person: Person | None) -> str:
    said = code_in(heard.text)
    if not said:
        return words.link_code(_new_code(work, heard, person), known=person is not None)
    if links.tries(work, heard.platform, heard.address, work.now - _HOUR) >= MOST_TRIES:
        return words.TOO_MANY_TRIES
    asked = links.use_code(work, _hashed(said))
    if asked is None:
        links.note_try(work, heard.platform, heard.address)
        return words.NO_SUCH_CODE
    if person is None and asked.person_id is None:
        return words.BOTH_UNKNOWN
    if person is None:
        return _join(work, (heard.platform, heard.address), asked.person_id, (asked.platform, asked.address))
    if asked.person_id is None:
        return _join(work, (asked.platform, asked.address), person.id, (asked.platform, asked.address))
    return words.ONE_ALREADY if asked.person_id == person.id else words.TWO_PEOPLE


def _join(work: Work, new: tuple[str, str], person_id: int | None, other: tuple[str, str]) -> str:
    """Give the new address to the person, and say so in the other chat, so that a stranger's hand shows."""
    person = people.get(work, person_id) if person_id is not None else None
    if person is None or not person.active or not links.join(work, *new, person.id):
        return words.TWO_PEOPLE
    records.note(work, person.id, "join_chats", f"person:{person.id}", platform=new[0])
    platform, address = other
    if platform == SLIP:
        return words.joined_first(person.name)
    outbox.put(
        work,
        key=f"joined:{platform}:{address[:40]}:{work.now.isoformat()}",
        kind="send",
        platform=platform,
        address=address,
        message=Message(words.joined_elsewhere(person.name)),
        purpose="reply",
        person_id=person.id,
    )
    return words.joined(person.name)


def by_slip(work: Work, person_id: int) -> str:
    """A code for whoever came by a printed slip of his own; said in any chat, it joins that chat to him. A
    verb."""
    return _fresh(work, SLIP, f"person:{person_id}", person_id)


def _new_code(work: Work, heard: Heard, person: Person | None) -> str:
    return _fresh(work, heard.platform, heard.address, person.id if person else None)


def _fresh(work: Work, platform: str, address: str, person_id: int | None) -> str:
    until = work.now + GOOD_FOR
    while True:
        code = str(secrets.randbelow(10**_DIGITS)).zfill(_DIGITS)
        kept = (_hashed(code), platform, address, person_id, until)
        if links.keep_code(work, *kept):
            return code


def _hashed(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
