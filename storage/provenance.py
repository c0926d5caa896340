"""How something came that its author did not type himself: recorder, day, place, whether it was read back.

Paper, a phone call and a visit are equal to the chat (guidance, 一之四; R29, R102).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from storage import rows
from storage.tables import provenance
from storage.unit import Work

#: How something can come beside the chat; "chat" where somebody says of it himself that it is right.
CHANNELS = ("paper", "phone", "visit", "spoken")


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a record comes from. `subject` is its kind and number, for example `commitment:5:1`."""

    subject: str
    channel: str
    recorder_id: int | None = None
    said_on: date | None = None
    said_where: str = ""
    read_back: bool = False


def keep(work: Work, one: Provenance) -> None:
    """Keep where a record comes from."""
    rows.insert(
        work,
        provenance,
        subject=one.subject,
        channel=one.channel,
        recorder_id=one.recorder_id,
        said_on=one.said_on,
        said_where=one.said_where,
        read_back=one.read_back,
        created_at=work.now,
    )


def of(work: Work, subjects: Iterable[str]) -> dict[str, Provenance]:
    """Where those records come from; the latest word where something was recorded again."""
    return {one.subject: one for one in every(work, subjects)}


def every(work: Work, subjects: Iterable[str]) -> list[Provenance]:
    """Every word on where those records come from, in the order in which it was kept."""
    query = select(provenance).where(provenance.c.subject.in_(list(subjects))).order_by(provenance.c.id)
    return [
        Provenance(row.subject, row.channel, row.recorder_id, row.said_on, row.said_where, row.read_back)
        for row in work.connection.execute(query)
    ]
