"""Once a quarter everybody is asked how it goes, with one gentle reminder."""

from bot.service.fulfil import progress, schedule
from bot.service.reach import post
from bot.service.reach.duty import Duty
from dialogs.content import Message
from dialogs.rules.commitments import Progress
from dialogs.rules.people import Person
from dialogs.rules.year import Step
from dialogs.words import checkin as checkin_words
from storage import commitments, people, years


def ask_for_progress(duty: Duty, person: Person) -> None:
    """Ask about each published commitment, one after the other, while the quarter is asked about."""
    if _is_over(duty) or not _asked(duty, person):
        return
    own = progress.published(duty.work, person, duty.cycle.id)
    ever = commitments.last_progress(duty.work, [one.id for one in own])
    told = commitments.last_progress(duty.work, [one.id for one in own], duty.part)
    open_ones = [one for one in own if one.id not in told and not _is_done(ever, one.id)]
    if not people.identities(duty.work, person.id):
        return
    for number, one in enumerate(open_ones):
        left = len(open_ones) - number - 1
        args = progress.checkin_args(one, duty.part, left, elder=person.oral)
        step = "" if person.oral else schedule.due_now(duty.work, one)
        args = {**args, "step": step} if step else args
        key = f"check:{duty.cycle.id}:{duty.part}:{one.id}"
        post.ask(duty.work, person, "checkin", args, key, "prompt", later=duty.again("check.ask", person))


def remind_of_progress(duty: Duty, person: Person) -> None:
    """One gentle reminder a quarter to somebody who has not answered; not to old people."""
    if person.oral or _is_over(duty) or not _asked(duty, person):
        return
    if not people.identities(duty.work, person.id):
        return
    own = progress.published(duty.work, person, duty.cycle.id)
    told = commitments.last_progress(duty.work, [one.id for one in own], duty.part)
    ever = commitments.last_progress(duty.work, [one.id for one in own])
    left = [one for one in own if one.id not in told and not _is_done(ever, one.id)]
    if left:
        message = Message(checkin_words.reminder(len(left)))
        key = f"check-nudge:{duty.cycle.id}:{duty.part}:{person.id}"
        post.tell(duty.work, person, message, key, "reminder", later=duty.again("check.nudge", person))


def _is_done(latest: dict[int, Progress], commitment_id: int) -> bool:
    return commitment_id in latest and latest[commitment_id].state == "done"


def _asked(duty: Duty, person: Person) -> bool:
    """Whether the rules ask people of these categories in this quarter (R22)."""
    return duty.cycle.rules.asked_in(person.categories, duty.part)


def _is_over(duty: Duty) -> bool:
    """Whether the quarter's window has closed: what was slept through is not asked about late."""
    window = years.window_of(duty.work, duty.cycle.id, Step.SUPERVISE, duty.part)
    return window is not None and duty.work.now > window.closes
