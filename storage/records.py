"""Recordings and pictures, tasks for people, and the journal of what was done by whom."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, case, func, select

from storage import journal, rows
from storage.tables import media, task
from storage.unit import Work


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording or picture. `status` is wanted, kept or lost; `sha256` names the file."""

    id: int
    platform: str
    reference: str
    format: str
    person_id: int | None
    sha256: str
    status: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Errand:
    """A task for a person."""

    id: int
    kind: str
    assignee_id: int
    about_id: int | None
    text: str
    media_id: int | None


_ERRANDS = (
    select(task.c.id, task.c.kind, task.c.assignee_id, task.c.about_id, task.c.text, task.c.media_id)
    .where(task.c.assignee_id == bindparam("who"), task.c.done_at.is_(None), task.c.id > bindparam("after"))
    .order_by(task.c.id)
)


def want_media(work: Work, platform: str, reference: str, format_: str, person_id: int | None) -> int:
    """Note that a recording is to be fetched; the same reference is noted once."""
    rows.insert_new(
        work,
        media,
        platform=platform,
        reference=reference,
        format=format_,
        person_id=person_id,
        status="wanted",
        created_at=work.now,
    )
    query = select(media.c.id).where(media.c.platform == platform, media.c.reference == reference)
    return int(work.connection.execute(query).scalar_one())


def wanted_media(work: Work, limit: int = 20) -> list[Recording]:
    """What is still to be fetched, fewest attempts first."""
    query = select(media).where(media.c.status == "wanted").order_by(media.c.attempts, media.c.id)
    return [_recording(row) for row in work.connection.execute(query.limit(limit))]


def recording(work: Work, media_id: int) -> Recording | None:
    """One recording."""
    row = work.connection.execute(select(media).where(media.c.id == media_id)).first()
    return _recording(row) if row else None


def keep_media(work: Work, media_id: int, sha256: str, format_: str) -> None:
    """A recording has been fetched and lies under that hash."""
    values = {"status": "kept", "sha256": sha256, "format": format_}
    work.connection.execute(media.update().where(media.c.id == media_id), values)


def miss_media(work: Work, media_id: int, *, patience: int) -> None:
    """A recording could not be fetched; after `patience` attempts it counts as lost."""
    tried = media.c.attempts + 1
    values = {"attempts": tried, "status": case((tried >= patience, "lost"), else_="wanted")}
    work.connection.execute(media.update().where(media.c.id == media_id).values(values))


def add_errand(
    work: Work,
    key: str,
    kind: str,
    assignee_id: int,
    text: str,
    due_at: datetime,
    *,
    about_id: int | None = None,
    media_id: int | None = None,
) -> bool:
    """A task for a person, once per key."""
    return rows.insert_new(
        work,
        task,
        key=key,
        kind=kind,
        assignee_id=assignee_id,
        about_id=about_id,
        text=text,
        media_id=media_id,
        due_at=due_at,
        created_at=work.now,
    )


def errands(work: Work, assignee_id: int, after: int = 0) -> list[Errand]:
    """A person's open tasks, oldest first; only those that came `after` one."""
    return [Errand(*row) for row in work.connection.execute(_ERRANDS, {"who": assignee_id, "after": after})]


def waits(work: Work, kind: str, about_id: int) -> bool:
    """Whether a task of that kind about that person is open."""
    query = select(task.c.id).where(
        task.c.kind == kind, task.c.about_id == about_id, task.c.done_at.is_(None)
    )
    return work.connection.execute(query.limit(1)).first() is not None


def first_open(work: Work, kind: str, about_id: int) -> datetime | None:
    """Since when a task of that kind about that person has been open; None where none is."""
    query = select(func.min(task.c.created_at)).where(
        task.c.kind == kind, task.c.about_id == about_id, task.c.done_at.is_(None)
    )
    found: datetime | None = work.connection.scalar(query)
    return found


def finish_errands(work: Work, kind: str, about_id: int) -> None:
    """The tasks of that kind about that person are done."""
    query = task.update().where(task.c.kind == kind, task.c.about_id == about_id, task.c.done_at.is_(None))
    work.connection.execute(query, {"done_at": work.now})


def finish_errand(work: Work, errand_id: int) -> None:
    """One task is done."""
    work.connection.execute(task.update().where(task.c.id == errand_id), {"done_at": work.now})


def readdress(work: Work, key: str, assignee_id: int) -> bool:
    """The open task of that key is another person's now; whether there is one."""
    query = task.update().where(task.c.key == key, task.c.done_at.is_(None))
    return work.connection.execute(query, {"assignee_id": assignee_id}).rowcount > 0


def finish_known(work: Work, key: str) -> None:
    """The task of that key is done."""
    query = task.update().where(task.c.key == key, task.c.done_at.is_(None))
    work.connection.execute(query, {"done_at": work.now})


def finish_beginning(work: Work, beginning: str) -> None:
    """The tasks whose keys begin like that are done."""
    query = task.update().where(task.c.key.startswith(beginning, autoescape=True), task.c.done_at.is_(None))
    work.connection.execute(query, {"done_at": work.now})


def finish_kind(work: Work, kind: str, assignee_id: int) -> None:
    """The tasks of that kind of that person are done."""
    query = task.update().where(
        task.c.kind == kind, task.c.assignee_id == assignee_id, task.c.done_at.is_(None)
    )
    work.connection.execute(query, {"done_at": work.now})


def note(work: Work, actor_id: int | None, verb: str, subject: str, **detail: Any) -> None:
    """Write into the journal who did what. No private text, no choice of a ballot."""
    journal.add(work, [{"actor_id": actor_id, "verb": verb, "subject": subject, "detail": detail}])


def _recording(row: Any) -> Recording:
    return Recording(
        row.id,
        row.platform,
        row.reference,
        row.format,
        row.person_id,
        row.sha256,
        row.status,
        row.created_at,
    )
