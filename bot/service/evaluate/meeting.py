"""Voting at a meeting (党员大会): who is entitled and who is there, papers, the box, the minutes.

Phones, papers of the meeting and papers counted by two come to one tally; nothing is voted twice.
"""

from dataclasses import dataclass
from typing import Any

from bot.ports import Door
from bot.service.evaluate import paper, roll, who
from bot.service.evaluate.rating import poll_name, round_of
from bot.service.organise import tiers
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.rules.calendar import local
from dialogs.rules.entitled import GROUNDS, quorate
from dialogs.rules.people import Person
from dialogs.words import evaluation as evaluation_words
from dialogs.words import poll as words
from storage import people, polls, records, tellers, years
from storage.polls import Held, Void
from storage.tellers import Told
from storage.unit import Work
from storage.years import Cycle


@dataclass(frozen=True, slots=True)
class Meeting:
    """What the page of a meeting shows. `left_out` are names with their grounds, `papers` what two tellers
    counted alike; `holds` may close the box; `void` the last time that it could not be opened."""

    org: str
    year: int
    cycle_id: int
    poll: str
    entitled: tuple[tuple[int, str], ...]
    left_out: tuple[tuple[str, str], ...]
    holders: tuple[str, ...]
    held: Held | None
    papers: Told | None
    holds: bool
    viewer: int
    void: Void | None
    counted: bool

    @property
    def quorate(self) -> bool:
        """Whether more than half of those entitled are there."""
        return self.held is not None and quorate(self.held.present, len(self.entitled))


def open_page(scene: Scene, _: dict[str, Any]) -> None:
    """The way to the page with which a meeting votes."""
    cycle = who.evaluated(scene.work, scene.person.org_id)
    own = next((one for one in _held(scene.work, scene.person) if one is not None), cycle)
    if own is None or not _may(scene.work, own, scene.person):
        scene.say(evaluation_words.OFFICE_ONLY if own else evaluation_words.NO_YEAR)
        return
    link = Link(words.MEETING_LINK, scene.links.page(Door.MEETING, own.id, scene.person.id))
    scene.says.append(Message(words.MEETING, link=link))


def read(work: Work, subject: str, viewer: int) -> Meeting | None:
    """The page of one meeting, for the committee and the holders of the keys. A query."""
    cycle = years.get(work, int(subject)) if subject.isdecimal() else None
    person, branch = people.get(work, viewer), people.org(work, cycle.org_id) if cycle else None
    if cycle is None or person is None or branch is None or not _may(work, cycle, person):
        return None
    names = {one.id: one.name for one in people.members(work, cycle.org_id)}
    return Meeting(
        branch.name,
        cycle.year,
        cycle.id,
        poll_name(cycle.id),
        tuple((one.id, one.name) for one in roll.entitled(work, cycle)),
        tuple(
            (names.get(one, ""), GROUNDS[ground]) for one, ground in polls.exclusions(work, cycle.id).items()
        ),
        tuple(one.name for one in polls.holders(work, cycle.id)),
        polls.meeting(work, cycle.id),
        tellers.agreed(work, cycle.id, "peers"),
        _holds_key(work, cycle, person),
        viewer,
        polls.void(work, cycle.id),
        bool(years.results(work, cycle.id)) or cycle.status != "evaluating",
    )


def attend(work: Work, subject: str, viewer: int, present: int) -> bool:
    """Keep how many of those entitled are at the meeting today; False where it cannot be. A verb."""
    found = read(work, subject, viewer)
    if found is None or not 0 < present <= len(found.entitled):
        return False
    polls.hold_meeting(work, found.cycle_id, Held(local(work.now).date(), present), viewer)
    records.note(work, viewer, "hold_meeting", f"cycle:{found.cycle_id}", present=present)
    return True


def note_paper(work: Work, subject: str, viewer: int, voter: int) -> None:
    """The journal keeps who gave whom a paper. A verb."""
    records.note(work, viewer, "give_paper", f"cycle:{subject}", person=voter)


def seal(work: Work, subject: str, viewer: int) -> bool:
    """A holder closes the box at the meeting, before its time; False where he may not. A verb.

    Not the secretary: whoever would like to cut others off cannot. And only a meeting with a quorum.
    """
    found = read(work, subject, viewer)
    if found is None or not found.holds or not found.quorate:
        return False
    records.note(work, viewer, "seal_box", f"cycle:{found.cycle_id}")
    key = f"rate.seal:{round_of(work, found.cycle_id)}"
    return years.schedule(work, found.cycle_id, "rate.seal", key, {}, work.now)


def _may(work: Work, cycle: Cycle, person: Person) -> bool:
    return paper.may_tell(work, cycle, person) or _holds_key(work, cycle, person)


def _holds_key(work: Work, cycle: Cycle, person: Person) -> bool:
    return person.active and any(one.person_id == person.id for one in polls.holders(work, cycle.id))


def _held(work: Work, person: Person) -> list[Cycle | None]:
    """The years of which this person holds a key, his own organisation's or one's below."""
    below = [one.id for one in tiers.below(work, person.org_id)]
    found = [who.evaluated(work, org) for org in (person.org_id, *below)]
    return [one for one in found if one is not None and _holds_key(work, one, person)]
