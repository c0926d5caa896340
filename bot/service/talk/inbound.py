"""The one path that matters: what is heard becomes state, effects and replies in one transaction."""

from dataclasses import replace

from bot.ports import Links, answer_key
from bot.service.public import scenes
from bot.service.reach import allowance, in_group
from bot.service.talk import listening, strangers, turn
from bot.service.talk.scene import Scene
from dialogs.content import Message
from dialogs.engine.show import label_of
from dialogs.heard import OVER_QUOTA, Heard, Kind
from dialogs.rules.channels import SAME_ACCOUNTS
from dialogs.rules.people import Person
from dialogs.scripts.catalog import CATALOG
from dialogs.words import service as words
from storage import channels, outbox, people, records, talks
from storage.unit import Work

#: What a tapped card shows where the button is not one of the open question.
TAKEN = "已收到"


def hear(work: Work, heard: Heard, links: Links, *, listens: bool = False) -> bool:
    """Deal with one thing heard; False when it was delivered before. `listens`: the branch has a speech
    server. A verb."""
    if not talks.receive(work, heard):
        return False
    if heard.kind is Kind.NOTICE and heard.text == OVER_QUOTA:
        allowance.unheard(work, heard, links)
        return True
    if heard.kind is Kind.NOTICE:
        strangers.platform_notice(work, heard)
        return True
    person = _who(work, heard)
    if heard.group:
        in_group.hear(work, heard, person)
    elif person is None or not person.active:
        reply(work, heard, strangers.answer(work, heard, person), None, strangers.key(heard))
    elif heard.kind is not Kind.LEAVE:
        _converse(work, person, heard, links, listens)
    return True


def _who(work: Work, heard: Heard) -> Person | None:
    """Who speaks; an account that is known from a platform of the same accounts is taken over."""
    person = people.by_identity(work, heard.platform, heard.address)
    kin = SAME_ACCOUNTS.get(heard.platform, "")
    if person is not None or not kin or not channels.adopt(work, heard.platform, heard.address, kin):
        return person
    return people.by_identity(work, heard.platform, heard.address)


def _converse(work: Work, person: Person, heard: Heard, links: Links, listens: bool) -> None:
    talk, known = talks.load(work, person.id)
    if heard.reply_code:
        _show_choice(work, heard, label_of(CATALOG, talk, heard.token, work.now) or TAKEN)
    channels.touch(work, heard.platform, heard.address, wrote=heard.kind is not Kind.ENTER)
    if heard.kind is Kind.ENTER:
        greeting = None if known else Message(words.greeting(person.name))
        reply(work, heard, scenes.enter(work, heard, member=True) or greeting, person)
        return
    scene = Scene(work, person, _with_media(work, person, heard), talk, links, listens)
    play(scene)
    reply(work, heard, scene.answer(), person)


def play(scene: Scene) -> None:
    """Go on with the talk of the scene by what was heard, and keep how it stands."""
    before = scene.talk
    if not listening.want(scene):
        turn.play(scene)
    if scene.talk != before:
        talks.save(scene.work, scene.person.id, scene.talk)


def _with_media(work: Work, person: Person, heard: Heard) -> Heard:
    """The message with our own number of the recording or picture in place of the platform's."""
    if not heard.media:
        return heard
    number = records.want_media(work, heard.platform, heard.media, heard.media_format, person.id)
    return replace(heard, media=str(number))


def reply(work: Work, heard: Heard, message: Message | None, person: Person | None, key: str = "") -> None:
    """Have it answered, where there is an answer."""
    if message is None:
        return
    outbox.put(
        work,
        key=key or answer_key(heard.platform, heard.key),
        kind="send",
        platform=heard.platform,
        address=heard.address,
        message=message,
        purpose="reply",
        person_id=person.id if person else None,
        not_before=work.now,
    )


def _show_choice(work: Work, heard: Heard, label: str) -> None:
    outbox.put(
        work,
        key=f"amend:{heard.platform}:{heard.key}",
        kind="amend",
        platform=heard.platform,
        address=heard.address,
        message=Message(label, title=heard.reply_code),
        purpose="reply",
        not_before=work.now,
    )
