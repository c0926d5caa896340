"""Ordering that something be put right 限期整改: by the superior, and told to the person first and alone."""

from dataclasses import dataclass
from datetime import date

from bot.problems import BadInput
from bot.service.supervise import rectify_told
from dialogs.rules.calendar import local
from dialogs.rules.people import Org, Person, Role
from dialogs.rules.rectification import (
    LONGEST_WORDS,
    Rectification,
    Source,
    may_order,
    on_working_day,
    recheckers,
    term_fault,
)
from dialogs.words import rectification as words
from storage import measures, people, records, rectifications, tree
from storage.unit import Work

#: Who may answer for an organisation, the first first.
OFFICES = (Role.SECRETARY, Role.DEPUTY, Role.COMMITTEE)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be put right. `person` does it: the member, or (`of_org`) who answers for the
    organisation. `due` is the last day; it is moved to a working day. `key` makes the same order one."""

    person: Person
    cause: str
    demand: str
    due: date
    key: str
    of_org: bool = False
    source: Source = Source.OTHER
    commitment: int | None = None
    voice: int | None = None


def order(work: Work, actor: Person, wanted: Order) -> Rectification:
    """Order it, tell the person concerned in private and put the reminders on the agenda. A verb.

    Ordering the same key again changes nothing and gives what was ordered.

    Raises:
        BadInput: the actor may not, or something is missing or out of bounds.
    """
    _check(work, actor, wanted)
    new = rectifications.add(
        work,
        wanted.key,
        org_id=wanted.person.org_id,
        by_org_id=actor.org_id,
        person_id=wanted.person.id,
        target="org" if wanted.of_org else "member",
        orderer_id=actor.id,
        source=wanted.source.value,
        commitment_id=wanted.commitment,
        voice_id=wanted.voice,
        cause=wanted.cause.strip(),
        demand=wanted.demand.strip(),
        due=on_working_day(wanted.due),
    )
    one = rectifications.by_key(work, wanted.key)
    if one is None:
        raise LookupError(wanted.key)
    if not new:
        return one
    measures.add(work, subject(one), "order", actor.id, one.demand, one.due)
    records.note(work, actor.id, "order_rectification", subject(one), source=one.source.value)
    rectify_told.tell_order(work, one, wanted.person, actor)
    rectify_told.schedule(work, one)
    return one


def subject(one: Rectification) -> str:
    """Its name in steps, journal and provenance."""
    return f"rectification:{one.id}"


def label(work: Work, one: Rectification) -> str:
    """Who is to put it right, as it is said: a name, or the organisation's."""
    if one.of_org:
        org = people.org(work, one.org_id)
        return org.name if org else ""
    person = people.get(work, one.person_id)
    return person.name if person else ""


def rechecker(work: Work, one: Rectification, recorder: int | None = None) -> Person | None:
    """Who is asked to look whether it is done."""
    able = recheckers(people.members(work, one.by_org_id), one.person_id, one.orderer_id, recorder)
    return able[0] if able else None


def named(work: Work, actor: Person, said: str) -> tuple[Person, bool] | None:
    """Whom the words name among those this person may turn to: (person, whether his organisation is meant).

    An organisation below by its name, or "支部" where there is one below; a member of the own organisation
    or of one below by name or number of the roster. None where it is nobody, or several. A query.
    """
    below = tree.under(work, actor.org_id)
    org = next((one for one in below if one.name == said), None)
    if org is not None:
        return _responsible(work, org)
    for home in (actor.org_id, *(one.id for one in below)):
        numbered = people.by_number(work, home, said) if home == actor.org_id else None
        found = [numbered] if numbered and numbered.active else people.by_name(work, home, said)
        if len(found) == 1:
            return found[0], False
        if found:
            return None
    return None


def _responsible(work: Work, org: Org) -> tuple[Person, bool] | None:
    """Who answers for an organisation: its secretary, else the deputy, else the committee."""
    held = [one for one in people.members(work, org.id) if one.role in OFFICES]
    return (min(held, key=lambda one: (OFFICES.index(one.role), one.number)), True) if held else None


def _check(work: Work, actor: Person, wanted: Order) -> None:
    above = tree.is_under(work, wanted.person.org_id, actor.org_id)
    if not may_order(actor, wanted.person, of_org=wanted.of_org, above=above):
        raise BadInput(words.ONLY_ABOVE)
    for name in ("cause", "demand"):
        said = str(getattr(wanted, name)).strip()
        if not said:
            raise BadInput(words.EMPTY.format(what=words.WANTED[name]))
        if len(said) > LONGEST_WORDS:
            raise BadInput(words.TOO_LONG.format(what=words.WANTED[name]))
    today = local(work.now).date()
    fault = term_fault(on_working_day(wanted.due), today, today)
    if fault:
        raise BadInput({"past": words.PAST, "long": words.LONG}[fault])
