"""Everything that is kept about one person, table by table, and taking out what may go.

Tables are found by their columns, so that a new table cannot be forgotten: whatever has a
`person_id` is about that person, whatever hangs on one of his commitments too, and what the evaluation
keys by its subject once the person has been told of it. Ballots are not: nobody can say which slip is whose.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import (
    Select,
    String,
    Table,
    Text,
    cast,
    delete,
    func,
    literal,
    or_,
    select,
    tuple_,
    union_all,
    update,
)

from dialogs.rules.evidence import Kind
from dialogs.rules.people import Person, Status
from dialogs.rules.subjects import member
from storage import talks
from storage.aftermath_tables import follow_up, publicity
from storage.aftermath_tables import step as follow_step
from storage.criticism_tables import criticism
from storage.evaluation_tables import commendation, source_count, source_gap
from storage.evaluation_tables import grade as grade_decision
from storage.evaluation_tables import word as organisation_word
from storage.fulfil_tables import evidence
from storage.post_tables import post_claim, post_word
from storage.propose_tables import review_point
from storage.publish_tables import bright_deed, portrait
from storage.rectification_tables import measure_step, rectification
from storage.schema import metadata
from storage.tables import identity, inbox, journal, label, media, person, second_home, talk
from storage.unit import Work
from storage.wish_tables import voice
from storage.year_tables import commitment, commitment_version, cycle, review

#: Tables whose rows are about whomever the row is about on which they hang.
_HANGING = {review_point: review, post_word: post_claim, follow_step: follow_up}

#: Tables of the evaluation, by the person as their subject.
_JUDGED = (organisation_word, grade_decision, source_count, source_gap, commendation, follow_up)


def tables() -> list[Table]:
    """The tables that hold something about a person, in a steady order."""
    own = [table for table in metadata.sorted_tables if "person_id" in table.c or "commitment_id" in table.c]
    return [person, *own, inbox, *_JUDGED, *_HANGING, measure_step, journal]


def rows_of(work: Work, person_id: int) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The rows about a person by table, without the names of those for whom something was done; tables
    without any are left out. A query."""
    for table in tables():
        found = [dict(row._mapping) for row in work.connection.execute(_about(table, person_id))]
        if table is evidence:
            found = [row | {"name": ""} if row["kind"] == Kind.BENEFICIARY else row for row in found]
        if found:
            yield table.name, found


def counts(work: Work, person_id: int) -> dict[str, int]:
    """How many rows there are about a person, by table. A query."""
    found = {}
    for table in tables():
        about = _about(table, person_id).subquery()
        found[table.name] = int(work.connection.execute(select(func.count()).select_from(about)).scalar_one())
    return {name: number for name, number in found.items() if number}


def forget_contact(work: Work, person_id: int) -> int:
    """Telephone and accounts: the person cannot be written to any more. How many were known."""
    work.forget()
    gone = work.connection.execute(delete(identity).where(identity.c.person_id == person_id)).rowcount
    known = update(person).where(person.c.id == person_id, person.c.phone != "")
    return gone + work.connection.execute(known.values(phone="")).rowcount


def anonymise(work: Work, somebody: Person, name: str) -> None:
    """Take the name off somebody who has left, also where it stands in words about him: figures stay, the
    person cannot be told any more."""
    work.forget()
    for table in tables():
        _unname(work, table, somebody, name)
    values = {
        "name": name,
        "number": f"x{somebody.id}",
        "post": "",
        "phone": "",
        "skills": "",
        "helper_id": None,
        "status": Status.STOPPED.value,
    }
    work.connection.execute(update(person).where(person.c.id == somebody.id).values(**values))
    work.connection.execute(update(person).where(person.c.helper_id == somebody.id).values(helper_id=None))
    for table in (identity, talk, label, second_home, portrait):
        work.connection.execute(delete(table).where(table.c.person_id == somebody.id))
    work.connection.execute(update(voice).where(voice.c.person_id == somebody.id).values(person_id=None))
    gone = {"text": "", "shown": "", "consent": "no"}
    work.connection.execute(update(bright_deed).where(bright_deed.c.person_id == somebody.id).values(**gone))
    own = select(commitment.c.id).where(commitment.c.person_id == somebody.id)
    spoken = update(commitment_version).where(commitment_version.c.commitment_id.in_(own))
    work.connection.execute(spoken.values(original=""))


def _unname(work: Work, table: Table, somebody: Person, name: str) -> None:
    """Write `name` for the person's own in the free words about him; nothing in the journal is changed."""
    free = [column for column in table.c if isinstance(column.type, Text)]
    if table is journal or not free:
        return
    about = _about(table, somebody.id).subquery()
    keys = [column.name for column in table.primary_key]
    mine = tuple_(*(table.c[key] for key in keys)).in_(select(*(about.c[key] for key in keys)))
    values = {column.name: func.replace(column, somebody.name, name) for column in free}
    work.connection.execute(update(table).where(mine).values(**values))


def has_open_year(work: Work, person_id: int) -> bool:
    """Whether a year that is not closed holds something of the person. A query."""
    query = (
        select(commitment.c.id)
        .join(cycle, cycle.c.id == commitment.c.cycle_id)
        .where(commitment.c.person_id == person_id, cycle.c.status != "closed")
    )
    return work.connection.execute(query.limit(1)).first() is not None


def recordings(work: Work, person_id: int) -> int:
    """How many recordings of the person are on our disk. A query."""
    query = select(func.count()).where(media.c.person_id == person_id, media.c.status == "kept")
    return int(work.connection.execute(query).scalar_one())


def _about(table: Table, person_id: int) -> Select[Any]:
    if table is person:
        return select(person).where(person.c.id == person_id)
    if table is journal:
        return select(journal).where(journal.c.actor_id == person_id)
    if table is inbox:
        return select(inbox).where(talks.said_by(person_id))
    if table in _JUDGED:
        return _judged(table, person_id)
    if table is measure_step:
        return _measured(person_id)
    if "person_id" in table.c:
        return select(table).where(table.c.person_id == person_id)
    return _hanging(table, _HANGING.get(table, commitment), person_id)


def _hanging(table: Table, above: Table, person_id: int) -> Select[Any]:
    """The rows that hang on rows about the person."""
    (link,) = (column for column in table.c if column.references(above.c.id))
    about = _about(above, person_id).subquery()
    return select(table).where(link.in_(select(about.c.id)))


def _judged(table: Table, person_id: int) -> Select[Any]:
    """What was written of the person, in years of which he has been told: publicised or closed."""
    key = table.c.source if table is source_gap else table.c.subject
    told = select(publicity.c.id).where(publicity.c.cycle_id == table.c.cycle_id).exists()
    return (
        select(table)
        .join(cycle, cycle.c.id == table.c.cycle_id)
        .where(key == member(person_id).key, or_(told, cycle.c.status == "closed"))
    )


def _measured(person_id: int) -> Select[Any]:
    """Every step of what the person was to put right, or was criticised for."""
    subjects = [
        select(literal(f"{name}:").concat(cast(table.c.id, String))).where(table.c.person_id == person_id)
        for name, table in (("rectification", rectification), ("criticism", criticism))
    ]
    return select(measure_step).where(measure_step.c.subject.in_(union_all(*subjects)))
