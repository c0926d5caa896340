"""Commitments: versions and progress, only ever added to; reviews are in `storage.reviews`."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import and_, bindparam, func, select

from dialogs.rules.commitments import Commitment, Progress, Status
from storage import rows
from storage.unit import Work
from storage.year_tables import commitment, commitment_version, cycle, progress

_JOINED = select(  # in the order of a `Commitment`
    commitment.c.id,
    commitment.c.cycle_id,
    commitment.c.person_id,
    commitment.c.number,
    commitment.c.version,
    commitment.c.status,
    commitment.c.published_at,
    commitment_version.c.text,
    commitment_version.c.original,
    commitment_version.c.due,
    commitment_version.c.quantity,
    commitment_version.c.category,
    commitment_version.c.remarks,
    commitment_version.c.channel,
    commitment_version.c.recorder_id,
    commitment_version.c.media_id,
    commitment.c.promisor,
    commitment.c.urgent,
    commitment.c.audience,
    commitment_version.c.baseline,
).join_from(
    commitment,
    commitment_version,
    and_(
        commitment_version.c.commitment_id == commitment.c.id,
        commitment_version.c.version == commitment.c.version,
    ),
)
_ONE = _JOINED.where(commitment.c.id == bindparam("wanted"))
_SOME = _JOINED.where(commitment.c.id.in_(bindparam("wanted", expanding=True)))
_OF_CYCLE = _JOINED.where(commitment.c.cycle_id == bindparam("cycle")).order_by(commitment.c.number)
_OF_CYCLE_ONLY = _OF_CYCLE.where(commitment.c.status.in_(bindparam("statuses", expanding=True)))
_LATEST = (
    select(func.max(progress.c.id))
    .where(progress.c.commitment_id.in_(bindparam("wanted", expanding=True)))
    .group_by(progress.c.commitment_id)
)
_TOLD = select(progress).where(progress.c.id.in_(_LATEST)).order_by(progress.c.id)
_TOLD_IN = (
    select(progress)
    .where(progress.c.id.in_(_LATEST.where(progress.c.quarter == bindparam("quarter"))))
    .order_by(progress.c.id)
)
_DUE = select(func.count()).select_from(
    _JOINED.where(
        commitment.c.cycle_id == bindparam("cycle"),
        commitment.c.status == Status.PUBLISHED.value,
        commitment_version.c.due.between(bindparam("since"), bindparam("until")),
    ).subquery()
)
#: How a commitment stands by the latest word on it.
SAID_LAST = (
    select(progress.c.state)
    .where(progress.c.commitment_id == commitment.c.id)
    .order_by(progress.c.id.desc())
    .limit(1)
    .scalar_subquery()
)
_PUBLISHED_BY = (
    select(commitment.c.person_id, commitment.c.promisor)
    .where(commitment.c.cycle_id == bindparam("cycle"), commitment.c.status == Status.PUBLISHED.value)
    .distinct()
)
_STATES = (
    select(SAID_LAST.label("state"), func.count().label("number"))
    .where(commitment.c.cycle_id == bindparam("cycle"), commitment.c.status == Status.PUBLISHED.value)
    .group_by("state")
)
_LOCK_CYCLE = select(cycle.c.id).where(cycle.c.id == bindparam("cycle")).with_for_update()
_OF_PERSON = _JOINED.where(commitment.c.person_id == bindparam("person")).order_by(commitment.c.id)


def get(work: Work, commitment_id: int) -> Commitment | None:
    """One commitment."""
    row = work.connection.execute(_ONE, {"wanted": commitment_id}).first()
    return _commitment(row) if row else None


def some(work: Work, ids: Iterable[int]) -> dict[int, Commitment]:
    """Those commitments by their number."""
    found = map(_commitment, work.connection.execute(_SOME, {"wanted": list(ids)}))
    return {one.id: one for one in found}


def of_cycle(work: Work, cycle_id: int, *statuses: Status) -> list[Commitment]:
    """The commitments of a cycle by number; of those statuses only, if any are named."""
    if statuses:
        given = {"cycle": cycle_id, "statuses": [one.value for one in statuses]}
        return [_commitment(row) for row in work.connection.execute(_OF_CYCLE_ONLY, given)]
    return [_commitment(row) for row in work.connection.execute(_OF_CYCLE, {"cycle": cycle_id})]


def due_between(work: Work, cycle_id: int, since: date, until: date) -> int:
    """How many published commitments of a cycle come to their day then, both days counted."""
    given = {"cycle": cycle_id, "since": since, "until": until}
    return int(work.connection.execute(_DUE, given).scalar_one())


def states(work: Work, cycle_id: int) -> Counter[str]:
    """How many published commitments of a cycle stand how by the latest word; "" where nobody said one."""
    found = work.connection.execute(_STATES, {"cycle": cycle_id})
    return Counter({row.state or "": row.number for row in found})


def published_by(work: Work, cycle_id: int) -> set[int]:
    """Who has published something of his own in a cycle; 0 stands for the organisation."""
    found = work.connection.execute(_PUBLISHED_BY, {"cycle": cycle_id})
    return {row.person_id if row.promisor == "member" else 0 for row in found}


def of_cycles(work: Work, cycles: Iterable[int]) -> list[Commitment]:
    """The commitments of those cycles, cycle by cycle by number."""
    query = _JOINED.where(commitment.c.cycle_id.in_(list(cycles)))
    found = work.connection.execute(query.order_by(commitment.c.cycle_id, commitment.c.number))
    return [_commitment(row) for row in found]


def of_person(work: Work, person_id: int, *cycles: int) -> list[Commitment]:
    """A person's commitments in those cycles, oldest first, without withdrawn ones."""
    found = work.connection.execute(_OF_PERSON, {"person": person_id})
    kept = (one for one in map(_commitment, found) if one.status is not Status.WITHDRAWN)
    return [one for one in kept if one.cycle_id in cycles]


def own(work: Work, person_id: int, cycle_id: int) -> list[Commitment]:
    """What a person promises himself in a cycle, oldest first: not in an organisation's name."""
    return [one for one in of_person(work, person_id, cycle_id) if not one.of_org]


def add(
    work: Work,
    cycle_id: int,
    person_id: int,
    *,
    promisor: str = "member",
    urgent: bool = False,
    audience: str = "public",
    **version: Any,
) -> int:
    """A new commitment with its first version; returns its id. Its number is the next of the cycle."""
    work.connection.execute(_LOCK_CYCLE, {"cycle": cycle_id})  # two at once would take the same number
    last = select(func.coalesce(func.max(commitment.c.number), 0)).where(commitment.c.cycle_id == cycle_id)
    number = work.connection.execute(last).scalar_one() + 1
    new = rows.insert(
        work,
        commitment,
        cycle_id=cycle_id,
        person_id=person_id,
        number=number,
        version=1,
        status=Status.SUBMITTED,
        promisor=promisor,
        urgent=urgent,
        audience=audience,
        created_at=work.now,
    )
    _add_version(work, new, 1, version)
    return new


def revise(work: Work, old: Commitment, **version: Any) -> None:
    """A further version, to be reviewed again; the earlier ones stay."""
    _add_version(work, old.id, old.version + 1, version)
    values = {"version": old.version + 1, "status": Status.SUBMITTED}
    work.connection.execute(commitment.update().where(commitment.c.id == old.id), values)


def correct(work: Work, old: Commitment, **changed: Any) -> None:
    """A further version of a published commitment that differs in what is named (text, due), and stays
    published; the earlier ones stay."""
    of_old = commitment_version.c.commitment_id == old.id, commitment_version.c.version == old.version
    row = work.connection.execute(select(commitment_version).where(*of_old)).one()
    version = {**row._mapping, "version": old.version + 1, "created_at": work.now, **changed}
    rows.insert(work, commitment_version, **version)
    values = {"version": old.version + 1}
    work.connection.execute(commitment.update().where(commitment.c.id == old.id), values)


def set_audience(work: Work, commitment_id: int, audience: str) -> None:
    """Who may read it once it is published: public, members."""
    values = {"audience": audience}
    work.connection.execute(commitment.update().where(commitment.c.id == commitment_id), values)


def set_status(work: Work, commitment_id: int, status: Status) -> None:
    """Move a commitment on; publication notes the moment."""
    values: dict[str, Any] = {"status": status}
    if status is Status.PUBLISHED:
        values["published_at"] = work.now
    work.connection.execute(commitment.update().where(commitment.c.id == commitment_id), values)


def hand_over(work: Work, commitment_id: int, person_id: int) -> None:
    """Somebody else goes on with it; the text, its versions and what was told stay."""
    query = commitment.update().where(commitment.c.id == commitment_id)
    work.connection.execute(query, {"person_id": person_id})


def add_progress(work: Work, commitment_id: int, **values: Any) -> int:
    """What somebody said about a commitment; gives the number of the word."""
    return rows.insert(work, progress, commitment_id=commitment_id, created_at=work.now, **values)


def last_progress(work: Work, ids: Iterable[int], quarter: int | None = None) -> dict[int, Progress]:
    """The latest word on each of those commitments, of one quarter or of all."""
    wanted = list(ids)
    if not wanted:
        return {}
    if quarter is None:
        found = work.connection.execute(_TOLD, {"wanted": wanted})
    else:
        found = work.connection.execute(_TOLD_IN, {"wanted": wanted, "quarter": quarter})
    return {row.commitment_id: _progress(row) for row in found}


def results(work: Work, ids: Iterable[int]) -> dict[int, str]:
    """How those commitments ended: open, done, mostly_done, not_done, changed."""
    query = select(commitment.c.id, commitment.c.result).where(commitment.c.id.in_(list(ids)))
    return {row.id: row.result for row in work.connection.execute(query)}


def _add_version(work: Work, commitment_id: int, number: int, version: dict[str, Any]) -> None:
    due: date | None = version["due"]
    rows.insert(
        work,
        commitment_version,
        commitment_id=commitment_id,
        version=number,
        created_at=work.now,
        **{**version, "due": due},
    )


def _commitment(row: Sequence[Any]) -> Commitment:
    values = list(row)
    values[5], values[12] = Status(values[5]), values[12].get("why", "")
    return Commitment(*values)


def _progress(row: Any) -> Progress:
    said = (row.state, row.percent, row.words, row.told_by, row.expected)
    return Progress(row.commitment_id, row.quarter, *said)
