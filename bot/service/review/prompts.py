"""What waits is brought to reviewers, and what came back to its authors."""

from bot.service.reach import post
from bot.service.reach.duty import Duty
from bot.service.review.decide import review_args
from bot.service.review.returning import revise
from dialogs.rules.commitments import Status
from dialogs.rules.people import Person, Role
from storage import commitments, people


def ask_to_revise(duty: Duty, person: Person) -> None:
    """Bring back what was returned to its author while the author's week was full."""
    one = commitments.get(duty.work, int(duty.task.args["commitment"]))
    if one is not None and one.status is Status.RETURNED:
        revise(duty.work, person, one, commitments.last_guidance(duty.work, one.id))


def send_reviews(duty: Duty) -> None:
    """Bring every reviewer what waits for him; nothing is said when nothing waits."""
    for person in people.members(duty.work, duty.cycle.org_id):
        if person.role is not Role.MEMBER:
            bring_reviews(duty, person)


def bring_reviews(duty: Duty, person: Person) -> None:
    """Bring one reviewer what waits for him."""
    args = review_args(duty.work, person)
    if args is not None:
        key = f"review-digest:{duty.task.id}:{person.id}"
        post.ask(duty.work, person, "review", args, key, "digest", later=duty.again("review.ask", person))
