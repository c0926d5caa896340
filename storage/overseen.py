"""How far years are supervised and evaluated: as many queries for many years as for one."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import select

from dialogs.rules.coverage_rows import Overseen
from dialogs.rules.org_cell import OwnYear
from dialogs.rules.subjects import member, organisation
from storage import evaluation
from storage.evaluation_tables import source_count, source_gap, word
from storage.quarter_tables import quarter_comment
from storage.unit import Work
from storage.year_tables import summary
from storage.years import Cycle

#: By year and subject.
_Keys = set[tuple[int, str]]

_PUBLIC = ("public", "public_paper")


def members(work: Work, cycles: Collection[int]) -> dict[tuple[int, int], Overseen]:
    """What others said of members, by cycle and person; who has nothing is left out. A query."""
    query = select(quarter_comment.c.cycle_id, quarter_comment.c.person_id, quarter_comment.c.quarter)
    mine = query.add_columns(quarter_comment.c.given_at).where(quarter_comment.c.cycle_id.in_(cycles))
    comments: dict[tuple[int, int], dict[int, bool]] = defaultdict(dict)
    for row in work.connection.execute(mine):
        comments[row.cycle_id, row.person_id][row.quarter] = row.given_at is not None
    worded, graded, gaps = _worded(work, cycles), _graded(work, cycles), _gaps(work, cycles)
    keys = {(cycle, key) for cycle, key in (*worded, *graded, *gaps) if key.startswith("member:")}
    about = {*comments, *((cycle, int(key.partition(":")[2])) for cycle, key in keys)}
    return {
        (cycle, person): Overseen(
            comments.get((cycle, person), {}),
            (cycle, member(person).key) in worded,
            (cycle, member(person).key) in graded,
            gaps.get((cycle, member(person).key), ""),
        )
        for cycle, person in about
    }


def organisations(work: Work, cycles: Collection[Cycle]) -> dict[int, OwnYear]:
    """The same of the organisations themselves, by cycle. A query."""
    numbers = [one.id for one in cycles]
    signed: dict[int, dict[int, bool]] = defaultdict(dict)
    query = select(summary.c.cycle_id, summary.c.quarter, summary.c.signed_at)
    for row in work.connection.execute(query.where(summary.c.cycle_id.in_(numbers))):
        signed[row.cycle_id][row.quarter] = row.signed_at is not None
    asked = select(source_count.c.cycle_id).where(source_count.c.source.in_(_PUBLIC))
    heard = set(work.connection.scalars(asked.where(source_count.c.cycle_id.in_(numbers)).distinct()))
    worded, graded, gaps = _worded(work, numbers), _graded(work, numbers), _gaps(work, numbers)
    return {
        one.id: OwnYear(
            signed[one.id],
            (one.id, organisation(one.org_id).key) in worded,
            (one.id, organisation(one.org_id).key) in graded,
            gaps.get((one.id, evaluation.ORGANISATION), ""),
            one.id in heard,
            gaps.get((one.id, "public"), ""),
        )
        for one in cycles
    }


def _worded(work: Work, cycles: Collection[int]) -> _Keys:
    query = select(word.c.cycle_id, word.c.subject).where(word.c.cycle_id.in_(cycles)).distinct()
    return {(row.cycle_id, row.subject) for row in work.connection.execute(query)}


def _graded(work: Work, cycles: Collection[int]) -> _Keys:
    newest = evaluation.newest_grades(work, list(cycles))
    return {(one.cycle_id, one.subject) for one in newest if one.stands}


def _gaps(work: Work, cycles: Collection[int]) -> dict[tuple[int, str], str]:
    query: Any = select(source_gap.c.cycle_id, source_gap.c.source, source_gap.c.reason)
    found = work.connection.execute(query.where(source_gap.c.cycle_id.in_(cycles)))
    return {(row.cycle_id, row.source): row.reason for row in found}
