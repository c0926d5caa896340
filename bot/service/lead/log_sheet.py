"""Visits and findings of random checks from a table: every row is looked at first, then all are kept."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.problems import BadInput
from bot.service.lead import findings, visiting
from bot.service.lead.places import in_reach, named_first
from bot.service.organise.naming import named_org, named_person
from dialogs.rules.calendar import local
from dialogs.rules.people import Org, Person
from dialogs.rules.roster_entries import Fault, Sheet
from dialogs.rules.visits_sheet import Logged, check, fault
from dialogs.words import visits as words
from storage import checks, commitments, people
from storage.checks import Item
from storage.unit import Work


@dataclass(frozen=True, slots=True)
class Desk:
    """What somebody from above sees: his organisation, how many he may visit, what he is to look at: number,
    organisation, promise."""

    org: str
    places: int
    waiting: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True, slots=True)
class _Ready:
    """One row that fits."""

    row: Logged
    org: Org
    visitor: Person
    item: Item | None


def desk(work: Work, person_id: int) -> Desk | None:
    """For whoever may visit somebody; None for others. A query."""
    person = people.get(work, person_id)
    reach = in_reach(work, person) if person else {}
    own = people.org(work, person.org_id) if person else None
    if person is None or own is None or not reach:
        return None
    names = {number: one.name for number, one in reach.items()}
    waiting = [
        (one.id, names.get(one.org_id, ""), _promise(work, one))
        for one in checks.waiting(work, checker=person.id)
    ]
    return Desk(own.name, len(reach), tuple(waiting))


def _promise(work: Work, item: Item) -> str:
    found = commitments.get(work, item.commitment_id) if item.commitment_id else None
    return found.text if found else ""


def keep(work: Work, person_id: int, rows: Sequence[Logged]) -> str | list[Fault] | None:
    """Keep every row, or say what is wrong with which; None for who may visit nobody. A verb."""
    person = people.get(work, person_id)
    reach = in_reach(work, person) if person else {}
    if person is None or not reach:
        return None
    ready: list[_Ready] = []
    faults: list[Fault] = []
    for row in rows:
        found = _look(work, person, reach, row)
        if isinstance(found, Fault):
            faults.append(found)
        else:
            ready.append(found)
    if faults:
        return faults
    return _keep_all(work, person, ready)


def take_sheet(work: Work, sheet: Sheet, org_name: str | None, by: str) -> str:
    """A whole table for the command line. A verb.

    Raises:
        BadInput: nobody is called that, or rows do not fit; each is named.
    """
    person = named_person(work, named_org(work, org_name), by)
    found = check(sheet, local(work.now).date())
    rows = [one for one in found if not isinstance(one, Fault)]
    faults = [one for one in found if isinstance(one, Fault)]
    told = faults or keep(work, person.id, rows)
    if told is None:
        raise BadInput(words.NOT_YOURS)
    if not isinstance(told, str):
        raise BadInput("\n".join([words.faults(len(told)), *(one.sentence for one in told)]))
    return told


def _look(work: Work, person: Person, reach: dict[int, Org], row: Logged) -> _Ready | Fault:
    place = named_first(row.org, reach)
    if place is None or place[1]:
        return fault(row.row, "org", row.org, words.NO_SUCH_ORG)
    try:
        own = people.org(work, person.org_id)
        visitor = named_person(work, own, row.who) if row.who and own else person
    except BadInput as error:
        return fault(row.row, "who", row.who, str(error))
    item = checks.one(work, row.item) if row.kind == "check" else None
    if row.kind == "check":
        if item is None or item.org_id != place[0].id or not findings.may(work, visitor, item):
            return fault(row.row, "item", str(row.item), words.NO_SUCH_ITEM)
        if item.finding not in ("open", "put_off", row.finding):
            return fault(row.row, "finding", "", words.FOUND_ALREADY)
    return _Ready(row, place[0], visitor, item)


def _keep_all(work: Work, person: Person, ready: Sequence[_Ready]) -> str:
    today, new = local(work.now).date(), 0
    told = findings.Told()
    for one in ready:
        day = one.row.day or today
        if one.item is not None:
            new += findings.note(work, person, one.item, one.row.finding, one.row.words, day, told)
        else:
            key = _key(one, day)
            new += visiting.keep(work, one.visitor, one.org, one.row.kind, day, one.row.words, key)
    findings.tell_branches(work, told)
    return words.read_in(new, len(ready) - new)


def _key(one: _Ready, day: date) -> str:
    told = (one.org.id, one.row.kind, one.visitor.id, day.isoformat(), one.row.words)
    return "sheet:" + hashlib.sha256(repr(told).encode()).hexdigest()[:40]
