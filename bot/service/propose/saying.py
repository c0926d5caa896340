"""How a commitment is begun: called by its name, said outright, recorded, or written for somebody else."""

from typing import Any

from bot.service.homes.recording import recordable
from bot.service.organise import year
from bot.service.propose import material
from bot.service.propose.arguments import commitment_args, recorder_args
from bot.service.propose.spoken import keep
from bot.service.talk.scene import Scene
from dialogs.effects.propose import KeepSpoken
from dialogs.engine.receive import receive
from dialogs.rules.calendar import local
from dialogs.rules.quality.item import Author
from dialogs.rules.quality.lint import lint
from dialogs.rules.year import year_end
from dialogs.scripts.catalog import CATALOG
from dialogs.scripts.commands import named_command
from dialogs.scripts.record import named
from dialogs.words import service as words


def commit(scene: Scene, args: dict[str, Any]) -> None:
    """Begin a commitment; words that are one already are taken as the first answer."""
    work, person = scene.work, scene.person
    if any(one.dialog == "commitment" and "of_org" not in one.args for one in scene.talk.frames):
        scene.restate()
        return
    words_said = str(args.get("words", ""))
    cycle = year.proposing_for(work, person, words_said)
    if cycle is None:
        scene.say(words.NO_CYCLE)
        return
    said = len(scene.says)
    args = commitment_args(work, person, cycle) | material.beside(work, person, cycle)
    scene.begin("commitment", args)
    if not named_command(words_said) and is_commitment(scene, words_said, cycle.year):
        del scene.says[said:]
        scene.show(receive(CATALOG, scene.talk, scene.heard, work.now))


def is_commitment(scene: Scene, said: str, of_year: int) -> bool:
    """Whether the words are a good commitment as they stand."""
    author = Author(elder=scene.person.oral, leader=scene.person.goes_first, post=scene.person.post)
    today = local(scene.work.now).date()
    found = lint(said, today=today, period_end=year_end(of_year), author=author)
    return found.quality == "good"


def hear_recording(scene: Scene, args: dict[str, Any]) -> None:
    """A recording without words, out of the blue: taken as a commitment to be written down."""
    keep(scene, KeepSpoken(scene.person.id, int(args["media"])))


def record(scene: Scene, args: dict[str, Any]) -> None:
    """Write down for somebody else, named in the words or chosen before."""
    work, actor = scene.work, scene.person
    allowed = recordable(work, actor)
    pairs: list[list[object]] = [[one.id, one.name] for one in allowed]
    found = [int(args["person"])] if "person" in args else named(str(args.get("words", "")), pairs)
    author = next((one for one in allowed if found == [one.id]), None)
    if not allowed:
        scene.say(words.NOBODY_TO_RECORD)
    elif author is None:
        scene.begin("record", {"people": pairs})
    else:
        dialog = recorder_args(work, author, actor.org_id)
        scene.begin("commitment", dialog) if dialog else scene.say(words.NO_CYCLE)
