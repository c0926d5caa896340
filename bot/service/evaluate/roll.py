"""The roll of the poll: who is not counted among the entitled and why; the meeting at which is voted."""

import re
from typing import Any

from bot.service.evaluate import who
from bot.service.talk.scene import Scene
from dialogs.rules.entitled import GROUNDS
from dialogs.rules.people import Person, Standing
from dialogs.words import evaluation as evaluation_words
from dialogs.words import poll as words
from storage import people, polls, records
from storage.unit import Work
from storage.years import Cycle


def entitled(work: Work, cycle: Cycle) -> list[Person]:
    """The full members who are counted (应到会). A query."""
    left_out = polls.exclusions(work, cycle.id)
    members = people.members(work, cycle.org_id)
    return [one for one in members if one.standing is Standing.FORMAL and one.id not in left_out]


def exclude(scene: Scene, args: dict[str, Any]) -> None:
    """A member is not counted, on one of five grounds; the secretary is never the one who gains by it alone:
    the journal and the minutes name everybody left out."""
    found = _named(scene, args)
    if found is None:
        return
    cycle, person, rest = found
    ground = next((one for one in GROUNDS if one in rest), "")
    if not ground:
        scene.say(words.EXCLUDE_HOW)
        return
    polls.exclude(scene.work, cycle.id, person.id, ground, scene.person.id)
    records.note(
        scene.work, scene.person.id, "exclude_voter", f"cycle:{cycle.id}", person=person.id, ground=ground
    )
    scene.say(words.excluded(person.name, GROUNDS[ground], len(entitled(scene.work, cycle))))


def include(scene: Scene, args: dict[str, Any]) -> None:
    """A member is counted again."""
    found = _named(scene, args)
    if found is None:
        return
    cycle, person, _ = found
    if polls.include(scene.work, cycle.id, person.id):
        records.note(scene.work, scene.person.id, "include_voter", f"cycle:{cycle.id}", person=person.id)
    scene.say(words.included(person.name, len(entitled(scene.work, cycle))))


def _named(scene: Scene, args: dict[str, Any]) -> tuple[Cycle, Person, str] | None:
    """The year, the member and what was said about him; else it is said what is missing."""
    cycle = who.evaluated(scene.work, scene.person.org_id)
    _, called, rest = (*re.split(r"[\s，,]+", str(args.get("words", "")).strip(), maxsplit=2), "", "")[:3]
    if cycle is None or not scene.person.leads:
        scene.say(words.LEADERS_ONLY if cycle else evaluation_words.NO_YEAR)
    elif not called:
        scene.say(words.EXCLUDE_HOW)
    elif cycle.status not in ("preparing", "fulfilling"):
        scene.say(words.EXCLUDE_TOO_LATE)
    else:
        members = people.by_name(scene.work, cycle.org_id, called)
        full = next((one for one in members if one.active and one.standing is Standing.FORMAL), None)
        if full is not None:
            return cycle, full, rest
        scene.say(words.NOT_A_MEMBER.format(name=called))
    return None
