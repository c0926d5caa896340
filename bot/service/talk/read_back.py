"""What becomes of words that were read back to whoever said them into the phone."""

from dataclasses import replace

from bot.service.talk.scene import Scene
from dialogs.effects.hearing import DropHeard, TakeHeard
from dialogs.engine.receive import receive
from dialogs.heard import Kind
from dialogs.scripts.catalog import CATALOG
from dialogs.words import hearing as words


def take(scene: Scene, effect: TakeHeard) -> None:
    """The speaker has confirmed: the words are his now, with his recording."""
    media = str(effect.media)
    scene.heard = replace(scene.heard, kind=Kind.AUDIO, text=effect.text, token="", media=media)
    scene.show(receive(CATALOG, scene.talk, scene.heard, scene.work.now))


def drop(scene: Scene, _: DropHeard) -> None:
    """They are not his."""
    scene.say(words.NOT_RIGHT)
