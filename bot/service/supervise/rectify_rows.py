"""Rows of the list of what earlier campaigns left 整改清单: whose each is, in whose name it stays open."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.problems import BadInput
from bot.service.lead.places import named_first
from bot.service.organise.naming import named_person
from bot.service.supervise.rectify import OFFICES
from dialogs.rules.calendar import local
from dialogs.rules.people import Org, Person, Role
from dialogs.rules.rectification import last_day, on_working_day
from dialogs.rules.rectification_sheet import Left, fault
from dialogs.rules.roster_entries import Fault
from dialogs.words import rectification_sheet as words
from storage import people, rectifications, tree
from storage.unit import Work


@dataclass(frozen=True, slots=True)
class Ready:
    """A row that fits: whose it is, in whose name it stays open, who decides there, and its last day."""

    row: Left
    org: Org
    person: Person
    above: Org
    orderer: Person
    due: date

    @property
    def of_org(self) -> bool:
        """Whether it is the organisation's, and the person answers for it."""
        return not self.row.who

    @property
    def key(self) -> str:
        """Names what was left, so that the same row is one."""
        whose = 0 if self.of_org else self.person.id
        told = (self.org.id, whose, self.row.problem, self.row.demand)
        return "table:" + hashlib.sha256(repr(told).encode()).hexdigest()[:40]


@dataclass(frozen=True, slots=True)
class Looked:
    """A whole table: what is new, how many are known already and how many put right, and what is wrong."""

    new: tuple[Ready, ...]
    known: int
    done: int
    faults: list[Fault]


def look(work: Work, scope: Org, rows: Sequence[Left], actor: int | None) -> Looked:
    """Hold a table against an organisation and those below it. A query."""
    reach = {one.id: one for one in (scope, *tree.under(work, scope.id))}
    open_rows = [one for one in rows if not one.done]
    found = [_fit(work, scope, reach, row, actor) for row in open_rows]
    ready = {one.key: one for one in reversed(found) if isinstance(one, Ready)}
    new = [one for one in reversed(ready.values()) if rectifications.by_key(work, one.key) is None]
    faults = [one for one in found if isinstance(one, Fault)]
    return Looked(tuple(new), len(found) - len(faults) - len(new), len(rows) - len(open_rows), faults)


def _fit(work: Work, scope: Org, reach: dict[int, Org], row: Left, actor: int | None) -> Ready | Fault:
    named = named_first(row.org, reach)
    if named is None or named[1]:
        return fault(row.row, "org", row.org, words.no_org(row.org))
    org = named[0]
    person = _who(work, org, row)
    if isinstance(person, Fault):
        return person
    above = _above(work, scope, org, person, of_org=not row.who)
    deciders = _officers(work, above, person)
    if not deciders:
        return fault(row.row, "who", row.who, words.NOBODY_ELSE)
    orderer = next((one for one in deciders if one.id == actor and one.leads), deciders[0])
    due = row.due or last_day(local(work.now).date())
    return Ready(row, org, person, above, orderer, on_working_day(due))


def _who(work: Work, org: Org, row: Left) -> Person | Fault:
    """Who is named, or who answers for the organisation."""
    if not row.who:
        answering = _officers(work, org, None)
        return answering[0] if answering else fault(row.row, "org", row.org, words.NO_OFFICER)
    try:
        return named_person(work, org, row.who)
    except BadInput as error:
        return fault(row.row, "who", row.who, str(error))


def _above(work: Work, scope: Org, org: Org, person: Person, *, of_org: bool) -> Org:
    """In whose name it stays open: of who reads it in, but an organisation's own, and its secretary's, in
    that of the one above, where there is one."""
    if org.id != scope.id or not (of_org or person.role is Role.SECRETARY):
        return scope
    above = people.org(work, org.parent_id) if org.parent_id else None
    return above if above is not None and _officers(work, above, None) else scope


def _officers(work: Work, org: Org, without: Person | None) -> list[Person]:
    """Those with an office, the secretary first, but for the person concerned."""
    held = [one for one in people.members(work, org.id) if one.role in OFFICES]
    held = [one for one in held if without is None or one.id != without.id]
    return sorted(held, key=lambda one: (OFFICES.index(one.role), one.number))
