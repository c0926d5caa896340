"""The yearly evaluation as it is kept: terms, counts by source, reasons for gaps, words, grades.

Words, grades and picks are only ever added to; the newest of a subject counts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, Table, bindparam, func, select

from dialogs.rules.terms import Terms
from storage import rows, years
from storage.evaluation_tables import commendation, grade, source_count, source_gap, terms, word
from storage.tables import second_home
from storage.unit import Work


@dataclass(frozen=True, slots=True)
class Word:
    """The organisation's written appraisal of a subject."""

    subject: str
    grade: str
    words: str
    author_id: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade as it was typed after a meeting. `consent` is empty, asked, granted, refused or
    objected: an objection was right."""

    id: int
    cycle_id: int
    subject: str
    grade: str
    met_on: date
    entitled: int
    present: int
    in_favour: int
    reason: str
    consent: str
    consent_why: str
    consent_by: int | None
    author_id: int
    created_at: datetime

    @property
    def stands(self) -> bool:
        """Whether it holds: within the cap, or the superior agreed."""
        return self.consent in ("", "granted")


@dataclass(frozen=True, slots=True)
class Pick:
    """Whether somebody was put forward for a commendation, and who decided."""

    subject: str
    chosen: bool
    reason: str
    author_id: int
    created_at: datetime


def terms_of(work: Work, cycle_id: int) -> tuple[Terms, datetime | None]:
    """The terms of a year, and since when they are fixed; where none were set, those of its rule pack."""
    row = work.connection.execute(select(terms).where(terms.c.cycle_id == cycle_id)).first()
    if row:
        return Terms.from_json(row.terms), row.frozen_at
    cycle = years.get(work, cycle_id)
    if cycle is None:
        return Terms(), None
    return Terms(covered=cycle.rules.covered_body, publicity_days=cycle.rules.publicity_days), None


def set_terms(work: Work, cycle_id: int, chosen: Terms) -> bool:
    """Set the terms; False when they are fixed already."""
    if terms_of(work, cycle_id)[1] is not None:
        return False
    rows.put(work, terms, ("cycle_id",), cycle_id=cycle_id, terms=chosen.to_json(), frozen_at=None)
    return True


def freeze_terms(work: Work, cycle_id: int) -> Terms:
    """Fix the terms that are in force; they stay as they were when fixed before."""
    chosen, frozen = terms_of(work, cycle_id)
    if frozen is None:
        values = {"terms": chosen.to_json(), "frozen_at": work.now}
        rows.put(work, terms, ("cycle_id",), cycle_id=cycle_id, **values)
    return chosen


def keep_count(work: Work, cycle_id: int, subject: str, source: str, counts: dict[str, int]) -> None:
    """Keep what a source said about a subject; a later count takes the place of an earlier one."""
    rows.put(
        work,
        source_count,
        ("cycle_id", "subject", "source"),
        cycle_id=cycle_id,
        subject=subject,
        source=source,
        slips=sum(counts.values()),
        counts=counts,
        created_at=work.now,
    )


def drop_counts(work: Work, cycle_id: int, source: str) -> None:
    """Forget what a source said: it is counted anew."""
    query = source_count.delete().where(source_count.c.cycle_id == cycle_id, source_count.c.source == source)
    work.connection.execute(query)


def counts(work: Work, cycle_id: int, source: str) -> dict[str, dict[str, int]]:
    """What a source said, by subject."""
    query = select(source_count).where(source_count.c.cycle_id == cycle_id, source_count.c.source == source)
    return {row.subject: row.counts for row in work.connection.execute(query)}


#: The source that an organisation has from whoever is above it.
ORGANISATION = "organisation"

#: Hanging out the results, where it was left out.
PUBLICITY = "publicity"


def keep_gap(work: Work, cycle_id: int, source: str, reason: str, author_id: int) -> None:
    """Why a source was not asked, or a subject by its key got no grade."""
    values = {"reason": reason, "author_id": author_id, "created_at": work.now}
    rows.put(work, source_gap, ("cycle_id", "source"), cycle_id=cycle_id, source=source, **values)


def gaps(work: Work, cycle_id: int) -> dict[str, str]:
    """The reasons by source."""
    found = work.connection.execute(select(source_gap).where(source_gap.c.cycle_id == cycle_id))
    return {row.source: row.reason for row in found}


def add_word(work: Work, cycle_id: int, one: dict[str, Any]) -> None:
    """A written appraisal: subject, grade, words, author_id."""
    rows.insert(work, word, cycle_id=cycle_id, created_at=work.now, **one)


def words(work: Work, cycle_id: int) -> dict[str, Word]:
    """The newest appraisal of each subject."""
    return {
        row.subject: Word(row.subject, row.grade, row.words, row.author_id, row.created_at)
        for row in _newest(work, word, [cycle_id])
    }


def add_grade(work: Work, cycle_id: int, values: dict[str, Any]) -> int:
    """A grade as it was typed; returns its number."""
    return rows.insert(work, grade, cycle_id=cycle_id, created_at=work.now, **values)


def grades(work: Work, cycle_id: int) -> dict[str, Grade]:
    """The newest grade of each subject."""
    return {row.subject: Grade(**row._mapping) for row in _newest(work, grade, [cycle_id])}


def newest_grades(work: Work, cycle_ids: list[int]) -> list[Grade]:
    """The newest grade of each subject in each of those years."""
    return [Grade(**row._mapping) for row in _newest(work, grade, cycle_ids)]


def grade_by_id(work: Work, grade_id: int) -> Grade | None:
    """One grade."""
    row = work.connection.execute(select(grade).where(grade.c.id == grade_id)).first()
    return Grade(**row._mapping) if row else None


def settle_consent(work: Work, grade_id: int, consent: str, author_id: int) -> bool:
    """The superior has said; False when somebody said before."""
    query = grade.update().where(grade.c.id == grade_id, grade.c.consent == "asked")
    return work.connection.execute(query, {"consent": consent, "consent_by": author_id}).rowcount > 0


def take_back(work: Work, grade_id: int) -> None:
    """An objection was right: the grade stands no longer and is decided anew."""
    work.connection.execute(grade.update().where(grade.c.id == grade_id), {"consent": "objected"})


def waiting_consents(work: Work, cycle_ids: list[int]) -> list[Grade]:
    """The grades of those years for which a superior was asked and has not said."""
    return [one for one in newest_grades(work, cycle_ids) if one.consent == "asked"]


def add_pick(work: Work, cycle_id: int, values: dict[str, Any]) -> None:
    """Somebody was put forward, or was not: subject, chosen, reason, author_id."""
    rows.insert(work, commendation, cycle_id=cycle_id, created_at=work.now, **values)


def picks(work: Work, cycle_id: int) -> dict[str, Pick]:
    """The newest word on each subject."""
    return {
        row.subject: Pick(row.subject, bool(row.chosen), row.reason, row.author_id, row.created_at)
        for row in _newest(work, commendation, [cycle_id])
    }


def reported(work: Work, people_ids: Iterable[int]) -> set[int]:
    """Which of these members are reported to a community now."""
    home = second_home.c
    query = select(home.person_id).where(home.person_id.in_(list(people_ids)), home.until.is_(None))
    return set(work.connection.scalars(query))


def _newest(work: Work, table: Table, cycle_ids: list[int]) -> list[Any]:
    """The newest row of each subject in each of those years, the oldest row first."""
    return list(work.connection.execute(_newest_in(table), {"cycles": cycle_ids}))


@cache
def _newest_in(table: Table) -> Select[Any]:
    mine = table.c.cycle_id.in_(bindparam("cycles", expanding=True))
    last = select(func.max(table.c.id)).where(mine).group_by(table.c.cycle_id, table.c.subject)
    return select(table).where(table.c.id.in_(last)).order_by(table.c.id)
