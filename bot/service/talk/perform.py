"""Which verb carries out which effect of a dialog."""

from bot.service.rooms import COMMANDS, VERBS
from bot.service.talk.scene import Scene
from dialogs.engine.outcome import Effect, Open


def perform(scene: Scene, effect: Effect) -> None:
    """Carry out one effect, in the transaction of the message that led to it.

    An unknown command (an old menu) is answered with help.
    """
    if isinstance(effect, Open):
        COMMANDS.get(effect.command, COMMANDS["help"])(scene, dict(effect.args))
    else:
        VERBS[type(effect)](scene, effect)
