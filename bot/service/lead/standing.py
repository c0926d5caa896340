"""How a branch stands in the steps before publication: numbers, no names."""

from bot.service.organise import year
from dialogs.rules.commitments import Status
from dialogs.words import service as words
from storage import commitments, people
from storage.unit import Work
from storage.years import Cycle


def standing(work: Work, org_id: int) -> str:
    """How the branch stands: numbers, no names."""
    cycle = year.proposing(work, org_id)
    if cycle is None:
        return words.NO_CYCLE
    waiting, ready, published, missing = counts(work, cycle)
    return words.status_line(waiting, ready, published, missing)


def counts(work: Work, cycle: Cycle) -> tuple[int, int, int, int]:
    """(waiting for review, approved, published, people without any)."""
    items = commitments.of_cycle(work, cycle.id)
    by_status = [one.status for one in items]
    members = {one.id for one in people.promisors(work, cycle.org_id)}
    missing = members - {
        one.person_id for one in items if one.status is not Status.WITHDRAWN and not one.of_org
    }
    return (
        by_status.count(Status.SUBMITTED),
        by_status.count(Status.APPROVED),
        by_status.count(Status.PUBLISHED),
        len(missing),
    )
