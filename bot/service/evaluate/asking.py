"""Chat of whoever prepares the evaluation: inviting the public, paper ballots, why a source is missing."""

import re
from typing import Any

from bot.ports import Door
from bot.service.evaluate import batches, gaps, paper, who
from bot.service.organise import tiers
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.rules.paper import read_tally
from dialogs.words import evaluation as words
from storage import evaluation, records
from storage.years import Cycle

_PAPER = re.compile(r"纸票\s*((?:党员)?互评|群众(?:评议|评)?)?\s*(.*)", re.DOTALL)
_GAP = re.compile(
    r"没(?:有)?开展\s*[:：]?\s*((?:党员)?互评|群众(?:评议|评)?)\s*[:：，,]?\s*(?:因为)?\s*(.*)", re.DOTALL
)


def invite(scene: Scene, _: dict[str, Any]) -> None:
    """The way to the page of the public's codes, for the committee and for whoever holds a key."""
    work, person = scene.work, scene.person
    homes = (person.org_id, *(one.id for one in tiers.below(work, person.org_id)))
    found = [one for one in (who.evaluated(work, org) for org in homes) if one is not None]
    cycle = next((one for one in found if batches.may_enter(work, one, person)), None)
    if cycle is None:
        scene.say(words.OFFICE_ONLY if found else words.NO_YEAR)
        return
    link = Link(words.INVITE_LINK, scene.links.page(Door.INVITE, cycle.id, scene.person.id))
    scene.says.append(Message(words.INVITE, link=link))


def papers(scene: Scene, args: dict[str, Any]) -> None:
    """A teller's count in one message, or how it is done."""
    cycle = _cycle(scene)
    if cycle is None:
        return
    if not paper.may_tell(scene.work, cycle, scene.person):
        scene.say(words.OFFICE_ONLY)
        return
    found = _PAPER.fullmatch(str(args.get("words", "")).strip())
    source = _source(found[1] or "") if found else "peers"
    if found is None or not found[2].strip():
        page = scene.links.page(Door.TELLER, f"{source}-{cycle.id}", scene.person.id)
        scene.says.append(Message(words.PAPER_HOW, link=Link(words.PAPER_LINK, page)))
        return
    names = {name: key for key, name in paper.lines_of(scene.work, cycle, source)}
    told = read_tally(found[2], names | _called(scene, cycle), paper.SCALES[source])
    if isinstance(told, list):
        scene.say(words.paper_trouble([words.at_line(one.line, one.why) for one in told]))
        return
    scene.say(said(paper.tell(scene.work, cycle, source, scene.person, told)))


def said(outcome: paper.Outcome) -> str:
    """What a teller hears."""
    if outcome.state == "differs":
        return words.papers_differ(list(outcome.differs))
    return words.PAPER_STATES[outcome.state]


def note_gap(scene: Scene, args: dict[str, Any]) -> None:
    """Why a source was not asked; the file and the forms say so (R33)."""
    of_grades = gaps.GRADES.fullmatch(str(args.get("words", "")).strip())
    if of_grades is not None:
        gaps.note(scene, of_grades[1], of_grades[2])
        return
    cycle = _cycle(scene)
    if cycle is None:
        return
    if not scene.person.leads:
        scene.say(words.LEADERS_ONLY)
        return
    found = _GAP.fullmatch(str(args.get("words", "")).strip())
    why = found[2].strip(" 。") if found else ""
    if found is None or not why:
        scene.say(words.GAP_HOW)
        return
    source = _source(found[1])
    evaluation.keep_gap(scene.work, cycle.id, source, why[:200], scene.person.id)
    records.note(scene.work, scene.person.id, "note_gap", f"cycle:{cycle.id}:{source}")
    scene.say(words.GAP_KEPT.format(source=words.SOURCES[source], why=why[:200]))


def _source(said_: str) -> str:
    return "public" if said_.startswith("群众") else "peers"


def _called(scene: Scene, cycle: Cycle) -> dict[str, str]:
    """The organisation may be called 支部 for short."""
    first, _ = who.subjects(scene.work, cycle)[0]
    return {"支部": first.key}


def _cycle(scene: Scene) -> Cycle | None:
    cycle = who.evaluated(scene.work, scene.person.org_id)
    if cycle is None:
        scene.say(words.NO_YEAR)
    return cycle
