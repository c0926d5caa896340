"""What whoever puts something right says in the chat, or what somebody else writes down for him."""

import re
from collections.abc import Callable
from typing import Any

from bot.problems import BadInput
from bot.service.supervise import rectify, rectify_list, rectify_proof
from bot.service.talk.scene import Scene
from dialogs.rules.calendar import local
from dialogs.rules.rectification import Rectification
from dialogs.scripts.public import by_channel
from dialogs.scripts.supervising import named_first, rest_of
from dialogs.words import rectification as words
from storage import records, rectifications

_NUMBERED = re.compile(r"(?:第)?(\d{1,6})[号件]?[\s:：，,]+(.*)", re.DOTALL)


def done(scene: Scene, args: dict[str, Any]) -> None:
    """The person concerned says that it is done."""

    def keep(one: Rectification, said: str) -> str:
        return words.thanks(rectify_proof.show(scene.work, one, scene.person, said))

    _answer(scene, args, keep)


def explain(scene: Scene, args: dict[str, Any]) -> None:
    """The person concerned says what stands in the way."""

    def keep(one: Rectification, said: str) -> str:
        rectify_proof.state(scene.work, one, scene.person, said)
        return words.KEPT_STATEMENT

    _answer(scene, args, keep)


def _answer(scene: Scene, args: dict[str, Any], keep: Callable[[Rectification, str], str]) -> None:
    found = _which(scene, rest_of(str(args.get("words", ""))))
    if found is None:
        return
    try:
        scene.say(keep(*found))
    except BadInput as error:
        scene.say(str(error))


def note(scene: Scene, args: dict[str, Any]) -> None:
    """Somebody writes down what the person concerned said on a visit, by telephone or on paper."""
    name, rest = named_first(rest_of(str(args.get("words", ""))))
    found = rectify.named(scene.work, scene.person, name) if name else None
    waiting = rectifications.open_rectifications(scene.work, person_id=found[0].id) if found else []
    if found is None or not waiting:
        scene.say(words.NEEDS_NOTE)
        return
    channel, said = by_channel(rest)
    one = waiting[0]
    numbered = _NUMBERED.fullmatch(said) if len(waiting) > 1 else None
    if numbered is not None:
        one, said = next((each for each in waiting if each.id == int(numbered[1])), one), numbered[2]
    came = rectify_proof.came_by(one, channel, scene.person, local(scene.work.now).date())
    try:
        rectify_proof.show(scene.work, one, scene.person, said, came)
    except BadInput as error:
        scene.say(str(error))
    else:
        records.finish_errands(scene.work, "read_to", found[0].id)
        scene.say(words.recorded_for(found[0].name, one.id))


def _which(scene: Scene, rest: str) -> tuple[Rectification, str] | None:
    """The one of his own that is meant: by its place in his list where there are several."""
    own = rectifications.open_rectifications(scene.work, person_id=scene.person.id)
    if not own:
        scene.say(words.NONE_OWN)
        return None
    if len(own) == 1:
        return own[0], rest
    numbered = _NUMBERED.fullmatch(rest)
    place = int(numbered[1]) if numbered else 0
    if numbered is None or not 1 <= place <= len(own):
        scene.say(words.WHICH)
        rectify_list.show(scene)
        return None
    return own[place - 1], numbered[2]
