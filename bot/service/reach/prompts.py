"""What is said when its time has come. One question a person, one gentle reminder, no list of the late."""

from bot.service.evaluate import rating
from bot.service.fulfil import progress
from bot.service.propose.arguments import commitment_args
from bot.service.propose.commitments import review_args
from bot.service.publish import desk
from bot.service.reach import post
from bot.service.reach.duty import Duty
from bot.service.review.returning import revise
from dialogs.content import Choice, Link, Message
from dialogs.rules.commitments import Progress, Status
from dialogs.rules.people import Person, Role
from dialogs.rules.year import Step
from dialogs.words import checkin as checkin_words
from dialogs.words import prompts as words
from dialogs.words import rating as rating_words
from storage import commitments, people, talks, years


def ask_to_propose(duty: Duty, person: Person) -> None:
    """Ask for this year's commitment; who has no chat is visited (`bot.service.reach.visits`)."""
    work = duty.work
    if commitments.of_person(work, person.id, duty.cycle.id) or not people.identities(work, person.id):
        return
    state, _ = talks.load(work, person.id)
    if any(frame.dialog == "commitment" and "recorder" not in frame.args for frame in state.frames):
        return  # has begun already; the reminder will come
    args = {**commitment_args(work, person, duty.cycle), "first": not people.ever_heard(work, person.id)}
    key, later = f"propose:{duty.cycle.id}:{person.id}", duty.again("propose.ask", person)
    post.ask(work, person, "commitment", args, key, "prompt", later=later)


def remind_to_propose(duty: Duty, person: Person) -> None:
    """One gentle reminder to somebody who has said nothing yet; old people are left in peace."""
    if person.oral or commitments.of_person(duty.work, person.id, duty.cycle.id):
        return
    if not people.identities(duty.work, person.id):
        return
    message = Message(words.REMIND_TO_PROPOSE, choices=(Choice(words.SAY_NOW, "/commit"),))
    key = f"propose-nudge:{duty.cycle.id}:{person.id}"
    post.tell(duty.work, person, message, key, "reminder", later=duty.again("propose.nudge", person))


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


def offer_publication(duty: Duty) -> None:
    """Ask the secretary whether to publish."""
    secretary = people.secretary(duty.work, duty.cycle.org_id)
    if secretary is not None:
        ask_to_publish(duty, secretary)


def ask_to_publish(duty: Duty, secretary: Person) -> None:
    """The same, of a given secretary."""
    args = desk.publish_args(duty.work, duty.cycle)
    if args is not None:
        key, later = f"publish:{duty.cycle.id}:{duty.task.id}", duty.again("publish.ask", secretary)
        post.ask(duty.work, secretary, "publish", {**args, **_again(duty)}, key, "digest", later=later)


def ask_for_progress(duty: Duty, person: Person) -> None:
    """Ask about each published commitment, one after the other, while the quarter is asked about."""
    if _is_over(duty):
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
        key = f"check:{duty.cycle.id}:{duty.part}:{one.id}"
        post.ask(duty.work, person, "checkin", args, key, "prompt", later=duty.again("check.ask", person))


def remind_of_progress(duty: Duty, person: Person) -> None:
    """One gentle reminder a quarter to somebody who has not answered; not to old people."""
    if person.oral or _is_over(duty) or not people.identities(duty.work, person.id):
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


def draft_summary(duty: Duty) -> None:
    """Draft the quarter's summary and ask the secretary to sign."""
    if not commitments.of_cycle(duty.work, duty.cycle.id, Status.PUBLISHED):
        return
    draft = desk.draft_summary(duty.work, duty.cycle, duty.part)
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
    post.ask(duty.work, secretary, "summary", {**args, **_again(duty)}, key, "digest", later=later)


def ask_to_rate(duty: Duty, person: Person) -> None:
    """Ask for one's own grade; the page on which the others are rated comes with the thanks."""
    work, cycle = duty.work, duty.cycle
    if (
        people.identities(work, person.id)
        and rating.rates_himself(person)
        and person.id not in years.self_ratings(work, cycle.id)
    ):
        args = {"cycle": cycle.id, "year": cycle.year, "grades": list(cycle.rules.grades)}
        key, later = f"self:{cycle.id}:{person.id}", duty.again("rate.ask", person)
        post.ask(work, person, "self_rating", args, key, "prompt", later=later)


def remind_to_rate(duty: Duty, person: Person) -> None:
    """A week later everybody who may vote gets the page: nobody looks up who has voted."""
    work, cycle = duty.work, duty.cycle
    if person.id in rating.roll(work, cycle.id) and people.identities(work, person.id):
        message = rating.invitation(work, cycle, person, duty.links)
        key, later = f"rate:{cycle.id}:{person.id}", duty.again("rate.nudge", person)
        post.tell(work, person, message, key, "reminder", later=later)


def warn_of_few(duty: Duty) -> None:
    """Where five slips can never come together there is no secret poll: the meeting rates on paper."""
    secretary = people.secretary(duty.work, duty.cycle.org_id)
    if secretary is not None and not rating.roll(duty.work, duty.cycle.id):
        post.tell(duty.work, secretary, Message(rating_words.TOO_FEW), f"few:{duty.cycle.id}", "notice")


def tell_results(duty: Duty) -> None:
    """Bring the committee its page, and ask the secretary about the digest."""
    work = duty.work
    cycle = years.get(work, duty.cycle.id) or duty.cycle
    text = rating_words.results(cycle.year, cycle.voted, cycle.entitled)
    for person in people.members(work, cycle.org_id):
        if person.role is Role.MEMBER:
            continue
        if person.role is Role.SECRETARY:
            ask_for_digest(duty, person)
            continue
        link = Link(rating_words.RESULTS_LINK, duty.links.results(cycle.id, person.id))
        post.tell(work, person, Message(text, link=link), f"results:{cycle.id}:{person.id}", "notice")


def ask_for_digest(duty: Duty, secretary: Person) -> None:
    """Bring the secretary the results, and ask whether the digest of the year goes to the group."""
    cycle = years.get(duty.work, duty.cycle.id) or duty.cycle
    args = desk.digest_args(duty.work, cycle, duty.links.results(cycle.id, secretary.id))
    key, later = f"digest:{cycle.id}:{duty.task.id}", duty.again("digest.ask", secretary)
    post.ask(duty.work, secretary, "digest", {**args, **_again(duty)}, key, "digest", later=later)


def _is_over(duty: Duty) -> bool:
    """Whether the quarter's window has closed: what was slept through is not asked about late."""
    window = years.window_of(duty.work, duty.cycle.id, Step.SUPERVISE, duty.part)
    return window is not None and duty.work.now > window.closes


def _again(duty: Duty) -> dict[str, bool]:
    """Whether it was put off before: then it is said in other words."""
    return {"again": True} if duty.task.args.get("again") else {}
