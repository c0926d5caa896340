"""Years that were put away: readable for ever, for those who lead there and above."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from bot.ports import Door
from bot.problems import BadInput
from bot.service.lead.below import top_of
from bot.service.organise.naming import named_org
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.rules.people import Org, Person
from dialogs.words import ends as words
from storage import ends, people, records, snapshot, tree, years
from storage.ends import Archived
from storage.unit import Work
from storage.years import Cycle

#: Characters of the hash that people are told.
_MARK = 8


@dataclass(frozen=True, slots=True)
class Shelf:
    """The years that somebody may read, with the names of the organisations."""

    top: Org
    years: tuple[Archived, ...]
    names: dict[int, str]


@dataclass(frozen=True, slots=True)
class Year:
    """One year that was put away, with the people's names as they are now. `whole` says that nothing in it
    has changed since."""

    org: str
    year: int
    content: dict[str, Any]
    sha256: str
    whole: bool


def put_away(work: Work, cycle: Cycle, by: int | None) -> str:
    """Keep the whole year as it is now. Returns the first characters of its hash."""
    content = snapshot.take(work, cycle.id)
    mark = fingerprint(content)
    ends.put_away(work, cycle.id, content, mark, by)
    records.note(work, by, "close_cycle", f"cycle:{cycle.id}", sha256=mark)
    return mark[:_MARK]


def fingerprint(content: dict[str, Any]) -> str:
    """The hash of a year's content."""
    return hashlib.sha256(as_json(content).encode()).hexdigest()


def as_json(content: dict[str, Any]) -> str:
    """A year's content as text, always the same for the same content."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1)


def show(scene: Scene, _: dict[str, Any]) -> None:
    """Hand whoever leads a link to the years that were put away."""
    found = shelf(scene.work, scene.person)
    if found is None or not found.years:
        scene.say(words.NO_ARCHIVE)
        return
    link = Link(words.ARCHIVE_LINK, scene.links.page(Door.ARCHIVE, found.top.id, scene.person.id))
    scene.says.append(Message(words.ARCHIVE, link=link))


def shelf(work: Work, person: Person) -> Shelf | None:
    """The years of somebody's organisation and of all below; None for whoever has no office. A query."""
    top = top_of(work, person)
    if top is None:
        return None
    orgs = [top, *tree.under(work, top.id)]
    found = ends.archives(work, [one.id for one in orgs])
    return Shelf(top, tuple(found), {one.id: one.name for one in orgs})


def looked(work: Work, subject: str, viewer: int) -> Shelf | None:
    """The same for the page of one person. A query."""
    person = people.get(work, viewer)
    found = shelf(work, person) if person else None
    return found if found and str(found.top.id) == subject else None


def read(work: Work, subject: str, viewer: int, cycle_id: int) -> Year | None:
    """One year, for whoever may read it. A query."""
    found = looked(work, subject, viewer)
    if found is None or all(one.cycle_id != cycle_id for one in found.years):
        return None
    return _year(work, cycle_id)


def named(work: Work, name: str | None, year: int) -> Year:
    """One year for the command line. A query.

    Raises:
        BadInput: no such organisation, or that year was not put away.
    """
    org = named_org(work, name)
    found = next((one for one in ends.archives(work, [org.id]) if one.year == year), None)
    read_ = _year(work, found.cycle_id) if found else None
    if read_ is None:
        raise BadInput(f"{org.name}的{year}年还没有结束，没有存档。")
    return read_


def _year(work: Work, cycle_id: int) -> Year | None:
    kept, cycle = ends.archive(work, cycle_id), years.get(work, cycle_id)
    org = people.org(work, cycle.org_id) if cycle else None
    if kept is None or cycle is None or org is None:
        return None
    content, mark = kept
    told = {**content, "people": snapshot.people_in(work, content)}
    return Year(org.name, cycle.year, told, mark, fingerprint(content) == mark)
