"""The way to the forms, and who may have them: the committee of the year and the superior's leaders."""

import re
from typing import Any

from bot.ports import Door
from bot.service.evaluate import files, who
from bot.service.evaluate.files import Files
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.words import evaluation as evaluation_words
from dialogs.words import forms as words
from storage import overview, people, records, years
from storage.unit import Work
from storage.years import Cycle

#: "导出 2027年", "导出 清溪村党支部 2027".
_YEAR = re.compile(r"(?<!\d)(20\d\d)年?(?!\d)")


def bring(scene: Scene, args: dict[str, Any]) -> None:
    """The link to the downloads of one's own organisation, or of one below that is named: of the year that is
    named, else of the one that is on and of the last that was closed."""
    said = str(args.get("words", "")).partition(" ")[2].strip()
    year = _YEAR.search(said)
    named = _YEAR.sub("", said).strip()
    found = people.org_named(scene.work, named) if named else people.org(scene.work, scene.person.org_id)
    cycles = _chosen(scene.work, found.id, int(year[1]) if year else None) if found else []
    if not cycles:
        scene.say(evaluation_words.NO_YEAR)
    elif not who.may_read(scene.work, cycles[0], scene.person):
        scene.say(evaluation_words.OFFICE_ONLY)
    else:
        for cycle in cycles:
            link = Link(words.FORMS_LINK, scene.links.page(Door.FORMS, cycle.id, scene.person.id))
            scene.says.append(Message(words.forms(cycle.year), link=link))


def _chosen(work: Work, org_id: int, year: int | None) -> list[Cycle]:
    if year is not None:
        named = years.of_year(work, org_id, year)
        return [named] if named else []
    on = who.evaluated(work, org_id)
    closed = next((one for one in overview.cycles(work, [org_id]) if one.status == "closed"), None)
    return [one for one in (on, closed) if one is not None]


def read(work: Work, subject: str, viewer: int) -> tuple[Files, str] | None:
    """The files of a year and how to reach its organisation, for whoever may have them. A query."""
    cycle = years.get(work, int(subject)) if subject.isdecimal() else None
    person = people.get(work, viewer)
    if cycle is None or person is None or not who.may_read(work, cycle, person):
        return None
    return files.gather(work, cycle), contact(work, cycle.org_id)


def note_taken(work: Work, viewer: int, subject: str, name: str) -> None:
    """Who took which form away. A verb."""
    records.note(work, viewer, "take_form", f"cycle:{subject}", form=name)


def contact(work: Work, org_id: int) -> str:
    """How to reach an organisation, in words. A query."""
    branch, secretary = people.org(work, org_id), people.secretary(work, org_id)
    called = f"{secretary.name} {secretary.phone}".strip() if secretary else ""
    return (branch.contact if branch else "") or called


def of_year(work: Work, org_id: int, year: int) -> tuple[Files, str] | None:
    """The files of an organisation's year for the command line; None where there is no such year. A query."""
    cycle = years.of_year(work, org_id, year)
    return (files.gather(work, cycle), contact(work, org_id)) if cycle else None
