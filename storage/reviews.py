"""Reviews: decisions with a verdict on each criterion, what waits for them, and how an item came about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, not_, select

from dialogs.rules.commitments import Commitment, Status
from dialogs.rules.reviewing import Point
from storage import commitments, rows
from storage.end_tables import commitment_end
from storage.propose_tables import review_point
from storage.tables import person
from storage.unit import Work
from storage.year_tables import commitment, commitment_version, cycle, review


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of a commitment. `channel` and `recorder_id` as in `Commitment`."""

    number: int
    text: str
    original: str
    due: date | None
    channel: str
    recorder_id: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Review:
    """One decision on one version: approve or return, in words, with a verdict on each criterion named."""

    version: int
    reviewer_id: int
    decision: str
    guidance: str
    at: datetime
    points: tuple[Point, ...] = ()


_SOME = select(commitment.c.id).where(commitment.c.status == Status.SUBMITTED.value).limit(1)
_WAITING = (
    select(commitment.c.id, cycle.c.org_id)
    .join_from(commitment, cycle, cycle.c.id == commitment.c.cycle_id)
    .where(
        cycle.c.org_id.in_(bindparam("orgs", expanding=True)),
        cycle.c.status != "closed",
        commitment.c.status == Status.SUBMITTED.value,
    )
    .order_by(commitment.c.id)
)


def add(
    work: Work,
    one: Commitment,
    reviewer_id: int,
    decision: str,
    guidance: str,
    points: Iterable[Point] = (),
) -> None:
    """A reviewer's decision on the version in force."""
    new = rows.insert(
        work,
        review,
        commitment_id=one.id,
        version=one.version,
        reviewer_id=reviewer_id,
        decision=decision,
        guidance=guidance,
        created_at=work.now,
    )
    for point in points:
        rows.insert(
            work, review_point, review_id=new, criterion=point.criterion, met=point.met, note=point.note
        )


def last_guidance(work: Work, commitment_id: int) -> str:
    """What the reviewer last asked to be changed."""
    newest = select(review.c.guidance).where(review.c.commitment_id == commitment_id)
    found = work.connection.execute(newest.order_by(review.c.id.desc()).limit(1)).scalar()
    return str(found or "")


def some_waiting(work: Work) -> bool:
    """Whether anything waits for anybody."""
    return work.connection.execute(_SOME).first() is not None


def waiting_in(work: Work, org_ids: Iterable[int]) -> list[tuple[Commitment, int]]:
    """What waits for review in the running years of those organisations, each with its organisation."""
    found = work.connection.execute(_WAITING, {"orgs": list(org_ids)}).all()
    items = commitments.some(work, [row.id for row in found])
    return [(items[row.id], row.org_id) for row in found]


def versions(work: Work, commitment_id: int) -> list[Version]:
    """Every wording of a commitment, the first one first."""
    query = select(commitment_version).where(commitment_version.c.commitment_id == commitment_id)
    return [
        Version(row.version, row.text, row.original, row.due, row.channel, row.recorder_id, row.created_at)
        for row in work.connection.execute(query.order_by(commitment_version.c.version))
    ]


def of(work: Work, commitment_id: int) -> list[Review]:
    """Every decision on a commitment, the first one first."""
    query = select(review).where(review.c.commitment_id == commitment_id).order_by(review.c.id)
    found = work.connection.execute(query).all()
    points = _points(work, [row.id for row in found])
    return [
        Review(
            row.version,
            row.reviewer_id,
            row.decision,
            row.guidance,
            row.created_at,
            tuple(points.get(row.id, ())),
        )
        for row in found
    ]


def by_itself(work: Work, cycle_id: int) -> list[tuple[int, int]]:
    """The organisation's promises of a year that somebody of its own approved, by number, each with who
    did."""
    query = (
        select(commitment.c.id, review.c.reviewer_id)
        .join_from(commitment, review, review.c.commitment_id == commitment.c.id)
        .join(cycle, cycle.c.id == commitment.c.cycle_id)
        .join(person, person.c.id == review.c.reviewer_id)
        .where(
            commitment.c.cycle_id == cycle_id,
            commitment.c.promisor == "org",
            review.c.decision == "approve",
            person.c.org_id == cycle.c.org_id,
        )
        .order_by(commitment.c.id)
    )
    return [(row.id, row.reviewer_id) for row in work.connection.execute(query)]


def unseen(work: Work, org_ids: Iterable[int]) -> list[tuple[Commitment, int]]:
    """What those organisations published without anybody else's look, or ended by its own author's word:
    each with its organisation."""
    seen = select(review.c.id).where(review.c.commitment_id == commitment.c.id)
    alone = select(commitment_end.c.commitment_id).where(
        commitment_end.c.commitment_id == commitment.c.id,
        commitment_end.c.decided_by == commitment.c.person_id,
    )
    query = (
        select(commitment.c.id, cycle.c.org_id)
        .join_from(commitment, cycle, cycle.c.id == commitment.c.cycle_id)
        .where(
            cycle.c.org_id.in_(list(org_ids)),
            commitment.c.status == Status.PUBLISHED.value,
            not_(seen.exists()) | alone.exists(),
        )
        .order_by(cycle.c.org_id, commitment.c.id)
    )
    found = work.connection.execute(query).all()
    items = commitments.some(work, [row.id for row in found])
    return [(items[row.id], row.org_id) for row in found]


def _points(work: Work, review_ids: list[int]) -> dict[int, list[Point]]:
    query = select(review_point).where(review_point.c.review_id.in_(review_ids))
    found: dict[int, list[Point]] = {}
    row: Any
    for row in work.connection.execute(query):
        found.setdefault(row.review_id, []).append(Point(row.criterion, row.met, row.note))
    return found
