"""Proposing and reviewing beyond the commitment itself: rounds of opinions, verdicts by criterion."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, String, Table, Text

from storage.columns import Id, Instant
from storage.tables import metadata, refers, row_id

opinion_round = Table(
    "opinion_round",  # how opinions were sought before an organisation promised (三之1)
    metadata,
    row_id(),
    refers("cycle.id", "cycle_id"),
    Column("channel", String(20), nullable=False),  # meeting, form, visit, phone, box, chat, page, other
    Column("people", Integer, nullable=False),  # how many were asked or spoke
    Column("held_on", Date, nullable=False),
    Column("words", Text, nullable=False, default=""),  # as it was told
    refers("person.id", "recorder_id", nullable=True),
    Column("created_at", Instant, nullable=False),
    Index(None, "cycle_id"),
)

review_point = Table(
    "review_point",  # what a review said on one criterion (三之2)
    metadata,
    Column("review_id", Id, ForeignKey("review.id"), primary_key=True),
    Column("criterion", String(100), primary_key=True),
    Column("met", Boolean, nullable=False),
    Column("note", Text, nullable=False, default=""),
)
