"""Commands: what a person can want at any point."""

from collections.abc import Callable
from typing import Any

from bot.service.fulfil import late, onbehalf
from bot.service.lead import coverage
from bot.service.organise import year
from bot.service.propose import commitments as commitment_verbs
from bot.service.propose.arguments import commitment_args, recorder_args
from bot.service.propose.spoken import keep
from bot.service.public import speaking
from bot.service.publish import desk
from bot.service.reach import meter
from bot.service.talk import errands, support
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.effects import KeepSpoken
from dialogs.engine.outcome import Open
from dialogs.engine.receive import receive
from dialogs.rules.calendar import local
from dialogs.rules.people import Role
from dialogs.rules.quality.lint import Author, lint
from dialogs.rules.year import year_end
from dialogs.scripts.catalog import CATALOG
from dialogs.scripts.commands import named_command
from dialogs.scripts.record import named
from dialogs.words import service as words
from dialogs.words.commitment import until
from storage import commitments, people


def carry_out(scene: Scene, effect: Open) -> None:
    """Carry out a command; an unknown one (an old menu) is answered with help."""
    _COMMANDS.get(effect.command, _help)(scene, dict(effect.args))


def _help(scene: Scene, _: dict[str, Any]) -> None:
    top = scene.talk.top
    if top is not None and top.dialog == "commitment" and top.asking == "what":
        scene.say(words.HELP_WRITING)
        return
    if scene.person.oral:
        scene.say(words.HELP_ELDER)
        return
    more = words.HELP_SECRETARY if scene.person.role is not Role.MEMBER else ""
    scene.say(words.HELP + more)


def _mine(scene: Scene, _: dict[str, Any]) -> None:
    said = False
    for cycle in year.running(scene.work, scene.person.org_id):
        own = commitments.of_person(scene.work, scene.person.id, cycle.id)
        latest = commitments.last_progress(scene.work, [one.id for one in own])
        lines = [
            words.commitment_line(
                one.text,
                until(one.due, cycle.year),
                latest[one.id].label if one.id in latest else one.status.label,
            )
            for one in own
        ]
        if lines:
            scene.say(words.mine(lines, cycle.year))
            said = True
    if not said:
        scene.say(words.NONE_YET)


def _status(scene: Scene, args: dict[str, Any]) -> None:
    if scene.person.role is Role.MEMBER:
        _mine(scene, args)
        return
    scene.say(desk.standing(scene.work, scene.person.org_id))


def _commit(scene: Scene, args: dict[str, Any]) -> None:
    """Begin a commitment; words that are one already are taken as the first answer."""
    work, person = scene.work, scene.person
    if any(frame.dialog == "commitment" for frame in scene.talk.frames):
        scene.restate()
        return
    cycle = year.proposing(work, person.org_id)
    if cycle is None:
        scene.say(words.NO_CYCLE)
        return
    said = len(scene.says)
    scene.begin("commitment", commitment_args(work, person, cycle))
    words_said = str(args.get("words", ""))
    if not named_command(words_said) and _is_commitment(scene, words_said, cycle.year):
        del scene.says[said:]
        scene.show(receive(CATALOG, scene.talk, scene.heard, work.now))


def _is_commitment(scene: Scene, said: str, of_year: int) -> bool:
    author = Author(elder=scene.person.oral, post=scene.person.post)
    today = local(scene.work.now).date()
    found = lint(said, today=today, period_end=year_end(of_year), author=author)
    return found.quality == "good"


def _spoken(scene: Scene, args: dict[str, Any]) -> None:
    """A recording without words, out of the blue: taken as a commitment to be written down."""
    keep(scene, KeepSpoken(scene.person.id, int(args["media"])))


def _record(scene: Scene, args: dict[str, Any]) -> None:
    """Write down for somebody else, named in the words or chosen before."""
    work, actor = scene.work, scene.person
    allowed = [
        one
        for one in people.members(work, actor.org_id)
        if one.id != actor.id and commitment_verbs.may_record(actor, one)
    ]
    pairs: list[list[object]] = [[one.id, one.name] for one in allowed]
    found = [int(args["person"])] if "person" in args else named(str(args.get("words", "")), pairs)
    author = next((one for one in allowed if found == [one.id]), None)
    if not allowed:
        scene.say(words.NOBODY_TO_RECORD)
    elif author is None:
        scene.begin("record", {"people": pairs})
    else:
        dialog = recorder_args(work, author)
        scene.begin("commitment", dialog) if dialog else scene.say(words.NO_CYCLE)


def _review(scene: Scene, _: dict[str, Any]) -> None:
    if scene.person.role is Role.MEMBER:
        scene.say(words.ONLY_SECRETARY)
        return
    scene.set_aside("review")
    commitment_verbs.open_review(scene)


def _board(scene: Scene, _: dict[str, Any]) -> None:
    link = Link(words.LOOK, f"/board/{scene.person.org_id}")
    scene.says.append(Message(words.BOARD, link=link))


def _roster(scene: Scene, _: dict[str, Any]) -> None:
    if not desk.leads(scene.person):
        scene.say(words.ONLY_SECRETARY)
        return
    link = Link(words.ROSTER_LINK, scene.links.roster(scene.person.id))
    scene.says.append(Message(words.ROSTER, link=link))


def _deed(scene: Scene, args: dict[str, Any]) -> None:
    support.pass_on(scene, "deed", str(args.get("words", "")))
    scene.say(words.DEED_TOLD)


def _unclear(scene: Scene, args: dict[str, Any]) -> None:
    """Nothing was asked and nothing is recognised: perhaps a promise, otherwise say what can be said."""
    cycle = year.proposing(scene.work, scene.person.org_id)
    if cycle is not None and _is_commitment(scene, str(args.get("words", "")), cycle.year):
        _commit(scene, args)
    else:
        scene.say(words.NOT_UNDERSTOOD)


_COMMANDS: dict[str, Callable[[Scene, dict[str, Any]], None]] = {
    "help": _help,
    "mine": _mine,
    "status": _status,
    "commit": _commit,
    "spoken": _spoken,
    "record": _record,
    "review": _review,
    "publish": desk.offer_publication,
    "summary": desk.offer_summary,
    "results": desk.offer_results,
    "board": _board,
    "roster": _roster,
    "speak": speaking.hear_member,
    "deed": _deed,
    "tasks": errands.show,
    "errand_done": errands.done,
    "burden": meter.tell_burden,
    "coverage": coverage.show,
    "late_progress": late.take,
    "progress_for": onbehalf.chosen,
    "unclear": _unclear,
}
