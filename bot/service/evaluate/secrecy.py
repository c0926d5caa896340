"""Who marked somebody and why: nobody can say, because no slip tells it."""

from typing import Any

from bot.service.talk.scene import Scene
from dialogs.words import common
from dialogs.words import rating as words


def who(scene: Scene, _: dict[str, Any]) -> None:
    """Neither the name nor a part of it."""
    scene.say(common.NOT_TOLD)


def why(scene: Scene, _: dict[str, Any]) -> None:
    """A slip holds a grade and no words."""
    scene.say(words.NO_REASONS)
