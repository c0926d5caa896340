"""Opening a year in chat: first what would happen, then, on the word, it does (R1)."""

from typing import Any

from bot.service.organise import opening
from bot.service.organise.opening import Wish
from bot.service.organise.year import CycleRefused
from bot.service.talk.scene import Scene
from dialogs.scripts.opening_words import read_opening
from dialogs.words import opening as words
from dialogs.words import service as service_words
from storage import people

#: Organisations that are listed before they are opened.
_LISTED = 12


def open_year(scene: Scene, args: dict[str, Any]) -> None:
    """A year for one's own organisation, or for all below it as well, by whoever leads it."""
    work, person = scene.work, scene.person
    if not person.leads:
        scene.say(service_words.ONLY_SECRETARY)
        return
    said = read_opening(str(args.get("words", "")))
    org = people.org(work, person.org_id)
    if said is None or org is None:
        scene.say(words.HOW_TO_OPEN)
        return
    wish = Wish(said.year, season=said.season, below=said.below)
    try:
        if said.sure:
            scene.say(opening.open_for(work, org, wish, person.id))
            return
        plans = opening.planned(work, org, wish)
    except CycleRefused as trouble:
        scene.say(str(trouble))
        return
    going = [words.plan_line(one.org.name, one.start) for one in plans if not one.refused]
    skipped = [words.refused(one.org.name, one.refused) for one in plans if one.refused]
    if not going:
        scene.say("\n".join(skipped[:_LISTED]))
        return
    more = [words.more_orgs(len(going) - _LISTED)] if len(going) > _LISTED else []
    scene.say(words.would_open(said.year, [*going[:_LISTED], *more, *skipped[:_LISTED]], said.order))
