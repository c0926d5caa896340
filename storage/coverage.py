"""What is known of every member of a branch in a cycle: one query a table, however many members."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from dialogs.rules.calendar import local
from dialogs.rules.commitments import Commitment, Status
from dialogs.rules.coverage import Column
from dialogs.rules.coverage_rows import Known, Overseen, Visit
from dialogs.rules.org_cell import OwnPromise, who_answers
from dialogs.rules.people import Person
from dialogs.rules.year import Due
from dialogs.words import absence as absence_words
from storage import absences, commitments, overseen, people
from storage.propose_tables import opinion_round
from storage.tables import identity, person, task
from storage.unit import Work
from storage.year_tables import agenda, commitment, progress, self_rating
from storage.years import Cycle

#: The step that somebody is visited for, by what opened it on the agenda.
_OPENED = {
    Due.LEADERS_OPEN.value: "propose",
    Due.PROPOSE_OPEN.value: "propose",
    Due.CHECK_OPEN.value: "check",
    Due.RATE_OPEN.value: "self",
}

#: So much later than asked a visit is still one for its step.
_LATE = timedelta(days=45)


def known(work: Work, cycle: Cycle) -> list[Known]:
    """Every active member in the order of the roster, then those who only live here. A query."""
    guests = people.guests_of(work, [cycle.org_id])
    return known_of(work, [cycle], guests)[cycle.id]


def known_of(
    work: Work, cycles: Collection[Cycle], guests: Mapping[int, list[Person]] | None = None
) -> dict[int, list[Known]]:
    """The members of several cycles, by cycle: as many queries as for one. A query.

    Guests are told only where they are given: in the sum of many branches nobody is counted twice.
    """
    numbers, orgs = [one.id for one in cycles], [one.org_id for one in cycles]
    items: dict[tuple[int, int], list[Commitment]] = defaultdict(list)
    for one in commitments.of_cycles(work, numbers):
        if one.status is not Status.WITHDRAWN and not one.of_org:
            items[one.cycle_id, one.person_id].append(one)
    lodgers = guests or {}
    homes = {one.org_id for some in lodgers.values() for one in some}
    seen = _Seen(
        _phones(work, [*orgs, *homes]),
        _told(work, numbers),
        _visits(work, numbers),
        _rated(work, numbers),
        _free(work),
        _writes(work),
        overseen.members(work, numbers),
    )
    members = people.members_of(work, orgs)
    return {
        cycle.id: [
            _known(one, cycle, items[cycle.id, one.id], seen)
            for one in (*members[cycle.org_id], *lodgers.get(cycle.org_id, ()))
        ]
        for cycle in cycles
    }


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is known of everybody: who has a phone, what was told of each commitment, and by cycle who is
    visited for what and who has rated himself; at last
    why somebody owes nothing, who is to write down what he said, and what others said of him."""

    phones: set[int]
    told: dict[int, list[tuple[int, str]]]
    visits: dict[tuple[int, int], dict[Column, Visit]]
    rated: set[tuple[int, int]]
    free: dict[int, str]
    writes: dict[int, str]
    overseen: dict[tuple[int, int], Overseen]


def own_promises(work: Work, cycles: Collection[Cycle]) -> dict[int, OwnPromise]:
    """What is known of the organisations' own promises, by cycle: as many queries as for one. A query."""
    numbers = [one.id for one in cycles]
    query = select(commitment.c.cycle_id, commitment.c.status).where(
        commitment.c.cycle_id.in_(numbers),
        commitment.c.promisor == "org",
        commitment.c.status != Status.WITHDRAWN.value,
    )
    statuses: dict[int, list[Status]] = defaultdict(list)
    for row in work.connection.execute(query):
        statuses[row.cycle_id].append(Status(row.status))
    sought = set(work.connection.scalars(select(opinion_round.c.cycle_id).distinct()))
    members = people.members_of(work, [one.org_id for one in cycles])
    phones = _phones(work, [one.org_id for one in cycles])
    found = {}
    for one in cycles:
        lead = who_answers(members[one.org_id], phones)
        office = lead.role.label if lead else ""
        reached = lead is not None and lead.id in phones
        found[one.id] = OwnPromise(tuple(statuses[one.id]), office, reached, one.id in sought)
    return found


_QUARTERS = (1, 2, 3, 4)


def _known(one: Person, cycle: Cycle, own: list[Commitment], seen: _Seen) -> Known:
    return Known(
        one,
        one.id in seen.phones,
        tuple(item.status for item in own),
        tuple(_quarters(seen.told[item.id]) for item in own if item.status is Status.PUBLISHED),
        (cycle.id, one.id) in seen.rated,
        seen.visits[cycle.id, one.id],
        one.org_id != cycle.org_id,
        seen.free.get(one.id, ""),
        frozenset(part for part in _QUARTERS if cycle.rules.asked_in(one.categories, part)),
        seen.writes.get(one.id, ""),
        seen.overseen.get((cycle.id, one.id), Overseen()),
        _reviewed_by(one, cycle),
    )


def _reviewed_by(one: Person, cycle: Cycle) -> str:
    leading = one.goes_first and one.org_id == cycle.org_id
    return cycle.rules.reviewed_by(*one.categories, leading=leading)


def _quarters(told: list[tuple[int, str]]) -> tuple[frozenset[int], int | None]:
    """When something was said, and since when it is done; what was said last about it counts."""
    done = told[-1][0] if told and told[-1][1] == "done" else None
    return frozenset(quarter for quarter, _ in told), done


def _phones(work: Work, orgs: list[int]) -> set[int]:
    query = select(identity.c.person_id).join(person, person.c.id == identity.c.person_id)
    return set(work.connection.scalars(query.where(person.c.org_id.in_(orgs))))


def _free(work: Work) -> dict[int, str]:
    found = absences.exempt(work, local(work.now).date())
    return {number: absence_words.free(one.reason, one.until_day) for number, one in found.items()}


def _writes(work: Work) -> dict[int, str]:
    query = select(task.c.about_id, person.c.name).join(person, person.c.id == task.c.assignee_id)
    found = work.connection.execute(query.where(task.c.kind == "transcribe", task.c.done_at.is_(None)))
    return {row.about_id: row.name for row in found}


def _rated(work: Work, cycles: list[int]) -> set[tuple[int, int]]:
    query = select(self_rating.c.cycle_id, self_rating.c.person_id)
    found = work.connection.execute(query.where(self_rating.c.cycle_id.in_(cycles)))
    return {(row.cycle_id, row.person_id) for row in found}


def _told(work: Work, cycles: list[int]) -> dict[int, list[tuple[int, str]]]:
    query = (
        select(progress.c.commitment_id, progress.c.quarter, progress.c.state)
        .join(commitment, commitment.c.id == progress.c.commitment_id)
        .where(commitment.c.cycle_id.in_(cycles))
        .order_by(progress.c.id)
    )
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for row in work.connection.execute(query):
        found[row.commitment_id].append((row.quarter, row.state))
    return found


def _visits(work: Work, cycles: list[int]) -> dict[tuple[int, int], dict[Column, Visit]]:
    """Who was asked to go to whom, for which step. The key of such a task names what opened the step."""
    opened = select(agenda.c.id, agenda.c.cycle_id, agenda.c.kind, agenda.c.args).where(
        agenda.c.cycle_id.in_(cycles), agenda.c.kind.in_(_OPENED)
    )
    columns = {row.id: (row.cycle_id, _opened(row.kind, row.args)) for row in work.connection.execute(opened)}
    query = select(task.c.key, task.c.about_id, task.c.due_at, task.c.done_at, person.c.name).join(
        person, person.c.id == task.c.assignee_id
    )
    found: dict[tuple[int, int], dict[Column, Visit]] = defaultdict(dict)
    for row in work.connection.execute(query.where(task.c.kind == "visit")):
        number = row.key.split(":")[1]
        opening = columns.get(int(number)) if number.isdecimal() else None
        if opening is not None:
            found[opening[0], row.about_id or 0][opening[1]] = Visit(row.name, _in_time(row))
    return found


def _in_time(row: Any) -> bool:
    """Whether it was done for this step: a word written down much later ends all older visits too."""
    return row.done_at is not None and row.done_at <= row.due_at + _LATE


def _opened(kind: str, args: dict[str, Any]) -> Column:
    return Column(_OPENED[kind], int(args.get("part", 0)))
