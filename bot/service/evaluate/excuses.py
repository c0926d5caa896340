"""Who is still without a grade in a year, and why somebody gets none; the forms tell the reason (R70)."""

from dialogs.rules.calendar import local
from dialogs.rules.commitments import Status
from dialogs.rules.people import Person, Standing
from dialogs.rules.subjects import Kind, member
from dialogs.rules.year import Step
from storage import absences, aftermath, commitments, evaluation, people, years
from storage.unit import Work
from storage.years import Cycle


def of(work: Work, cycle: Cycle) -> dict[str, str]:
    """By subject why it gets no grade this year: whoever decides wrote it down, or a member owed no promise
    when the evaluation opened and made none. A query."""
    items = commitments.of_cycle(work, cycle.id, Status.PUBLISHED)
    promised = {one.person_id for one in items if not one.of_org}
    window = years.window_of(work, cycle.id, Step.EVALUATE)
    day = local(window.opens if window else work.now).date()
    free = absences.exempt(work, day).items()
    exempt = {member(number).key: one.reason for number, one in free if number not in promised}
    return exempt | evaluation.gaps(work, cycle.id)


def without_grade(work: Work, cycle: Cycle) -> list[Person]:
    """Members who have no grade that stands, and no reason why not; nobody where nothing was promised. A
    query."""
    if not commitments.of_cycle(work, cycle.id, Status.PUBLISHED):
        return []
    grades, why = evaluation.grades(work, cycle.id), of(work, cycle)
    settled = {key for key, one in grades.items() if one.stands} | set(why)
    formal = [one for one in people.members(work, cycle.org_id) if one.standing is Standing.FORMAL]
    return [one for one in formal if member(one.id).key not in settled]


def hidden(work: Work, cycle: Cycle) -> bool:
    """Whether members have grades that never hung out, and nobody wrote down why not. A query."""
    if evaluation.PUBLICITY in evaluation.gaps(work, cycle.id):
        return False
    found = aftermath.period(work, cycle.id)
    if found is not None and found.state != "reopened":
        return False
    grades = evaluation.grades(work, cycle.id)
    return any(one.stands for key, one in grades.items() if key.startswith(Kind.MEMBER))
