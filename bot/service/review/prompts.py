"""What waits is brought to reviewers, and what came back to its authors."""

from typing import Any

from bot.service.propose.prompts import remind_to_propose
from bot.service.reach import post
from bot.service.reach.duty import Duty
from bot.service.review import who
from bot.service.review.lists import review_args
from bot.service.review.returning import revise
from dialogs.rules.burden import WEEK
from dialogs.rules.calendar import local
from dialogs.rules.commitments import Status
from dialogs.rules.people import Person
from storage import burden, commitments, people, reviews, talks
from storage.unit import Work


def ask_to_revise(duty: Duty, person: Person) -> None:
    """Bring back what was returned to its author while the author's week was full."""
    one = commitments.get(duty.work, int(duty.task.args["commitment"]))
    if one is not None and one.status is Status.RETURNED:
        revise(duty.work, person, one, reviews.last_guidance(duty.work, one.id))


def send_reviews(duty: Duty) -> None:
    """Bring every reviewer what waits for him, the superior's too; nothing is said when nothing waits."""
    for person in who.reviewers(duty.work, duty.cycle.org_id):
        bring_reviews(duty, person)


def send_leaders_reviews(duty: Duty) -> None:
    """On the leaders' last day: one gentle reminder to those who have said nothing, and their reviews."""
    for person in people.members(duty.work, duty.cycle.org_id):
        if person.goes_first and duty.part == 1:
            remind_to_propose(duty, person)
    send_reviews(duty)


def bring_reviews(duty: Duty, person: Person) -> None:
    """Bring one reviewer what waits for him. A superior is asked once, not once for each organisation; the
    same list is not put twice in a week: it stands before him, and the digest of the week names it."""
    key = f"review-digest:{local(duty.work.now):%Y%m%d%H}:{person.id}"
    args = None if burden.is_known(duty.work, key) else _waiting(duty.work, person)
    if args is not None and not _stands_before(duty.work, person, args["items"]):
        post.ask(duty.work, person, "review", args, key, "digest", later=duty.again("review.ask", person))


def _waiting(work: Work, person: Person) -> dict[str, Any] | None:
    """What waits for him; each organisation below a superior brings him the same on the same morning."""
    return work.once_now(("reviews", person.id), lambda: review_args(work, person))


def _stands_before(work: Work, person: Person, items: list[dict[str, Any]]) -> bool:
    """Whether he was asked about the very same in the last seven days."""
    talk, _ = talks.load(work, person.id)
    asked = any(one.dialog == "review" and one.args["items"] == items for one in talk.frames)
    return asked and bool(burden.lately(work, [person.id], "review-digest:", work.now - WEEK)[person.id])
