"""The one digest of the week for whoever decides: what waits for his word, what is coming, figures."""

from datetime import timedelta
from functools import partial
from typing import Any

from bot.service.lead import desk, ending
from bot.service.organise import year
from bot.service.propose import leading_shown
from bot.service.reach import post
from bot.service.reach.duty import Duty
from bot.service.review import who
from bot.service.talk.scene import Scene
from dialogs.content import Choice, Message
from dialogs.rules.calendar import local
from dialogs.rules.people import Person
from dialogs.words import service as service_words
from dialogs.words import weekly as words
from storage import burden, commitments, people, years
from storage.unit import Work

#: How far ahead one looks.
_AHEAD = timedelta(days=14)

#: A week, but for the hours by which one digest comes earlier in the day than the last.
_WEEK = timedelta(days=6, hours=12)

#: Time within which the same words are a repetition; a year that has only to be closed is asked about again.
_SEASON = timedelta(days=60)
_READY = timedelta(days=13)

#: What is also put before people by itself, by the beginning of its key; for so long it is not said again.
_BY_ITSELF = {"review": "review-digest:", "publish": "publish:", "summary": "summary:"}
_JUST = timedelta(days=4)

_MOST_BUTTONS = 2

#: By person what waits for him: kind and number.
Waiting = dict[int, list[tuple[str, int]]]


def look(duty: Duty) -> None:
    """Bring it to everybody who has an office here or right above."""
    groups: dict[int, list[Person]] = {}
    for person in who.reviewers(duty.work, duty.cycle.org_id):
        groups.setdefault(person.org_id, []).append(person)
    for org_id, group in groups.items():
        # Each organisation below a superior comes by here on the same morning.
        duty.work.once_now(("weekly", org_id), partial(_bring, duty, org_id, group))


def bring(duty: Duty, person: Person) -> None:
    """Bring it to one."""
    _bring(duty, person.org_id, [person])


def _bring(duty: Duty, org_id: int, group: list[Person]) -> None:
    """Once a week at most, never in the same words twice in a season, and not at all where nothing waits
    nor comes."""
    work = duty.work
    before = burden.lately(work, [one.id for one in group], "weekly:", work.now - _SEASON)
    fresh = [one for one in group if not any(work.now - moment < _WEEK for moment, _ in before[one.id])]
    waiting = _not_just_asked(work, desk.waiting_for(work, org_id, fresh)) if fresh else {}
    leading = [one for one in fresh if one.leads]
    coming = _coming(work, org_id) if leading else []
    close, ready = ending.standing(work, org_id) if leading else ("", False)
    news = coming or close
    figures = _figures(work, org_id) if any(news or waiting[one.id] for one in leading) else []
    for person in fresh:
        ahead, told = (coming, [close, *figures]) if person.leads else ([], [])
        if not waiting[person.id] and not (person.leads and news):
            continue
        text = words.week(_lines(waiting[person.id]), ahead, told)
        since = work.now - (_READY if ready and person.leads else _SEASON)
        if not any(said == text and moment > since for moment, said in before[person.id]):
            key = f"weekly:{person.id}:{local(work.now).date()}"
            message = Message(text, choices=_buttons(waiting[person.id]))
            post.tell(work, person, message, key, "digest", later=duty.again("weekly.tell", person))


def _not_just_asked(work: Work, waiting: Waiting) -> Waiting:
    """What waits for each, without that which was put before him by itself in the last days."""
    for kind, beginning in _BY_ITSELF.items():
        ids = [number for number, lists in waiting.items() if any(one == kind for one, _ in lists)]
        asked = burden.lately(work, ids, beginning, work.now - _JUST) if ids else {}
        for number in ids:
            if asked[number]:
                waiting[number] = [(one, count) for one, count in waiting[number] if one != kind]
    return waiting


def show(scene: Scene, _: dict[str, Any]) -> None:
    """The same, asked for."""
    if not scene.person.holds_office:
        scene.say(service_words.ONLY_SECRETARY)
        return
    work, org_id = scene.work, scene.person.org_id
    waiting, leads = desk.waiting_for_one(work, scene.person), scene.person.leads
    ahead = _coming(work, org_id) if leads else []
    told = [ending.standing(work, org_id)[0], *_figures(work, org_id)] if leads else []
    scene.says.append(Message(words.week(_lines(waiting), ahead, told), choices=_buttons(waiting)))


def _lines(waiting: list[tuple[str, int]]) -> list[str]:
    return [words.waits(kind, number) for kind, number in waiting]


def _buttons(waiting: list[tuple[str, int]]) -> tuple[Choice, ...]:
    known = [words.BUTTONS[kind] for kind, _ in waiting if kind in words.BUTTONS]
    return tuple(Choice(label, token) for label, token in known[:_MOST_BUTTONS])


def _coming(work: Work, org_id: int) -> list[str]:
    """Steps that begin within two weeks, how many promises come to their day, and who waits below."""
    found, until = [], work.now + _AHEAD
    for cycle in year.running(work, org_id):
        soon = [one for one in years.windows_of(work, cycle.id) if work.now < one.opens <= until]
        found += [words.opens(one.step, one.part, local(one.opens)) for one in soon]
        today, last = local(work.now).date(), local(until).date()
        due = commitments.due_between(work, cycle.id, today, last)
        found += [words.due_soon(due)] if due else []
    return [*filter(None, found), *leading_shown.waiting_below(work, org_id)]


def _figures(work: Work, org_id: int) -> list[str]:
    lines = []
    cycle = next(iter(year.running(work, org_id)), None)
    states = commitments.states(work, cycle.id) if cycle else None
    if states:
        lines.append(words.figures(states.total(), states["done"], states["going"] + states["no_change"]))
    if people.below(work, org_id):
        lines.append(words.BELOW)
    return lines
