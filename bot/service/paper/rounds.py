"""A helper's round: whom to see, and what he brings back, one entry after the other."""

from dataclasses import dataclass
from typing import Any

from bot.ports import Door
from bot.problems import BadInput
from bot.service.fulfil.progress import published
from bot.service.homes.recording import recordable
from bot.service.organise import year
from bot.service.paper.take import take
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.rules.entering import Entry
from dialogs.rules.people import Person
from dialogs.words import paper as words
from storage import people, records
from storage.unit import Work


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody who waits to be seen, with what he has promised."""

    name: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Round:
    """The page: who writes, for whom he may, and who waits for him."""

    person: int
    name: str
    org: str
    names: tuple[str, ...]
    visits: tuple[Visit, ...]


def read(work: Work, person_id: int) -> Round | None:
    """The round of somebody who may write for others; None for everybody else. A query."""
    person = people.get(work, person_id)
    org = people.org(work, person.org_id) if person and person.active else None
    found = recordable(work, person) if person and org else []
    if person is None or org is None or not found:
        return None
    wanted = {one.about_id for one in records.errands(work, person.id)}
    visits = tuple(Visit(one.name, _items(work, one)) for one in found if one.id in wanted)
    return Round(person.id, person.name, org.name, tuple(one.name for one in found), visits)


def _items(work: Work, person: Person) -> tuple[str, ...]:
    cycles = year.running_for(work, person)
    return tuple(one.text for each in cycles for one in published(work, person, each.id))


def enter(work: Work, person_id: int, entry: Entry) -> str:
    """Keep one entry of the round; the same again is kept once. A verb.

    Raises:
        BadInput: it does not fit, or is not his to write; nothing was entered.
    """
    person = people.get(work, person_id)
    if person is None or not person.active:
        raise BadInput(words.NOT_YOURS)
    return take(work, person, entry)


def show(scene: Scene, _: dict[str, Any]) -> None:
    """Hand out the personal link to the page."""
    if not recordable(scene.work, scene.person):
        scene.say(words.NOBODY)
        return
    link = Link(words.ROUND_LINK, scene.links.page(Door.ROUND, "", scene.person.id))
    scene.says.append(Message(words.ROUND, link=link))
