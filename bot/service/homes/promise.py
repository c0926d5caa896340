"""A commitment for the community in which somebody lives, called by its name."""

from dataclasses import replace
from typing import Any

from bot.service.organise import year
from bot.service.propose.arguments import commitment_args
from bot.service.talk.scene import Scene
from dialogs.words import homes as words
from dialogs.words import service as service_words
from storage import homes


def commit(scene: Scene, _: dict[str, Any]) -> None:
    """Begin it, or go on with it where it is open; a question for the unit waits below."""
    work, person = scene.work, scene.person
    places = homes.of(work, person.id)
    if not places:
        scene.say(words.NOT_REGISTERED)
        return
    cycle = next((one for org in places if (one := year.proposing(work, org)) is not None), None)
    if cycle is None:
        scene.say(service_words.NO_CYCLE)
        return
    frames = scene.talk.frames
    begun = [one for one in frames if one.dialog == "commitment" and one.args.get("home") == cycle.org_id]
    if not begun:
        scene.begin("commitment", commitment_args(work, person, cycle))
        return
    others = tuple(one for one in frames if one not in begun)
    scene.talk = replace(scene.talk, frames=(*others, *begun))
    scene.restate()
