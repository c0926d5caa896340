"""What a printed code leads to when it is scanned inside a chat: the right talk about the right place."""

from dataclasses import replace
from datetime import timedelta

from bot.service.reach import short
from dialogs.content import Link, Message
from dialogs.heard import Heard, Kind
from dialogs.scripts.public import public_word
from dialogs.words import voices as words
from storage import people, strangers
from storage.unit import Work

#: For so long what is said next is taken for what the scanned code is for.
HOLDS = timedelta(hours=1)

#: What is said by a scene, put in front of what follows it.
_NAMED = {"wish": "愿望", "report": "反映"}

#: Characters that a wish has at least; less is a greeting.
_SHORTEST = 4


def enter(work: Work, heard: Heard, *, member: bool) -> Message | None:
    """What somebody is told who came by a printed code; None where he came by none, or by one that leads
    nowhere any more. A verb."""
    if heard.kind is not Kind.ENTER or not heard.token:
        return None
    found = short.find(work, heard.token)
    if found is None:
        return None
    link = Link(words.OPEN_SCENE, found.path)
    org = people.org(work, found.org_id) if found.org_id is not None else None
    if org is None:
        return Message(words.SCENE_OWN, link=link)
    if not member:
        wants = found.kind if found.kind in _NAMED else ""
        strangers.keep(work, heard.platform, heard.address, org.id, wants=wants)
    return Message(words.scene(found.kind, org.name, member=member), link=link)


def as_meant(work: Work, heard: Heard) -> Heard:
    """What was said after a code for wishes or reports was scanned is a wish or a report, once. A verb."""
    said = heard.text.strip()
    if heard.kind not in (Kind.TEXT, Kind.AUDIO) or len(said) < _SHORTEST:
        return heard
    known = strangers.get(work, heard.platform, heard.address)
    if known is None or not known.wants or known.heard_at < work.now - HOLDS:
        return heard
    strangers.keep(work, heard.platform, heard.address, known.org_id)
    if public_word(said, loose=True) is not None:
        return heard
    return replace(heard, text=f"{_NAMED[known.wants]} {said}")
