"""When the next thing falls due anywhere: one question, for it is asked after everything that is done."""

from datetime import datetime

from sqlalchemy import select

from storage import outbox, transcripts, voices, years
from storage.unit import Work

_WAITING = (years.NEXT_DUE, *outbox.NEXT_DUE, voices.NEXT_DUE, transcripts.NEXT_DUE)
_NEXT = select(*(one.scalar_subquery() for one in _WAITING))


def next_due(work: Work) -> datetime | None:
    """The earliest moment at which an agenda entry, a message, a word of the public or a transcript is due;
    of messages only what lies in the future. A query."""
    found = work.connection.execute(_NEXT, {"now": work.now}).one()
    return min((moment for moment in found if moment is not None), default=None)
