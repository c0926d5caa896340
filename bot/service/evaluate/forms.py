"""The way to the forms, and who may have them: the committee of the year and the superior's leaders."""

from typing import Any

from bot.ports import Door
from bot.service.evaluate import files, who
from bot.service.evaluate.files import Files
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.words import evaluation as evaluation_words
from dialogs.words import forms as words
from storage import people, records, years
from storage.unit import Work


def bring(scene: Scene, args: dict[str, Any]) -> None:
    """The link to the downloads of one's own organisation, or of one below that is named."""
    named = str(args.get("words", "")).partition(" ")[2].strip()
    found = people.org_named(scene.work, named) if named else people.org(scene.work, scene.person.org_id)
    cycle = who.evaluated(scene.work, found.id) if found else None
    if cycle is None:
        scene.say(evaluation_words.NO_YEAR)
    elif not who.may_read(scene.work, cycle, scene.person):
        scene.say(evaluation_words.OFFICE_ONLY)
    else:
        link = Link(words.FORMS_LINK, scene.links.page(Door.FORMS, cycle.id, scene.person.id))
        scene.says.append(Message(words.FORMS, link=link))


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
    cycle = next((one for one in years.of_org(work, org_id) if one.year == year), None)
    return (files.gather(work, cycle), contact(work, org_id)) if cycle else None
