"""Whether a person agrees that the others see how his promises went when they rate each other (互评)."""

from sqlalchemy import Boolean, Column, Index, String, Table

from storage.columns import Instant
from storage.tables import metadata, refers, row_id

peer_consent = Table(
    "peer_consent",
    metadata,
    row_id(),
    refers("cycle.id", "cycle_id"),
    refers("person.id", "person_id"),
    Column("agreed", Boolean, nullable=False),
    Column("words", String(200), nullable=False),  # his own, or what was on the button
    refers("media.id", "media_id", nullable=True),  # where he said it into the phone
    refers("person.id", "recorder_id", nullable=True),  # whoever wrote down his own word
    Column("said_at", Instant, nullable=False),
    Index(None, "cycle_id", "person_id"),
)
