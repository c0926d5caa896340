"""What a person can ask at any point."""

from typing import Any

from bot.service.fulfil import evidence
from bot.service.lead import standing
from bot.service.organise import year
from bot.service.propose.saying import commit, is_commitment
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.rules.commitments import Commitment
from dialogs.rules.endings import Result
from dialogs.rules.people import Role
from dialogs.words import evidence as evidence_words
from dialogs.words import homes as home_words
from dialogs.words import lead as lead_words
from dialogs.words import service as words
from dialogs.words.commitment import until
from storage import commitments, ends, homes, people
from storage.years import Cycle


def help_(scene: Scene, _: dict[str, Any]) -> None:
    """What can be said here, by who asks and what is being asked."""
    top = scene.talk.top
    if top is not None and top.dialog == "commitment" and top.asking == "what":
        scene.say(words.HELP_WRITING)
        return
    if scene.person.oral:
        scene.say(words.HELP_ELDER)
        return
    more = words.HELP_SECRETARY if scene.person.role is not Role.MEMBER else ""
    if scene.person.holds_office and people.below(scene.work, scene.person.org_id):
        more += lead_words.HELP
    scene.say(words.HELP + more)


def mine(scene: Scene, _: dict[str, Any]) -> None:
    """One's own commitments, and where each stands."""
    said = 0
    for cycle in year.running_for(scene.work, scene.person):
        own = commitments.of_person(scene.work, scene.person.id, cycle.id)
        stands, shown = _stands(scene, own), evidence.marks(scene.work, own, own=True)
        lines = [
            words.commitment_line(
                words.in_its_name(one.text) if one.of_org else one.text,
                until(one.due, cycle.year),
                stands[one.id],
            )
            + evidence_words.on_own(list(shown[one.id]))
            for one in own
        ]
        if lines:
            scene.say(words.mine(_scoped(scene, cycle, lines), cycle.year, said + 1))
            said += len(lines)
    if not said:
        scene.say(words.NONE_YET)


def _stands(scene: Scene, own: list[Commitment]) -> dict[int, str]:
    """How each stands: its result, else what was said last, else how far it has come."""
    ids = [one.id for one in own]
    known, latest = ends.of(scene.work, ids), commitments.last_progress(scene.work, ids)
    told = {number: one.label for number, one in latest.items()}
    told |= {number: Result(one.result).label for number, one in known.items()}
    return {one.id: told.get(one.id, one.status.label) for one in own}


def _scoped(scene: Scene, cycle: Cycle, lines: list[str]) -> list[str]:
    """Whoever takes part in two places sees with each line where it holds."""
    if cycle.org_id == scene.person.org_id and not homes.of(scene.work, scene.person.id):
        return lines
    org = people.org(scene.work, cycle.org_id)
    scope = home_words.UNIT if cycle.org_id == scene.person.org_id or org is None else org.name
    return [home_words.scoped(scope, line) for line in lines]


def status(scene: Scene, args: dict[str, Any]) -> None:
    """How things stand: one's own, or the branch's for whoever has an office in it."""
    if scene.person.role is Role.MEMBER:
        mine(scene, args)
        return
    scene.say(standing.standing(scene.work, scene.person.org_id))


def board(scene: Scene, _: dict[str, Any]) -> None:
    """The way to the noticeboard."""
    link = Link(words.LOOK, f"/board/{scene.person.org_id}")
    scene.says.append(Message(words.BOARD, link=link))


def unclear(scene: Scene, args: dict[str, Any]) -> None:
    """Nothing was asked and nothing is recognised: perhaps a promise, otherwise say what can be said."""
    cycle = year.proposing_for(scene.work, scene.person)
    if cycle is not None and is_commitment(scene, str(args.get("words", "")), cycle.year):
        commit(scene, args)
    else:
        scene.missed = True
        scene.say(words.NOT_UNDERSTOOD)
