"""The roster in the hands of those who lead a branch: their own branch, and nothing of another."""

from dataclasses import dataclass

from bot.service.organise.roster import ImportResult, import_roster, present_roster
from bot.service.publish.desk import leads
from dialogs.rules.roster_entries import Entry, Fault, Roster
from dialogs.rules.roster_own import not_ours
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
    if person is None or not person.active or not leads(person):
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
    return not_ours(roster.entries, own.branch, own.parent) or import_roster(work, roster, actor=person_id)
