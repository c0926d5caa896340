"""Progress told out of the blue: an answer after weeks, or a correction."""

from typing import Any

from rapidfuzz import fuzz

from bot.service.fulfil import progress
from bot.service.organise import year
from bot.service.talk.scene import Scene
from dialogs.content import Choice, Message
from dialogs.engine.receive import receive
from dialogs.rules.commitments import Commitment
from dialogs.scripts.catalog import CATALOG
from dialogs.words import checkin as checkin_words
from dialogs.words import service as words

#: How alike words and a commitment must be to be taken as being about it; 0–100.
_ALIKE = 45


def take(scene: Scene, args: dict[str, Any]) -> None:
    """Bring the words to the commitment they speak of; ask which one where that is open."""
    own = [
        one
        for cycle in year.running_for(scene.work, scene.person)
        for one in progress.published(scene.work, scene.person, cycle.id)
    ]
    if "commitment" in args:
        _begin(
            scene, next((one for one in own if str(one.id) == str(args["commitment"])), None), answer=False
        )
        return
    found = own[0] if len(own) == 1 else meant(str(args.get("words", "")), own)
    if found is not None:
        _begin(scene, found, answer=True)
    elif own:
        choices = tuple(
            Choice(f"第{number}条", f"/late_progress?commitment={one.id}")
            for number, one in enumerate(own[:5], 1)
        )
        scene.says.append(Message(checkin_words.which([one.text for one in own[:5]]), choices=choices))
    else:
        scene.say(words.NONE_YET)


def _begin(scene: Scene, one: Commitment | None, *, answer: bool) -> None:
    if one is None:
        scene.say(words.NONE_YET)
        return
    said, quarter = len(scene.says), progress.quarter_of(scene.work)
    scene.begin("checkin", progress.checkin_args(one, quarter, 0, elder=scene.person.oral))
    if answer:
        del scene.says[said:]
        scene.show(receive(CATALOG, scene.talk, scene.heard, scene.work.now))


def meant(said: str, own: list[Commitment]) -> Commitment | None:
    """The commitment that the words clearly speak of, or None."""
    scored = sorted(((fuzz.partial_ratio(one.text, said), one.id) for one in own), reverse=True)
    if not scored or scored[0][0] < _ALIKE or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return None
    return next(one for one in own if one.id == scored[0][1])
