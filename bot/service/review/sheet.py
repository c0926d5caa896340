"""The review page's content, and what is decided on it: as in the chat, with a verdict a criterion."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.service.propose import org, own_word
from bot.service.review import history, lists, who
from bot.service.review.decide import settle
from bot.service.review.lists import called, criteria_of
from bot.service.review.who import Waiting
from dialogs.rules.people import Person
from dialogs.rules.reviewing import Point, worded
from dialogs.rules.serving import BENEFIT, lists_for
from dialogs.words import review as words
from dialogs.words.commitment import until
from storage import people, records, tags, years
from storage.unit import Work

#: Items on one page.
AT_ONCE = 10


@dataclass(frozen=True, slots=True)
class Item:
    """One item before the reviewer, in words. `serves`: by kind of tag the entry now, and all entries."""

    number: int
    version: int
    who: str
    org: str
    text: str
    original: str
    when: str
    hint: str
    sought: tuple[str, ...]
    story: tuple[str, ...]
    criteria: tuple[str, ...]
    serves: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What waits for one reviewer. `more` wait behind these."""

    name: str
    items: tuple[Item, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the page says of one item: approve or return, guidance, verdicts on criteria, tags by kind."""

    number: int
    version: int
    decision: str
    guidance: str
    points: tuple[Point, ...]
    serves: dict[str, str]


def read(work: Work, person_id: int) -> Sheet | None:
    """What waits for this person; None for somebody without an office. A query."""
    person = people.get(work, person_id)
    if person is None or not person.active or not person.holds_office:
        return None
    waiting = who.waiting_for(work, person)
    shown = waiting[:AT_ONCE]
    items = tuple(_item(work, *each) for each in zip(shown, lists.hints(work, shown), strict=True))
    return Sheet(person.name, items, len(waiting) - len(items))


def _item(work: Work, found: Waiting, hint: str) -> Item:
    one = found.one
    cycle = years.get(work, one.cycle_id)
    lists = lists_for(cycle.rules, of_org=one.of_org) if cycle else {}
    now = {kind: tags.of(work, [one.id], kind).get(one.id, ("",))[0] for kind in lists}
    return Item(
        one.id,
        one.version,
        called(found),
        found.org.name,
        one.text,
        "" if one.original == one.text else one.original,
        until(one.due, cycle.year if cycle else 0),
        hint,
        tuple(org.sought(work, cycle)) if cycle and one.of_org else (),
        tuple(history.told(work, one).split("\n")[1:]) if one.version > 1 or one.recorder_id else (),
        criteria_of(work, one),
        {kind: (now[kind], _offered(kind, entries)) for kind, entries in lists.items()},
    )


def _offered(kind: str, entries: tuple[str, ...]) -> tuple[str, ...]:
    """What can be chosen; of people's benefit none, too."""
    return ("", *entries) if kind == BENEFIT else entries


def decide(work: Work, person_id: int, verdicts: Iterable[Verdict]) -> list[str] | None:
    """Carry out what the page says; a line for each. None for somebody without an office. A verb."""
    person = people.get(work, person_id)
    if person is None or not person.active or not person.holds_office:
        return None
    waiting = {one.one.id: one for one in who.waiting_for(work, person)}
    return [_decide(work, person, waiting.get(each.number), each) for each in verdicts]


def _decide(work: Work, person: Person, found: Waiting | None, said: Verdict) -> str:
    if found is None or found.one.version != said.version:
        return words.NOT_AS_SHOWN
    entry = own_word.unheard(work, [found.one]).get(found.one.id)
    if said.decision == "approve" and entry is not None:
        return words.unheard(found.author.name, entry.family)
    cycle = years.get(work, found.one.cycle_id)
    lists = lists_for(cycle.rules, of_org=found.one.of_org) if cycle else {}
    for kind, value in said.serves.items():
        if value in _offered(kind, lists.get(kind, ())):
            tags.drop(work, found.one.id, kind)
            if value:
                tags.add(work, found.one.id, kind, value)
    if said.serves:
        records.note(work, person.id, "classify", f"commitment:{found.one.id}")
    points = [one for one in said.points if one.criterion in criteria_of(work, found.one)]
    guidance = worded(points, said.guidance) if said.decision == "return" else ""
    settle(work, person, found, said.decision, guidance, points)
    return words.outcome(called(found), said.decision == "approve", guidance)
