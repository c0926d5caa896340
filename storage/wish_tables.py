"""The public's voice: wishes and reports, each with a receipt code."""

from sqlalchemy import Column, Index, Integer, String, Table, Text

from storage.columns import Instant
from storage.tables import metadata, refers, row_id

voice = Table(
    "voice",
    metadata,
    row_id(),
    Column("key", String(120), nullable=False, unique=True),  # what is sent twice is kept once
    refers("org.id", "org_id"),
    Column("kind", String(10), nullable=False),  # wish, report
    Column("code", String(6), nullable=False, unique=True),
    Column("text", Text, nullable=False),
    # open · claimed: a member was asked · promised: a published commitment answers it ·
    # passed_up: the superior was asked · merged: goes the way of merged_into · answered
    Column("state", String(10), nullable=False, default="open"),
    Column("channel", String(10), nullable=False),  # chat, page, phone, paper, visit
    Column("platform", String(20), nullable=False, default=""),  # where the answer goes
    Column("address", String(100), nullable=False, default=""),
    Column("contact", String(100), nullable=False, default=""),  # left on a page, of free will
    refers("person.id", "person_id", nullable=True),  # said by somebody on the roster
    refers("person.id", "recorder_id", nullable=True),  # written down by
    refers("person.id", "about_id", nullable=True),
    refers("commitment.id", "commitment_id", nullable=True),
    refers("person.id", "handler_id", nullable=True),  # answers a report
    refers("person.id", "watcher_id", nullable=True),  # was told that it is late
    refers("person.id", "claimer_id", nullable=True),
    refers("voice.id", "merged_into", nullable=True),
    Column("answer", Text, nullable=False, default=""),
    Column("answer_by", Instant),
    Column("next_at", Instant),  # when the next thing falls due: the reminder, then the watcher
    Column("reminded", Integer, nullable=False, default=0),
    Column("created_at", Instant, nullable=False),
    Index(None, "org_id", "kind", "state"),
    Index(None, "next_at"),
    Index(None, "commitment_id"),
)
