"""The ledger of what was entered for others, and what of it has yet to be read back."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update

from dialogs.rules.entering import AS_IN_CHAT, Kind
from storage import provenance, rows
from storage.paper_tables import paper_entry
from storage.provenance import Provenance
from storage.unit import Work


@dataclass(frozen=True, slots=True)
class Kept:
    """One entry of the ledger."""

    id: int
    person_id: int | None
    kind: Kind
    subject: str
    words: str
    family: bool
    recorder_id: int | None
    read_back: bool


def known(work: Work, key: str) -> bool:
    """Whether that was entered before."""
    query = select(paper_entry.c.id).where(paper_entry.c.key == key)
    return work.connection.execute(query).first() is not None


def keep(work: Work, key: str, came: Provenance, **values: Any) -> int:
    """Enter something: into the ledger and where it comes from."""
    provenance.keep(work, came)
    read_at = work.now if came.read_back else None
    return rows.insert(
        work,
        paper_entry,
        key=key,
        subject=came.subject,
        recorder_id=came.recorder_id,
        read_back_at=read_at,
        created_at=work.now,
        **values,
    )


def unread(work: Work, *persons: int) -> list[Kept]:
    """What was written down for those people and not read to them yet, oldest first."""
    query = select(paper_entry).where(
        paper_entry.c.person_id.in_(persons), paper_entry.c.read_back_at.is_(None)
    )
    return [_kept(row) for row in work.connection.execute(query.order_by(paper_entry.c.id))]


def said_of(work: Work, person_id: int, commitment_id: int) -> list[Kept]:
    """What a person had written down of one promise beside its wording, oldest first: steps, another day."""
    kinds = [kind.value for kind in AS_IN_CHAT]
    query = select(paper_entry).where(paper_entry.c.person_id == person_id, paper_entry.c.kind.in_(kinds))
    of_it = f":commitment:{commitment_id}:"
    found = work.connection.execute(query.order_by(paper_entry.c.id))
    return [_kept(row) for row in found if of_it in f"{row.subject}:"]


def recent(work: Work, org_id: int, most: int) -> list[Kept]:
    """The newest entries of an organisation."""
    query = select(paper_entry).where(paper_entry.c.org_id == org_id).order_by(paper_entry.c.id.desc())
    return [_kept(row) for row in work.connection.execute(query.limit(most))]


def was_read(work: Work, one: Kept, came: Provenance) -> None:
    """It was read to the person, who agreed: said again in `provenance`, where the latest word counts."""
    query = update(paper_entry).where(paper_entry.c.id == one.id)
    work.connection.execute(query, {"read_back_at": work.now})
    provenance.keep(work, came)


def _kept(row: Any) -> Kept:
    return Kept(
        row.id,
        row.person_id,
        Kind(row.kind),
        row.subject,
        row.words,
        row.family,
        row.recorder_id,
        row.read_back_at is not None,
    )
