"""What happens once a quarter beside the summary: comments, thanks, exchanges among members."""

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, String, Table, Text

from storage.columns import Id, Instant
from storage.tables import metadata, refers, row_id

quarter_comment = Table(
    "quarter_comment",  # 点评: one for each member each quarter; without `given_at` only a suggestion
    metadata,
    Column("cycle_id", Id, ForeignKey("cycle.id"), primary_key=True),
    Column("quarter", Integer, primary_key=True),
    Column("person_id", Id, ForeignKey("person.id"), primary_key=True),
    Column("draft", Text, nullable=False),  # what was suggested, from the record
    Column("text", Text, nullable=False, default=""),  # as it was given
    refers("person.id", "author_id", nullable=True),
    Column("given_at", Instant),
    Column("created_at", Instant, nullable=False),
    Index(None, "person_id"),
)

thanks = Table(
    "thanks",  # 正面激励: said to the person; in the group only where he agrees
    metadata,
    row_id(),
    Column("key", String(120), nullable=False, unique=True),  # what is said twice is kept once
    refers("cycle.id", "cycle_id"),
    Column("quarter", Integer, nullable=False),
    refers("person.id", "person_id"),
    refers("person.id", "giver_id"),
    Column("words", Text, nullable=False),
    Column("consent", String(10), nullable=False, default="open"),  # open, yes, no
    Column("posted_at", Instant),  # in the group
    Column("created_at", Instant, nullable=False),
    Index(None, "person_id"),
    Index(None, "cycle_id", "quarter"),
)

peer_exchange = Table(
    "peer_exchange",  # 党员互相交流
    metadata,
    row_id(),
    Column("key", String(120), nullable=False, unique=True),
    refers("cycle.id", "cycle_id"),
    Column("quarter", Integer, nullable=False),
    Column("kind", String(10), nullable=False),  # group: in the group chat · meeting: a small-group meeting
    Column("held_on", Date, nullable=False),
    Column("place", String(100), nullable=False, default=""),
    Column("present", Integer),  # how many were there; never who
    Column("words", Text, nullable=False, default=""),  # what was said
    refers("person.id", "recorder_id"),
    Column("created_at", Instant, nullable=False),
    Index(None, "cycle_id", "quarter"),
)
