"""Portraits 形象照 for duty plates: put there by the person himself, gone when he says so."""

import base64
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from storage import rows
from storage.publish_tables import portrait
from storage.unit import Work


@dataclass(frozen=True, slots=True)
class Portrait:
    """One picture. `kind` is image/jpeg or image/png, `content` its bytes in base64."""

    kind: str
    content: str

    @property
    def picture(self) -> bytes:
        """The picture itself."""
        return base64.b64decode(self.content)


def put(work: Work, person_id: int, kind: str, picture: bytes) -> None:
    """Keep a person's portrait; another one takes the place of the former."""
    content = base64.b64encode(picture).decode()
    rows.put(
        work,
        portrait,
        ("person_id",),
        person_id=person_id,
        kind=kind,
        content=content,
        created_at=work.now,
    )


def get(work: Work, person_id: int) -> Portrait | None:
    """A person's portrait, where there is one."""
    query = select(portrait.c.kind, portrait.c.content).where(portrait.c.person_id == person_id)
    row = work.connection.execute(query).first()
    return Portrait(row.kind, row.content) if row else None


def drop(work: Work, person_id: int) -> bool:
    """Delete it; whether there was one."""
    return work.connection.execute(portrait.delete().where(portrait.c.person_id == person_id)).rowcount > 0


def among(work: Work, ids: Iterable[int]) -> set[int]:
    """Which of those people have one."""
    query = select(portrait.c.person_id).where(portrait.c.person_id.in_(list(ids)))
    return set(work.connection.execute(query).scalars())
