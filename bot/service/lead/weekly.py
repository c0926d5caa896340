"""The one digest of the week for whoever decides: what waits for his word, what is coming, figures."""

from datetime import timedelta
from typing import Any

from bot.service.lead import desk
from bot.service.organise import year
from bot.service.reach import post
from bot.service.reach.duty import Duty
from bot.service.review import who
from bot.service.talk.scene import Scene
from dialogs.content import Choice, Message
from dialogs.rules.calendar import local
from dialogs.rules.commitments import Status
from dialogs.rules.people import Person
from dialogs.words import service as service_words
from dialogs.words import weekly as words
from storage import burden, commitments, people, years
from storage.unit import Work

#: How far ahead one looks.
_AHEAD = timedelta(days=14)

#: A week, but for the hours by which one digest comes earlier in the day than the last.
_WEEK = timedelta(days=6, hours=12)

#: Time within which the same words are a repetition.
_SEASON = timedelta(days=60)

_MOST_BUTTONS = 2


def look(duty: Duty) -> None:
    """Bring it to everybody who has an office here or right above."""
    for person in who.reviewers(duty.work, duty.cycle.org_id):
        bring(duty, person)


def bring(duty: Duty, person: Person) -> None:
    """Bring it to one: once a week at most, never in the same words twice in a season, and not at all
    where nothing waits nor comes."""
    work, beginning = duty.work, f"weekly:{person.id}:"
    before = burden.lately(work, person.id, beginning, work.now - _SEASON)
    if any(work.now - moment < _WEEK for moment, _ in before):
        return
    waiting, coming = desk.waiting(work, person), _coming(work, person)
    if not waiting and not (coming and person.leads):
        return
    text = _text(work, person, waiting, coming)
    if any(told == text for _, told in before):
        return
    key = f"{beginning}{local(work.now).date()}"
    message = Message(text, choices=_buttons(waiting))
    post.tell(work, person, message, key, "digest", later=duty.again("weekly.tell", person))


def show(scene: Scene, _: dict[str, Any]) -> None:
    """The same, asked for."""
    if not scene.person.holds_office:
        scene.say(service_words.ONLY_SECRETARY)
        return
    waiting = desk.waiting(scene.work, scene.person)
    text = _text(scene.work, scene.person, waiting, _coming(scene.work, scene.person))
    scene.says.append(Message(text, choices=_buttons(waiting)))


def _text(work: Work, person: Person, waiting: list[tuple[str, int]], coming: list[str]) -> str:
    decide = [words.waits(kind, number) for kind, number in waiting]
    return words.week(decide, coming if person.leads else [], _figures(work, person) if person.leads else [])


def _buttons(waiting: list[tuple[str, int]]) -> tuple[Choice, ...]:
    known = [words.BUTTONS[kind] for kind, _ in waiting if kind in words.BUTTONS]
    return tuple(Choice(label, token) for label, token in known[:_MOST_BUTTONS])


def _coming(work: Work, person: Person) -> list[str]:
    """Steps that begin within two weeks, and how many promises come to their day."""
    found, until = [], work.now + _AHEAD
    for cycle in year.running(work, person.org_id):
        soon = [one for one in years.windows_of(work, cycle.id) if work.now < one.opens <= until]
        found += [words.opens(one.step, one.part, local(one.opens)) for one in soon]
        today, last = local(work.now).date(), local(until).date()
        due = commitments.due_between(work, cycle.id, today, last)
        found += [words.due_soon(due)] if due else []
    return [one for one in found if one]


def _figures(work: Work, person: Person) -> list[str]:
    lines = []
    cycle = next(iter(year.running(work, person.org_id)), None)
    items = commitments.of_cycle(work, cycle.id, Status.PUBLISHED) if cycle else []
    if items:
        latest = commitments.last_progress(work, [one.id for one in items])
        states = [one.state for one in latest.values()]
        going = states.count("going") + states.count("no_change")
        lines.append(words.figures(len(items), states.count("done"), going))
    if people.below(work, person.org_id):
        lines.append(words.BELOW)
    return lines
