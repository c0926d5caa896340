"""What somebody says on paper, by phone or on a visit of his own promises is done as if he had said it in the
chat: the same sentence, by the same verb, in his name. What the chat would not do is not entered."""

from collections.abc import Callable
from typing import Any

from bot.ports import Door
from bot.problems import BadInput
from bot.service.fulfil import schedule
from bot.service.paper.said import Said
from bot.service.propose import own_items
from bot.service.publish import amend
from bot.service.publish.pointing import own_list
from bot.service.talk.scene import Scene
from dialogs.engine.talk import Talk
from dialogs.heard import Heard
from dialogs.heard import Kind as Way
from dialogs.rules.entering import Kind
from dialogs.scripts import schedule_words
from storage.unit import Work

#: The steps as they were proposed are right.
_AS_PROPOSED = ("可以", "同意", "照建议", "就这样", "对")


class _NoLinks:
    """Nobody is handed a page of his own where somebody else writes."""

    def page(self, door: Door, subject: int | str, person: int) -> str:
        """Never asked for."""
        raise LookupError(door, subject, person)


def take(work: Work, said: Said) -> str:
    """Do it; the record's name, for where it comes from.

    Raises:
        BadInput: it is not done; the sentence says why.
    """
    heard = Heard("paper", "", said.key, Way.TEXT, work.now, text=said.entry.whole)
    scene = Scene(work, said.whose, heard, Talk(), _NoLinks(), recorder=said.recorder)
    before = len(work.noted)
    _verb(said)(scene, {"words": said.entry.whole})
    told = "\n".join(message.text for message in scene.says)
    if len(work.noted) == before:
        raise BadInput(told)
    said.answers.append(told)
    note = work.noted[before].values
    return f"{note['verb']}:{note['subject']}"


def _verb(said: Said) -> Callable[[Scene, dict[str, Any]], None]:
    if said.entry.kind is Kind.TAKE_BACK:
        return own_items.take_back
    if said.entry.kind is not Kind.SCHEDULE:
        return amend.ask
    if said.entry.words.strip(" 。") in _AS_PROPOSED:
        return _confirm
    return schedule.reach if schedule_words.command(said.entry.whole) == "step_done" else schedule.change


def _confirm(scene: Scene, _: dict[str, Any]) -> None:
    ids = ",".join(str(one.id) for one in own_list(scene.work, scene.person))
    schedule.confirm(scene, {"commitments": ids})
