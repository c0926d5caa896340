"""Taking out what has had its time. Rows stay where something counts on them; what they said goes."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, func, select, union_all, update

from dialogs.content import Message
from dialogs.rules.calendar import local
from dialogs.rules.retention import before, recording_ends
from storage import rows, shorts, strangers, talks
from storage.fulfil_tables import evidence
from storage.tables import inbox, media, outbox, task
from storage.unit import Work
from storage.upkeep_tables import upkeep
from storage.wish_tables import voice
from storage.year_tables import commitment, commitment_version, cycle, progress

#: Rows of one kind that are dealt with in one transaction.
AT_ONCE = 500

_NOTHING = Message("").to_json()


def claim(work: Work, name: str, since: datetime) -> bool:
    """Take something that is done from time to time; False when it was done after `since`."""
    if rows.insert_new(work, upkeep, name=name, done_at=work.now):
        return True
    query = update(upkeep).where(upkeep.c.name == name, upkeep.c.done_at <= since)
    return work.connection.execute(query.values(done_at=work.now)).rowcount > 0


def forget_heard(work: Work, person_id: int | None = None) -> int:
    """The words of what was heard; of one person all, otherwise what is old enough. How many."""
    chosen = inbox.c.stored_at < before("heard", work.now)
    if person_id is not None:
        chosen = talks.said_by(person_id)
    said = (inbox.c.text != "") | (inbox.c.media != "") | (inbox.c.token != "")
    return _blank(work, inbox, chosen & said, text="", media="", token="")


def forget_said(work: Work, person_id: int | None = None) -> int:
    """The words of what was sent; an empty address marks a row that has been emptied. How many."""
    chosen = outbox.c.settled_at < before("said", work.now)
    if person_id is not None:
        chosen = outbox.c.person_id == person_id
    ended = outbox.c.status.in_(("sent", "failed", "unknown", "expired")) & (outbox.c.address != "")
    return _blank(work, outbox, chosen & ended, message=_NOTHING, address="", receipt="")


def forget_contacts(work: Work) -> int:
    """How those were to be reached who wished or reported something that is settled. How many."""
    old = (voice.c.created_at < before("contacts", work.now)) & voice.c.state.in_(
        ("answered", "promised", "merged")
    )
    known = (voice.c.contact != "") | (voice.c.address != "")
    gone = strangers.forget(work, before("contacts", work.now)) + shorts.forget(work)
    return gone + _blank(work, voice, old & known, contact="", address="")


def forget_names(work: Work) -> int:
    """Who saw that a promise was kept, or for whom it was, in years that are long over. How many."""
    over = (
        select(commitment.c.id)
        .join(cycle, cycle.c.id == commitment.c.cycle_id)
        .where(cycle.c.year < local(before("names", work.now)).year)
    )
    return _blank(work, evidence, (evidence.c.name != "") & evidence.c.commitment_id.in_(over), name="")


def forget_tasks(work: Work) -> int:
    """What errands said that were run long ago. How many."""
    old = (task.c.done_at < before("tasks", work.now)) & (task.c.text != "")
    return _blank(work, task, old, text="")


def forget_recordings(work: Work, person_id: int | None = None) -> int:
    """Recordings and pictures; of one person all, otherwise what is old enough. The files go with the next
    tidying of the shelf. How many."""
    if person_id is not None:
        chosen = [row[0] for row in work.connection.execute(_kept().where(media.c.person_id == person_id))]
    else:
        chosen = [row.id for row in work.connection.execute(_kept()) if _over(row, work.now)]
    return _blank(work, media, media.c.id.in_(chosen[:AT_ONCE]), sha256="", status="lost")


def kept_files(work: Work) -> set[str]:
    """The names of the files that are still wanted. A query."""
    return set(work.connection.scalars(select(media.c.sha256).where(media.c.sha256 != "")))


def _over(row: Any, now: datetime) -> bool:
    ends = recording_ends(row.year) if row.year else row.created_at
    return bool(ends < now and row.created_at < before("recordings", now))


def _kept() -> Select[Any]:
    """Every recording with the latest year that leans on it."""
    of_promise = select(commitment_version.c.media_id, commitment_version.c.commitment_id)
    of_progress = select(progress.c.media_id, progress.c.commitment_id)
    of_evidence = select(evidence.c.media_id, evidence.c.commitment_id)
    leaning = union_all(of_promise, of_progress, of_evidence).subquery()
    return (
        select(media.c.id, media.c.created_at, func.max(cycle.c.year).label("year"))
        .outerjoin(leaning, leaning.c.media_id == media.c.id)
        .outerjoin(commitment, commitment.c.id == leaning.c.commitment_id)
        .outerjoin(cycle, cycle.c.id == commitment.c.cycle_id)
        .where(media.c.status == "kept")
        .group_by(media.c.id, media.c.created_at)
        .order_by(media.c.id)
    )


def _blank(work: Work, table: Table, chosen: ColumnElement[bool], **values: Any) -> int:
    some = select(table.c.id).where(chosen).limit(AT_ONCE).scalar_subquery()
    return work.connection.execute(update(table).where(table.c.id.in_(some)).values(**values)).rowcount
