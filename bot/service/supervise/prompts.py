"""The quarter's summary is brought to the secretary."""

from bot.service.reach import post
from bot.service.reach.duty import Duty
from bot.service.supervise import below, comments, summary
from dialogs.rules.commitments import Status
from dialogs.rules.people import Person
from storage import commitments, people, years


def draft_summary(duty: Duty) -> None:
    """Draft the quarter's summary and ask the secretary to sign; comments are suggested beside it."""
    comments.draft_all(duty.work, duty.cycle, duty.part)
    if not commitments.of_cycle(duty.work, duty.cycle.id, Status.PUBLISHED):
        return
    draft = summary.draft_summary(duty.work, duty.cycle, duty.part)
    below.schedule(duty)
    years.draft_summary(duty.work, duty.cycle.id, duty.part, draft)
    secretary = people.secretary(duty.work, duty.cycle.org_id)
    if secretary is not None:
        ask_to_sign(duty, secretary)


def ask_to_sign(duty: Duty, secretary: Person) -> None:
    """Put the quarter's summary before the secretary, unless it is signed."""
    waiting = years.unsigned_summary(duty.work, duty.cycle.id)
    if waiting is None or waiting[0] != duty.part:
        return
    args = {"cycle": duty.cycle.id, "quarter": duty.part, "draft": waiting[1]}
    key, later = f"summary:{duty.cycle.id}:{duty.part}:{duty.task.id}", duty.again("summary.ask", secretary)
    post.ask(duty.work, secretary, "summary", {**args, **duty.once_more}, key, "digest", later=later)
