"""After the grades: the publicity period, objections, and what follows for whoever did poorly."""

from sqlalchemy import Column, Date, Index, Integer, String, Table, Text

from storage.columns import Instant
from storage.tables import later, metadata, refers, row_id

publicity = Table(
    "publicity_period",
    metadata,
    row_id(),
    refers("cycle.id", "cycle_id"),
    Column("scope", String(20), nullable=False),  # members, public
    Column("shows", String(20), nullable=False),  # grades: names and grades; excellent: that list only
    Column("opens", Date, nullable=False),
    Column("closes", Date, nullable=False),
    # running · final: nothing is open any more · reopened: a recorded decision took it back
    Column("state", String(10), nullable=False, default="running"),
    Column("why", String(300), nullable=False, default=""),  # why it was reopened
    refers("person.id", "author_id"),
    refers("person.id", "reopened_by", nullable=True),
    Column("settled_at", Instant),
    Column("created_at", Instant, nullable=False),
    Index(None, "cycle_id"),
)

objection = Table(
    "objection",
    metadata,
    row_id(),
    refers("publicity_period.id", "publicity_id"),
    Column("key", String(120), nullable=False, unique=True),  # what is sent twice is kept once
    Column("code", String(6), nullable=False, unique=True),
    Column("subject", String(30), nullable=False, default=""),
    Column("text", Text, nullable=False),
    Column("channel", String(10), nullable=False),  # chat, page, phone, paper, visit
    Column("contact", String(100), nullable=False, default=""),
    refers("person.id", "person_id", nullable=True),  # said by somebody on the roster
    refers("person.id", "recorder_id", nullable=True),
    refers("person.id", "handler_id", nullable=True),  # not concerned by it
    Column("answer", Text, nullable=False, default=""),
    Column("upheld", String(10), nullable=False, default=""),  # kept: the grade stands, changed: it does not
    Column("answer_by", Date, nullable=False),
    Column("answered_at", Instant),
    Column("created_at", Instant, nullable=False),
    later("watcher_id", Integer(), "0"),  # person: was told that it is late, and may answer too
    Index(None, "publicity_id"),
    Index(None, "handler_id"),
)

follow_up = Table(
    "follow_up",  # 跟进: talk, plan, re-check, end
    metadata,
    row_id(),
    refers("cycle.id", "cycle_id"),
    Column("subject", String(30), nullable=False),
    Column("why", String(200), nullable=False),
    Column("state", String(10), nullable=False),  # talk, plan, recheck, closed, passed (see rules.followup)
    Column("due", Date),
    refers("person.id", "owner_id", nullable=True),
    Column("created_at", Instant, nullable=False),
    Index(None, "cycle_id"),
    Index(None, "owner_id"),
)

step = Table(
    "follow_up_step",
    metadata,
    row_id(),
    refers("follow_up.id", "follow_up_id"),
    # talk, plan, recheck, admonition, measure (decided elsewhere, the document is named), closed, passed
    Column("kind", String(12), nullable=False),
    Column("words", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("document", String(200), nullable=False, default=""),
    refers("person.id", "author_id"),
    Column("created_at", Instant, nullable=False),
    Index(None, "follow_up_id"),
)
