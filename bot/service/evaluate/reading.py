"""What the committee's page shows. Nobody sees what the sources say about himself before he is told."""

from dataclasses import replace

from bot.service.evaluate import files, who
from bot.service.evaluate.files import Files
from dialogs.rules.subjects import Kind
from storage import people, years
from storage.unit import Work


def for_committee(work: Work, subject: str, viewer: int) -> Files | None:
    """The files of a year for one of the committee or of the superior's leaders, without his own. A query."""
    cycle = years.get(work, int(subject)) if subject.isdecimal() else None
    person = people.get(work, viewer)
    if cycle is None or person is None or not who.may_read(work, cycle, person):
        return None
    found = files.gather(work, cycle)
    others = tuple(one for one in found.files if one.subject.kind is Kind.ORG or one.subject.id != viewer)
    return replace(found, files=others)
