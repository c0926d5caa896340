"""Entering for somebody in the chat: "上门 王秀英 承诺 每周三去烧水", and what was read back since."""

from dataclasses import dataclass
from typing import Any

from bot.ports import Door
from bot.problems import BadInput
from bot.service.organise.naming import named_person
from bot.service.paper import rounds
from bot.service.paper.take import take
from bot.service.propose import own_word
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.rules.calendar import local
from dialogs.rules.entering import read_line
from dialogs.rules.people import Role
from dialogs.scripts.parts import rest
from dialogs.words import paper as words
from storage import papers, people, records
from storage.provenance import Provenance
from storage.unit import Work

_MISSING = {"who": words.HOW, "kind": words.WHICH_KIND, "words": words.NO_WORDS}

#: How many of the newest entries the page shows.
_RECENT = 10


def enter(scene: Scene, args: dict[str, Any]) -> None:
    """One line enters one thing; whoever has an office gets the page for more."""
    said = str(args.get("words", "")).strip()
    if said in ("补录", "纸质补录"):
        _show_page(scene)
        return
    found = read_line(said)
    if isinstance(found, str):
        scene.say(_MISSING[found])
        return
    try:
        scene.say(take(scene.work, scene.person, found))
    except BadInput as fault:
        scene.say(str(fault))


def _show_page(scene: Scene) -> None:
    if scene.person.role is Role.MEMBER:
        rounds.show(scene, {})
        scene.say(words.HOW)
        return
    link = Link(words.LINK, scene.links.page(Door.PAPER, "", scene.person.id))
    scene.says.append(Message(words.PAGE, link=link))


def was_read(scene: Scene, args: dict[str, Any]) -> None:
    """What was written down for somebody has been read to him, and he agreed: "念过 王秀英"."""
    work, name = scene.work, rest(str(args.get("words", "")), "念过")
    org = people.org(work, scene.person.org_id)
    if not name or org is None:
        scene.say(words.WHO_READ)
        return
    try:
        person = named_person(work, org, name)
    except BadInput as fault:
        scene.say(str(fault))
        return
    if not scene.person.may_record(person) or person.id == scene.person.id:
        scene.say(words.NOT_YOURS)
        return
    waiting = papers.unread(work, person.id)
    for one in waiting:
        today = local(work.now).date()
        came = Provenance(one.subject, "visit", scene.person.id, today, "", True)
        own_word.heard(work, one, came)
        records.note(work, scene.person.id, "read_back", one.subject)
    lines = [one.words for one in waiting]
    scene.say(words.was_read(person.name, lines) if lines else words.nothing_to_read(person.name))


@dataclass(frozen=True, slots=True)
class Desk:
    """What the page shows: the organisation, its people, and what was entered last (who, what, words)."""

    org: str
    names: tuple[str, ...]
    recent: tuple[tuple[str, str, str], ...]


def desk(work: Work, viewer: int) -> Desk | None:
    """The page of whoever has an office, for his own organisation. A query."""
    person = people.get(work, viewer)
    org = people.org(work, person.org_id) if person else None
    if person is None or org is None or not person.active or not person.holds_office:
        return None
    members = people.members(work, org.id)
    by_id = {one.id: one.name for one in members}
    recent = tuple(
        (by_id.get(one.person_id or 0, words.PUBLIC), one.kind.label, one.words)
        for one in papers.recent(work, org.id, _RECENT)
    )
    return Desk(org.name, tuple(one.name for one in members), recent)
