"""Saying something without a chat: on a page of one's own, or on the command line in somebody's name.

It goes the way of every word that is said in a chat, and is kept as said where it was said. The answer is
given there. A secret ballot never goes this way: its page is opened from the voter's own chat only.
"""

from dataclasses import replace
from typing import Final

from bot.ports import Door, Links, answer_key
from bot.problems import BadInput
from bot.service.organise import naming
from bot.service.talk import inbound
from bot.service.talk.scene import Scene
from dialogs.content import Message
from dialogs.engine.show import standing
from dialogs.heard import COMMAND, Heard, Kind
from dialogs.rules.people import Person
from dialogs.scripts.catalog import CATALOG
from dialogs.words import channels as words
from storage import outbox, people, records, talks
from storage.unit import Work

#: Pages of a secret ballot: the vote itself, and a holder's key.
_SECRET: Final = tuple(f"/{door.folder}/" for door in (Door.RATE, Door.KEY))


def say(
    work: Work, links: Links, person_id: int, where: str, once: str, *, text: str = "", token: str = ""
) -> Message | None:
    """Hear what a person says on `page` or `command`, and give the answer, which is not sent. The same
    `once` is heard once, and answered with the same again. None where nobody may say anything. A verb.

    Raises:
        BadInput: a line on the command line is not understood; nothing came of it.
    """
    key = f"{person_id}-{once}"
    kind = Kind.CHOICE if token else Kind.TEXT
    heard = Heard(where, str(person_id), key, kind, work.now, text, token)
    new, person = talks.receive(work, heard), _active(work, person_id)
    if new and person is not None:
        records.note(work, person.id, "say", f"person:{person.id}", by=where)
        scene = Scene(work, person, heard, talks.load(work, person.id)[0], links)
        inbound.play(scene)
        if scene.missed and where == COMMAND:
            told = scene.answer()
            raise BadInput(f"没听懂“{text}”。{told.text if told else ''}")
        inbound.reply(work, heard, _without_ballot(scene.answer()), person)
    return outbox.take_over(work, answer_key(where, key), where)


def open_question(work: Work, person_id: int) -> Message | None:
    """What the person is being asked now, or that he may say something; None where nobody may. A query."""
    if _active(work, person_id) is None:
        return None
    asked = standing(CATALOG, talks.look(work, person_id), work.now)
    return _without_ballot(asked) or Message(words.SAY_SOMETHING)


def speaker(work: Work, org: str | None, name: str) -> int:
    """The number of the person in whose name a command speaks. A query.

    Raises:
        BadInput: no such organisation or person.
    """
    return naming.named_person(work, naming.named_org(work, org), name).id


def _active(work: Work, person_id: int) -> Person | None:
    person = people.get(work, person_id)
    return person if person is not None and person.active else None


def _without_ballot(message: Message | None) -> Message | None:
    """The answer without the way to a secret ballot."""
    if message is None or message.link is None or not message.link.path.startswith(_SECRET):
        return message
    return replace(message, text=f"{message.text}\n{words.BALLOT_IN_CHAT}", link=None)
