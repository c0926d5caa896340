"""People without a chat: their helpers are sent to them, in one message for all of them."""

from collections import defaultdict
from collections.abc import Mapping

from bot.ports import Door
from bot.service.evaluate import rating
from bot.service.fulfil import progress
from bot.service.propose.spoken import has_promised
from bot.service.reach import post
from bot.service.reach.absent import is_away
from bot.service.reach.duty import Duty
from dialogs.content import Link, Message
from dialogs.rules.people import Person
from dialogs.rules.year import LEADERS, Due, Step
from dialogs.words import paper as paper_words
from dialogs.words import prompts as words
from dialogs.words import service as service_words
from storage import commitments, people, years
from storage.unit import Work


def send_out(duty: Duty) -> None:
    """When a step opens: who cannot be reached by chat is visited."""
    rated = duty.task.kind == Due.RATE_OPEN
    find = people.members if rated else people.promisors
    everybody = [one for one in find(duty.work, duty.cycle.org_id) if not is_away(duty.work, one)]
    away = [one for one in everybody if not _reachable(duty.work, one)]
    if duty.task.kind in (Due.LEADERS_OPEN, Due.PROPOSE_OPEN):
        _to_helpers(duty, [one for one in away if _is_to_promise(duty, one)], words.visits, {})
    elif duty.task.kind == Due.CHECK_OPEN:
        open_ones = [one for one in away if _has_open_items(duty, one)]
        _to_helpers(duty, open_ones, words.visits_for_progress, {})
    elif duty.task.kind == Due.RATE_OPEN:
        _to_rate(duty, away)


def _reachable(work: Work, person: Person) -> bool:
    return bool(people.identities(work, person.id))


def _is_to_promise(duty: Duty, person: Person) -> bool:
    """Whoever leads is visited with the leaders, where they have days of their own (R23), and not again."""
    apart = years.window_of(duty.work, duty.cycle.id, Step.PROPOSE, LEADERS) is not None
    turn = not apart or person.goes_first == (duty.task.kind == Due.LEADERS_OPEN)
    return turn and not has_promised(duty.work, person, duty.cycle.id)


def _has_open_items(duty: Duty, person: Person) -> bool:
    if not duty.cycle.rules.asked_in(person.categories, duty.part):
        return False
    own = progress.published(duty.work, person, duty.cycle.id)
    latest = commitments.last_progress(duty.work, [one.id for one in own])
    return any(one.id not in latest or latest[one.id].state != "done" for one in own)


def _to_helpers(duty: Duty, away: list[Person], text: words.Visits, more: Mapping[int, str]) -> set[int]:
    """Send helpers out, each with one message, `more` added to whose it is; who was sent."""
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
        said = service_words.first_of_many(text([one.name for one in visited]) + more.get(number, ""))
        key = f"visits:{duty.task.id}:{number}"
        post.tell(duty.work, helpers[number], Message(said, link=link), key, "task")
    return set(by_helper)


def _to_rate(duty: Duty, away: list[Person]) -> None:
    """The helper asks for one's own grade (R69). His account never carries a ballot: paper and the box are
    brought home by the secretary."""
    work = duty.work
    secretary, said = people.secretary(work, duty.cycle.org_id), years.self_ratings(work, duty.cycle.id)
    asked = [one for one in away if rating.rates_himself(one) and one.id not in said]
    key, text = f"paper:{duty.task.id}", words.paper_ballots([one.name for one in away])
    carries = secretary is not None and away and post.add_errand(work, secretary, "paper_ballot", text, key)
    more = {secretary.id: f"\n{text}"} if secretary is not None and carries else {}
    sent = _to_helpers(duty, asked, words.visits_for_rating, more)
    if secretary is not None and carries and secretary.id not in sent:
        post.tell(work, secretary, Message(text), f"errand:{key}", "task")
