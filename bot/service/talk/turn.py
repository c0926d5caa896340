"""One turn of a talk: receive, perform what it asks for, and come back to what is still open."""

from bot.service.fulfil import onbehalf
from bot.service.lead import visiting
from bot.service.talk import perform
from bot.service.talk.scene import Scene
from dialogs.engine.outcome import Open
from dialogs.engine.receive import receive
from dialogs.scripts.catalog import CATALOG


def play(scene: Scene) -> None:
    """Carry it out on the scene, in its transaction."""
    before = scene.talk
    if onbehalf.take(scene) or visiting.take(scene):
        return
    scene.show(receive(CATALOG, before, scene.heard, scene.work.now))
    digressed = False
    while scene.todo:
        effect = scene.todo.pop(0)
        digressed = digressed or isinstance(effect, Open)
        perform.perform(scene, effect)
    if scene.talk.top is None or scene.talk.turn != before.turn:
        return
    if len(scene.talk.frames) < len(before.frames):
        scene.resume()
    elif digressed:
        scene.comeback()
