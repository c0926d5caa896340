"""What the clock says in the season of evaluation."""

from bot.ports import Door
from bot.service.evaluate import digest, rating
from bot.service.lead import explain
from bot.service.reach import post
from bot.service.reach.duty import Duty
from dialogs.content import Link, Message
from dialogs.rules.people import Person, Role
from dialogs.words import rating as rating_words
from storage import people, years


def ask_to_rate(duty: Duty, person: Person) -> None:
    """Ask for one's own grade; the page on which the others are rated comes with the thanks."""
    work, cycle = duty.work, duty.cycle
    if (
        people.identities(work, person.id)
        and rating.rates_himself(person)
        and person.id not in years.self_ratings(work, cycle.id)
    ):
        why = explain.for_person(cycle.rules, "evaluate", old=person.oral)
        grades = list(cycle.rules.grades)
        args = {"cycle": cycle.id, "year": cycle.year, "grades": grades, "why": why, "elder": person.oral}
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
        link = Link(rating_words.RESULTS_LINK, duty.links.page(Door.RESULT, cycle.id, person.id))
        post.tell(work, person, Message(text, link=link), f"results:{cycle.id}:{person.id}", "notice")


def ask_for_digest(duty: Duty, secretary: Person) -> None:
    """Bring the secretary the results, and ask whether the digest of the year goes to the group."""
    cycle = years.get(duty.work, duty.cycle.id) or duty.cycle
    args = digest.digest_args(duty.work, cycle, duty.links.page(Door.RESULT, cycle.id, secretary.id))
    key, later = f"digest:{cycle.id}:{duty.task.id}", duty.again("digest.ask", secretary)
    post.ask(duty.work, secretary, "digest", {**args, **duty.once_more}, key, "digest", later=later)


def begin_evaluation(duty: Duty) -> None:
    """The year is being evaluated from now on."""
    years.set_status(duty.work, duty.cycle.id, "evaluating")
