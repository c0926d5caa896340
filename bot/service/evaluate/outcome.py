"""What hangs during the publicity period: within the scope, names and grades or the best only."""

from dataclasses import dataclass
from datetime import date

from bot.service.evaluate import forms, objections, publicity
from bot.service.evaluate.objections import Said
from dialogs.rules.grading import BEST
from dialogs.rules.people import Person
from dialogs.rules.publicity import Objection, Period
from dialogs.rules.subjects import Kind, member, read_subject
from dialogs.words import aftermath as words
from storage import aftermath, evaluation, people, years
from storage.unit import Work
from storage.years import Cycle


@dataclass(frozen=True, slots=True)
class Outcome:
    """The results of one year as they hang. `lines` are names and grades in the order of the roster;
    `viewer` is the member who opened his own link, 0 for the public."""

    org: str
    cycle_id: int
    year: int
    opens: date
    closes: date
    best_only: bool
    lines: tuple[tuple[str, str], ...]
    contact: str
    viewer: int = 0


def of_org(work: Work, org_id: int) -> Outcome | None:
    """What hangs for everybody. A query."""
    for cycle in years.of_org(work, org_id):
        found = aftermath.period(work, cycle.id)
        if found is not None and publicity.shown_to(work, found, cycle, None):
            return _outcome(work, found, cycle, None)
    return None


def of_member(work: Work, subject: str, viewer: int) -> Outcome | None:
    """What hangs for a member of the branch. A query."""
    found = aftermath.period_by_id(work, int(subject)) if subject.isdecimal() else None
    cycle, person = years.get(work, found.cycle_id) if found else None, people.get(work, viewer)
    if found is None or cycle is None or person is None or not person.active:
        return None
    return _outcome(work, found, cycle, person) if publicity.shown_to(work, found, cycle, person) else None


def object_to(work: Work, hangs: Outcome, key: str, text: str, contact: str) -> Objection | None:
    """An objection from the page. A verb."""
    person = people.get(work, hangs.viewer) if hangs.viewer else None
    said = Said(text, "page", contact, person=person)
    return objections.take(work, years.get(work, hangs.cycle_id), key, said)


def _outcome(work: Work, found: Period, cycle: Cycle, viewer: Person | None) -> Outcome:
    branch = people.org(work, cycle.org_id)
    grades = evaluation.grades(work, cycle.id)
    lines = []
    for one in people.members(work, cycle.org_id):
        grade = grades.get(member(one.id).key)
        if grade is None or not grade.stands or (found.shows == "excellent" and grade.grade != BEST):
            continue
        about = read_subject(grade.subject)
        if about is not None and about.kind is Kind.MEMBER:
            by_himself = grade.author_id == one.id
            lines.append((one.name, words.by_himself(grade.grade) if by_himself else grade.grade))
    return Outcome(
        branch.name if branch else "",
        cycle.id,
        cycle.year,
        found.opens,
        found.closes,
        found.shows == "excellent",
        tuple(lines),
        forms.contact(work, cycle.org_id),
        viewer.id if viewer else 0,
    )
