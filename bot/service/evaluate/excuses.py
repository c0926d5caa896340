"""Who is still without a grade in a year, and why somebody gets none; the forms tell the reason (R70)."""

from dialogs.rules.calendar import local
from dialogs.rules.people import Person, Standing
from dialogs.rules.subjects import Kind, member
from dialogs.rules.year import Step
from storage import absences, aftermath, commitments, evaluation, people, years
from storage.unit import Work
from storage.years import Cycle


def of(work: Work, cycle: Cycle) -> dict[str, str]:
    """By subject why it gets no grade this year: whoever decides wrote it down, or a member owed no promise
    when the evaluation opened and made none. A query."""
    return _exempt(work, cycle, commitments.published_by(work, cycle.id)) | evaluation.gaps(work, cycle.id)


def without_grade(work: Work, cycle: Cycle) -> list[Person]:
    """Members who have no grade that stands, and no reason why not; nobody where nothing was promised. A
    query, and a cheap one where everybody has either: the digests of a week ask it of many years."""
    settled = _standing(work, cycle) | set(evaluation.gaps(work, cycle.id))
    formal = [one for one in people.members(work, cycle.org_id) if one.standing is Standing.FORMAL]
    left = [one for one in formal if member(one.id).key not in settled]
    promised = commitments.published_by(work, cycle.id) if left else set()
    exempt = _exempt(work, cycle, promised) if promised else {}
    return [one for one in left if promised and member(one.id).key not in exempt]


def hidden(work: Work, cycle: Cycle) -> bool:
    """Whether members have grades that never hung out, and nobody wrote down why not. A query."""
    if not any(key.startswith(Kind.MEMBER) for key in _standing(work, cycle)):
        return False
    found = aftermath.period(work, cycle.id)
    hung = found is not None and found.state != "reopened"
    return not hung and evaluation.PUBLICITY not in evaluation.gaps(work, cycle.id)


def _standing(work: Work, cycle: Cycle) -> set[str]:
    return {key for key, one in evaluation.grades(work, cycle.id).items() if one.stands}


def _exempt(work: Work, cycle: Cycle, promised: set[int]) -> dict[str, str]:
    window = years.window_of(work, cycle.id, Step.EVALUATE)
    day = local(window.opens if window else work.now).date()
    free = absences.exempt(work, day).items()
    return {member(number).key: one.reason for number, one in free if number not in promised}
