"""The tasks of people: the list, and saying that one is done."""

from typing import Any

from bot.service.talk.scene import Scene
from dialogs.scripts.commands import errand_number
from dialogs.words import service as words
from storage import records


def show(scene: Scene, _: dict[str, Any]) -> None:
    """The open tasks, numbered."""
    scene.say(words.errands_list([one.text for one in records.errands(scene.work, scene.person.id)]))


def done(scene: Scene, args: dict[str, Any]) -> None:
    """One task is done, or all; where it is open which, the list is shown."""
    waiting = records.errands(scene.work, scene.person.id)
    number = errand_number(str(args.get("words", "")))
    if number is None and len(waiting) == 1:
        number = 1
    if number is None or number > len(waiting):
        show(scene, {})
        return
    finished = waiting if number == 0 else [waiting[number - 1]]
    for one in finished:
        records.finish_errand(scene.work, one.id)
        records.note(scene.work, scene.person.id, "finish_errand", f"errand:{one.id}")
    scene.say(words.errands_done(len(finished), len(waiting) - len(finished)))
