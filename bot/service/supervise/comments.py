"""The quarter's comments 点评: suggested from the record, decided by a person, told in private and first.

A guest has one of the community for what he promised there; his unit reads it after him (R25).
"""

from collections.abc import Iterator

from bot.problems import BadInput
from bot.service.fulfil.progress import published
from bot.service.organise import tiers, year
from bot.service.reach import post
from dialogs.content import Message
from dialogs.rules.calendar import local
from dialogs.rules.comments import LONGEST, Comment, commentator
from dialogs.rules.commitments import Status
from dialogs.rules.people import Person
from dialogs.rules.year import Step
from dialogs.words import comments as words
from storage import comments, commitments, people, quarter, records, years
from storage.unit import Work
from storage.years import Cycle


def draft_all(work: Work, cycle: Cycle, part: int) -> None:
    """Suggest a comment for everybody who is due one and has none yet. A verb."""
    known = {one.person_id for one in comments.of_quarter(work, cycle.id, part)}
    wanted = [person for person in _due(work, cycle) if person.id not in known]
    for person, text in suggestions(work, cycle, part, wanted):
        comments.draft(work, cycle.id, part, person.id, text)


def _due(work: Work, cycle: Cycle) -> list[Person]:
    """The members, and the guests who have promised something here. A query."""
    guests = [one for one in people.guests(work, cycle.org_id) if published(work, one, cycle.id)]
    return [*people.members(work, cycle.org_id), *guests]


def suggestions(work: Work, cycle: Cycle, part: int, persons: list[Person]) -> Iterator[tuple[Person, str]]:
    """A comment on each from his record of the quarter, good first. A query."""
    items = commitments.of_cycle(work, cycle.id, Status.PUBLISHED)
    numbers = [one.id for one in items]
    ever = commitments.last_progress(work, numbers)
    now = commitments.last_progress(work, numbers, part)
    thanks = quarter.thanks_of(work, cycle.id, part)
    for person in persons:
        own = [one for one in items if one.person_id == person.id]
        done = [one.text for one in own if one.id in now and now[one.id].state == "done"]
        going = [one.text for one in own if one.id in now and now[one.id].state in ("going", "no_change")]
        open_ = [one for one in own if one.id not in ever or ever[one.id].state != "done"]
        quiet = [one.text for one in open_ if one.text not in going]
        thanked = [one.words for one in thanks if one.person_id == person.id]
        yield person, words.draft(person.name, done, going, quiet, thanked)


def quarter_now(work: Work, cycle: Cycle) -> int:
    """The latest quarter whose supervision has begun; 0 before the first. A query."""
    begun = [
        one.part
        for one in years.windows_of(work, cycle.id)
        if one.step is Step.SUPERVISE and one.opens <= work.now
    ]
    return max(begun, default=0)


def waiting_for(work: Work, author: Person) -> list[tuple[Comment, Person]]:
    """The suggestions on which this person decides: of his branch, and of secretaries below. A query."""
    return [(one, person) for one, person, by in waiting_under(work, author.org_id) if by.id == author.id]


def waiting_under(work: Work, org_id: int) -> list[tuple[Comment, Person, Person]]:
    """The suggestions of an organisation and of those below: on whom, and who decides on them. A query."""
    orgs = [org_id, *(one.id for one in tiers.below(work, org_id))]
    open_: dict[int, list[Comment]] = {number: [] for number in orgs}
    for one, number in comments.open_in(work, orgs):
        open_[number].append(one)
    return [
        each
        for number, suggested in open_.items()
        if suggested
        for each in _latest_of(work, number, suggested)
    ]


def _latest_of(work: Work, org_id: int, suggested: list[Comment]) -> Iterator[tuple[Comment, Person, Person]]:
    """Those of an organisation's suggestions that are of the latest quarter, each with who decides."""
    members, officers = people.members(work, org_id), people.officers(work, org_id)
    upper = tiers.secretary_above(work, org_id)
    known = {one.id: one for one in members}
    if any(one.person_id not in known for one in suggested):
        known |= {one.id: one for one in people.guests(work, org_id)}
    latest = {cycle.id: quarter_now(work, cycle) for cycle in year.running(work, org_id)}
    for one in suggested:
        person = known.get(one.person_id)
        if person is not None and latest.get(one.cycle_id) == one.quarter:
            author = commentator(person, officers, upper, guest=person.org_id != org_id)
            if author is not None:
                yield one, person, author


def give(
    work: Work,
    author: Person,
    cycle: Cycle,
    part: int,
    person: Person,
    text: str,
    *,
    heard: bool = False,
) -> str:
    """Give one comment; gives the record's name. The member is told in private, unless he has `heard` it
    face to face. A verb.

    Raises:
        BadInput: somebody else is to give it, it was given before, or nothing is said.
    """
    said = text.strip()[:LONGEST]
    guest = person.org_id != cycle.org_id
    officers, upper = people.officers(work, cycle.org_id), tiers.secretary_above(work, cycle.org_id)
    if not said:
        raise BadInput(words.NEEDS_WORDS)
    if author.id == person.id or not _same(commentator(person, officers, upper, guest=guest), author):
        raise BadInput(words.NOT_YOURS)
    if not comments.give(work, cycle.id, part, person.id, author.id, said):
        raise BadInput(words.GIVEN_ALREADY)
    subject = f"comment:{cycle.id}:{part}:{person.id}"
    records.note(work, author.id, "give_comment", subject)
    if not heard:
        _tell(work, author, person, said, subject)
    if guest:
        _tell_unit(work, cycle, person, said, subject)
    return subject


def _tell_unit(work: Work, cycle: Cycle, person: Person, text: str, key: str) -> None:
    """His unit's secretary reads it after him; of the secretary himself his superior's, where one is."""
    community, secretary = people.org(work, cycle.org_id), people.secretary(work, person.org_id)
    reader = (
        tiers.secretary_above(work, person.org_id) if secretary and secretary.id == person.id else secretary
    )
    if community is not None and reader is not None:
        told = words.told_unit(community.name, person.name, text)
        post.tell(work, reader, Message(told), f"{key}:unit", "digest")


def _tell(work: Work, author: Person, person: Person, text: str, key: str) -> None:
    helper = post.helper_of(work, person) if person.oral else None
    if helper is not None and helper.id != author.id and people.identities(work, helper.id):
        post.errand(work, helper, "tell", words.read_to(person.name, author.name, text), key, about=person)
        return
    post.tell(work, person, Message(words.told(author.name, text)), key, "digest")


def standing(work: Work, cycle: Cycle, part: int) -> tuple[int, int, list[str]]:
    """How many have a comment, how many are due one, and who has none. A query."""
    given = {one.person_id for one in comments.of_quarter(work, cycle.id, part) if one.given_at}
    due = _due(work, cycle)
    without = [one.name for one in due if one.id not in given]
    return len(due) - len(without), len(due), without


def own_lines(work: Work, person: Person) -> list[str]:
    """What a member was told, quarter by quarter. A query."""
    lines = []
    for one in comments.of_person(work, person.id):
        cycle = years.get(work, one.cycle_id)
        year_ = cycle.year if cycle else local(work.now).year
        lines.append(words.own_line(year_, one.quarter, one.text))
    return lines


def _same(one: Person | None, other: Person) -> bool:
    return one is not None and one.id == other.id
