"""What is known of every member of a branch in a cycle: one query a table, however many members."""

from collections import defaultdict
from typing import Any

from sqlalchemy import select

from dialogs.rules.commitments import Commitment, Status
from dialogs.rules.coverage import Column, Known
from dialogs.rules.year import Due
from storage import commitments, people, years
from storage.tables import identity, person, task
from storage.unit import Work
from storage.year_tables import agenda, commitment, progress
from storage.years import Cycle

#: The step that somebody is visited for, by what opened it on the agenda.
_OPENED = {Due.PROPOSE_OPEN.value: "propose", Due.CHECK_OPEN.value: "check", Due.RATE_OPEN.value: "self"}

_VISITS = ("visit", "paper_ballot")


def known(work: Work, cycle: Cycle) -> list[Known]:
    """Every active member, in the order of the roster. A query."""
    items: dict[int, list[Commitment]] = defaultdict(list)
    for one in commitments.of_cycle(work, cycle.id):
        if one.status is not Status.WITHDRAWN:
            items[one.person_id].append(one)
    phones, told, visits = _phones(work, cycle.org_id), _told(work, cycle.id), _visits(work, cycle.id)
    rated = years.self_ratings(work, cycle.id)
    return [
        Known(
            one,
            one.id in phones,
            tuple(item.status for item in items[one.id]),
            tuple(_quarters(told[item.id]) for item in items[one.id] if item.status is Status.PUBLISHED),
            one.id in rated,
            visits[0] | visits[one.id],
        )
        for one in people.members(work, cycle.org_id)
    ]


def _quarters(told: list[tuple[int, str]]) -> tuple[frozenset[int], int | None]:
    """When something was said, and since when it is done; what was said last about it counts."""
    done = told[-1][0] if told and told[-1][1] == "done" else None
    return frozenset(quarter for quarter, _ in told), done


def _phones(work: Work, org_id: int) -> set[int]:
    query = select(identity.c.person_id).join(person, person.c.id == identity.c.person_id)
    return set(work.connection.scalars(query.where(person.c.org_id == org_id)))


def _told(work: Work, cycle_id: int) -> dict[int, list[tuple[int, str]]]:
    query = (
        select(progress.c.commitment_id, progress.c.quarter, progress.c.state)
        .join(commitment, commitment.c.id == progress.c.commitment_id)
        .where(commitment.c.cycle_id == cycle_id)
        .order_by(progress.c.id)
    )
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for row in work.connection.execute(query):
        found[row.commitment_id].append((row.quarter, row.state))
    return found


def _visits(work: Work, cycle_id: int) -> dict[int, dict[Column, str]]:
    """Who was asked to go to whom, for which step. The key of such a task names what opened the step."""
    opened = select(agenda.c.id, agenda.c.kind, agenda.c.args).where(
        agenda.c.cycle_id == cycle_id, agenda.c.kind.in_(_OPENED)
    )
    columns = {row.id: _opened(row.kind, row.args) for row in work.connection.execute(opened)}
    query = select(task.c.key, task.c.about_id, person.c.name).join(person, person.c.id == task.c.assignee_id)
    found: dict[int, dict[Column, str]] = defaultdict(dict)
    for row in work.connection.execute(query.where(task.c.kind.in_(_VISITS))):
        number = row.key.split(":")[1]
        column = columns.get(int(number)) if number.isdecimal() else None
        if column is not None:
            found[row.about_id or 0][column] = row.name  # 0: one task for all who are without a phone
    return found


def _opened(kind: str, args: dict[str, Any]) -> Column:
    return Column(_OPENED[kind], int(args.get("part", 0)))
