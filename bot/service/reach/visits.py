"""People without a chat: their helpers are sent to them, in one message for all of them."""

from collections import defaultdict

from bot.ports import Door
from bot.service.fulfil import progress
from bot.service.propose.spoken import has_promised
from bot.service.reach import post
from bot.service.reach.absent import is_away
from bot.service.reach.duty import Duty
from dialogs.content import Link, Message
from dialogs.rules.people import Person
from dialogs.rules.year import Due
from dialogs.words import paper as paper_words
from dialogs.words import prompts as words
from dialogs.words import service as service_words
from storage import commitments, people
from storage.unit import Work


def send_out(duty: Duty) -> None:
    """When a step opens: who cannot be reached by chat is visited."""
    rated = duty.task.kind == Due.RATE_OPEN
    find = people.members if rated else people.promisors
    everybody = [one for one in find(duty.work, duty.cycle.org_id) if not is_away(duty.work, one)]
    away = [one for one in everybody if not _reachable(duty.work, one)]
    if duty.task.kind == Due.PROPOSE_OPEN:
        _to_helpers(
            duty, [one for one in away if not has_promised(duty.work, one, duty.cycle.id)], words.visits
        )
    elif duty.task.kind == Due.CHECK_OPEN:
        _to_helpers(duty, [one for one in away if _has_open_items(duty, one)], words.visits_for_progress)
    elif duty.task.kind == Due.RATE_OPEN:
        _paper(duty, away)


def _reachable(work: Work, person: Person) -> bool:
    return bool(people.identities(work, person.id))


def _has_open_items(duty: Duty, person: Person) -> bool:
    if not duty.cycle.rules.asked_in(person.categories, duty.part):
        return False
    own = progress.published(duty.work, person, duty.cycle.id)
    latest = commitments.last_progress(duty.work, [one.id for one in own])
    return any(one.id not in latest or latest[one.id].state != "done" for one in own)


def _to_helpers(duty: Duty, away: list[Person], text: words.Visits) -> None:
    by_helper: dict[int, list[Person]] = defaultdict(list)
    helpers: dict[int, Person] = {}
    for one in away:
        helper = post.helper_of(duty.work, one)
        if helper is not None:
            helpers[helper.id] = helper
            by_helper[helper.id].append(one)
    for number, visited in by_helper.items():
        for one in visited:
            key = f"visit:{duty.task.id}:{one.id}"
            post.add_errand(duty.work, helpers[number], "visit", text([one.name]), key, about=one)
        link = Link(paper_words.ROUND_LINK, duty.links.page(Door.ROUND, "", number))
        message = Message(service_words.first_of_many(text([one.name for one in visited])), link=link)
        post.tell(duty.work, helpers[number], message, f"visits:{duty.task.id}:{number}", "task")


def _paper(duty: Duty, away: list[Person]) -> None:
    """A helper's account never carries a ballot: paper and the box are brought home."""
    secretary = people.secretary(duty.work, duty.cycle.org_id)
    if secretary is not None and away:
        text = words.paper_ballots([one.name for one in away])
        post.errand(duty.work, secretary, "paper_ballot", text, f"paper:{duty.task.id}")
