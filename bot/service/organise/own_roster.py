"""The roster in the hands of those who lead a branch: their own branch, and nothing of another."""

from dataclasses import dataclass
from typing import Any

from bot.ports import Door
from bot.service.organise.roster import ImportResult, import_roster, present_roster
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.rules.roster_entries import Entry, Fault, Roster
from dialogs.rules.roster_own import facts_not_ours, not_ours
from dialogs.words import service as words
from storage import people
from storage.unit import Work


@dataclass(frozen=True, slots=True)
class Led:
    """A branch and its superior, which is empty where none is known; both by name."""

    branch: str
    parent: str


def led(work: Work, person_id: int) -> Led | None:
    """The branch that this person leads now, as its secretary or deputy; None for everybody else."""
    person = people.get(work, person_id)
    if person is None or not person.active or not person.leads:
        return None
    branch = people.org(work, person.org_id)
    if branch is None:
        return None
    parent = people.org(work, branch.parent_id) if branch.parent_id else None
    return Led(branch.name, parent.name if parent else "")


def own_entries(work: Work, person_id: int) -> list[Entry] | None:
    """The roster of the branch that this person leads; None when there is none."""
    own = led(work, person_id)
    return None if own is None else [one for one in present_roster(work) if one.branch == own.branch]


def import_own(work: Work, roster: Roster, person_id: int) -> ImportResult | list[Fault] | None:
    """Make the database say what this person's roster says of the branch that he or she leads.

    Returns:
        What was done; or what must be put right, or None for somebody who does not lead:
        then nothing was written.
    """
    own = led(work, person_id)
    if own is None:
        return None
    org = people.org_named(work, own.branch)
    facts = facts_not_ours(roster.entries, org) if org else []
    outside = not_ours(roster.entries, own.branch, own.parent)
    return [*outside, *facts] or import_roster(work, roster, actor=person_id)


def show(scene: Scene, _: dict[str, Any]) -> None:
    """Hand the secretary a personal link to the roster."""
    if not scene.person.leads:
        scene.say(words.ONLY_SECRETARY)
        return
    link = Link(words.ROSTER_LINK, scene.links.page(Door.ROSTER, "", scene.person.id))
    scene.says.append(Message(words.ROSTER, link=link))
