"""What is to be put right, on a page: for whoever watches over more than a chat can list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.problems import BadInput
from bot.service.supervise import rectify, rectify_decide, rectify_list
from dialogs.rules.calendar import chinese_date
from dialogs.rules.people import Person
from dialogs.rules.rectification import Rectification, State
from dialogs.words import rectification as words
from storage import measures, people, rectifications
from storage.unit import Work

#: Items on one page.
AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Item:
    """One of them in words. `state` is the one that was shown: what has changed since is left alone."""

    number: int
    who: str
    org: str
    demand: str
    cause: str
    until: str
    state: str
    standing: str
    said: str
    own: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one person watches over: how many by kind, the organisations, and one page of what was asked
    for. `more` are behind these."""

    name: str
    numbers: dict[str, int]
    orgs: tuple[tuple[int, str], ...]
    items: tuple[Item, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the page says of one: close, extend or withdraw, why, and until when."""

    number: int
    state: str
    verb: str
    said: str
    due: date | None


def read(work: Work, person_id: int, only: str = "", org_id: int = 0) -> Sheet | None:
    """The page for this person, narrowed to a kind and to an organisation (0: all); None for somebody who
    watches over nothing. A query."""
    person = people.get(work, person_id)
    if person is None or not person.active or not person.holds_office:
        return None
    every = rectify_list.watched(work, person)
    there = {one.org_id for one in every}
    orgs = [(one.id, one.name) for one in people.orgs(work) if one.id in there]
    here = [one for one in every if org_id in (0, one.org_id)]
    kinds = {kind: [one for one in here if _is(work, one, kind)] for kind in words.ONLY}
    chosen = kinds.get(only, here)
    items = tuple(_item(work, person, one) for one in chosen[:AT_ONCE])
    numbers = {kind: len(found) for kind, found in kinds.items()}
    return Sheet(person.name, numbers, tuple(orgs), items, len(chosen) - len(items))


def _is(work: Work, one: Rectification, kind: str) -> bool:
    if kind == "late":
        return rectify_list.late(work, one)
    return kind == "" or one.state.value == kind


def _item(work: Work, person: Person, one: Rectification) -> Item:
    org = people.org(work, one.org_id)
    said = measures.last(work, rectify.subject(one), "evidence")
    return Item(
        one.id,
        rectify.label(work, one),
        org.name if org else "",
        one.demand,
        one.cause,
        chinese_date(one.due),
        one.state.value,
        "到日子了" if rectify_list.late(work, one) else one.state.label,
        said.words if said and one.state is State.SHOWN else "",
        one.orderer_id == person.id,
    )


def decide(work: Work, person_id: int, verdicts: Iterable[Verdict]) -> tuple[list[str], dict[int, str]]:
    """Carry out each by itself: a line for each that was taken, and by number why one was not. A verb."""
    taken: list[str] = []
    refused: dict[int, str] = {}
    person = people.get(work, person_id)
    for said in verdicts:
        one = rectifications.get(work, said.number, lock=True)
        if person is None or one is None or one.state.value != said.state:
            refused[said.number] = words.CHANGED
            continue
        try:
            told = _carry_out(work, one, person, said)
        except BadInput as error:
            refused[said.number] = str(error)
        else:
            taken.append(words.outcome(rectify.label(work, one), one.id, told))
    return taken, refused


def _carry_out(work: Work, one: Rectification, person: Person, said: Verdict) -> str:
    if said.verb == "close":
        rectify_decide.close(work, one, person, said.said)
    elif said.verb == "withdraw":
        rectify_decide.withdraw(work, one, person, said.said)
    elif said.due is None:
        raise BadInput(words.NO_DAY)
    else:
        return rectify_decide.extend(work, one, person, said.said, said.due)
    return words.TAKEN[said.verb]
