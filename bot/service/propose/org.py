"""Promises in an organisation's name (R3): first how opinions were sought (R44), then the promise."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.service.organise import year
from bot.service.propose import material
from bot.service.propose.arguments import org_args
from bot.service.reach import post
from bot.service.reach.duty import Duty
from bot.service.talk.scene import Scene
from dialogs.effects.propose import KeepOpinions
from dialogs.engine.receive import receive
from dialogs.heard import Kind
from dialogs.rules.calendar import local
from dialogs.rules.commitments import Status
from dialogs.rules.opinions import CHANNELS, Round
from dialogs.rules.org_cell import who_answers
from dialogs.rules.people import Person
from dialogs.rules.voices import Kind as Voiced
from dialogs.rules.voices import State
from dialogs.rules.year import LEADERS, Due, Step
from dialogs.scripts.catalog import CATALOG
from dialogs.scripts.item_words import behind
from dialogs.scripts.opinions import rounds_in
from dialogs.words import opinions as words
from dialogs.words import service as service_words
from storage import commitments, opinions, people, records, voices, years
from storage.unit import Work
from storage.years import Cycle

#: How long after the question for his own promise.
_AFTER_HIS_OWN = timedelta(hours=2)


def commit(scene: Scene, args: dict[str, Any]) -> None:
    """Begin a promise in the organisation's name, before the first one tell how opinions were sought."""
    cycle = year.proposing(scene.work, scene.person.org_id)
    if not scene.person.leads:
        scene.say(service_words.ONLY_SECRETARY)
    elif cycle is None:
        scene.say(service_words.NO_CYCLE)
    elif not opinions.of_cycle(scene.work, cycle.id):
        _ask_opinions(scene, cycle, behind(str(args.get("words", ""))) or " ")
    else:
        _begin(scene, cycle, behind(str(args.get("words", ""))))


def _begin(scene: Scene, cycle: Cycle, said: str) -> None:
    """Put the question, or take what was said already as its answer."""
    before = len(scene.says)
    scene.begin(
        "commitment",
        {**org_args(scene.work, scene.person, cycle), **material.mend(scene.work, cycle)},
    )
    if said.strip():
        del scene.says[before:]
        heard = replace(scene.heard, kind=Kind.TEXT, text=said.strip(), token="", media="")
        scene.show(receive(CATALOG, scene.talk, heard, scene.work.now))


def _ask_opinions(scene: Scene, cycle: Cycle, then: str) -> None:
    scene.set_aside("opinions")
    scene.begin("opinions", _opinion_args(scene.work, cycle, then))


def _opinion_args(work: Work, cycle: Cycle, then: str) -> dict[str, Any]:
    org, wishes = people.org(work, cycle.org_id), sum(_wishes(work, cycle).values())
    return {"cycle": cycle.id, "org": org.name if org else "", "wishes": wishes, "then": then}


def ask(duty: Duty) -> None:
    """When proposals open, leaders' first where they have days of their own: whoever answers for the
    organisation is asked for its promise, once and after his own (R3, R18)."""
    work, cycle = duty.work, duty.cycle
    windows = years.windows_of(work, cycle.id)
    leaders = any(one.step is Step.PROPOSE and one.part == LEADERS for one in windows)
    if leaders and duty.task.kind != Due.LEADERS_OPEN:
        return
    reached = people.reachable(work, cycle.org_id)
    person = who_answers(people.members(work, cycle.org_id), reached)
    if person is None or person.id not in reached:
        return
    key = f"propose.org:{person.id}"
    years.schedule(work, cycle.id, "propose.org", key, {"person": person.id}, work.now + _AFTER_HIS_OWN)


def ask_one(duty: Duty, person: Person) -> None:
    """Put the question, unless there is a promise in the organisation's name."""
    work, cycle = duty.work, duty.cycle
    if any(one.of_org and one.status is not Status.WITHDRAWN for one in commitments.of_cycle(work, cycle.id)):
        return
    dialog, args = "commitment", org_args(work, person, cycle)
    if not opinions.of_cycle(work, cycle.id):
        dialog, args = "opinions", _opinion_args(work, cycle, " ")
    key = f"propose.org:{cycle.id}:{person.id}"
    post.ask(work, person, dialog, args, key, "prompt", later=duty.again("propose.org", person))


def note(scene: Scene, args: dict[str, Any]) -> None:
    """Note a round of opinions at any time; without words tell what is noted, or ask."""
    cycle = year.proposing(scene.work, scene.person.org_id)
    said = behind(str(args.get("words", "")))
    if not scene.person.holds_office:
        scene.say(service_words.ONLY_SECRETARY)
    elif cycle is None:
        scene.say(service_words.NO_CYCLE)
    else:
        found = rounds_in(said, local(scene.work.now).date())
        if found and all(one.whole for one in found):
            _keep(scene, cycle, found)
        elif not said and opinions.of_cycle(scene.work, cycle.id):
            scene.say(words.kept(sought(scene.work, cycle)))
        else:
            _ask_opinions(scene, cycle, "")


def keep(scene: Scene, effect: KeepOpinions) -> None:
    """Keep how opinions were sought, and go on with the promise that was begun."""
    cycle = years.get(scene.work, effect.cycle)
    if cycle is None or cycle.org_id != scene.person.org_id or not scene.person.holds_office:
        scene.say(service_words.ONLY_SECRETARY)
        return
    _keep(scene, cycle, [_round(one, scene) for one in effect.rounds] or [_only_wishes(scene, cycle)])
    if effect.then and scene.person.leads:
        _begin(scene, cycle, effect.then)


def _keep(scene: Scene, cycle: Cycle, rounds: list[Round]) -> None:
    for one in rounds:
        opinions.add(scene.work, cycle.id, one, scene.person.id)
    records.note(scene.work, scene.person.id, "keep_opinions", f"cycle:{cycle.id}", rounds=len(rounds))
    scene.say(words.kept(sought(scene.work, cycle)))


def _round(told: dict[str, Any], scene: Scene) -> Round:
    today = local(scene.work.now).date()
    day = type(today).fromisoformat(told["day"]) if told["day"] else today
    return Round(told["channel"], int(told["people"]), day, told["words"])


def _only_wishes(scene: Scene, cycle: Cycle) -> Round:
    """Nothing but the wishes that the public told by itself."""
    count = sum(_wishes(scene.work, cycle).values())
    return Round("page", count, local(scene.work.now).date(), words.wished(count))


def sought(work: Work, cycle: Cycle) -> list[str]:
    """How opinions were sought for that year, a way a line; the wishes of the public count too. A query."""
    lines = [
        words.way(CHANNELS[one.channel], one.people, one.day) for one in opinions.of_cycle(work, cycle.id)
    ]
    wishes = sum(_wishes(work, cycle).values())
    return [*lines, words.wished(wishes)] if wishes else lines


def _wishes(work: Work, cycle: Cycle) -> dict[State, int]:
    return voices.counts(work, cycle.org_id, Voiced.WISH)
