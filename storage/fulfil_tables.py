"""How a promise is kept: the schedule, and what was shown. What was said is in `progress`."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, String, Table, Text

from storage.columns import Instant
from storage.tables import later, metadata, refers, row_id

milestone = Table(
    "milestone",  # 履诺进度表
    metadata,
    row_id(),
    refers("commitment.id", "commitment_id"),
    Column("plan", Integer, nullable=False),  # 1, 2 …: the newest schedule counts, the earlier ones stay
    Column("number", Integer, nullable=False),
    Column("text", String(60), nullable=False),
    Column("due", Date, nullable=False),
    Column("confirmed", Boolean, nullable=False),  # by the author; otherwise proposed by rule
    Column("done_on", Date),
    Column("created_at", Instant, nullable=False),
    Index(None, "commitment_id", "plan"),
)

evidence = Table(
    "evidence",  # what was shown: a picture or paper, somebody saw it, or whom it was done for says so
    metadata,
    row_id(),
    refers("commitment.id", "commitment_id"),
    Column("kind", String(15), nullable=False),  # photo, paper, seen, beneficiary; never asked for
    Column("name", String(50), nullable=False),  # who saw it, or whom it was done for
    Column("verdict", String(10), nullable=False),  # done, partly
    Column("words", Text, nullable=False, default=""),
    Column("channel", String(10), nullable=False),  # chat, page, paper, phone, visit
    refers("person.id", "recorder_id", nullable=True),  # none: told on the page
    Column("created_at", Instant, nullable=False),
    later("media_id", Integer(), "0"),  # the picture, where there is one
    Index(None, "commitment_id"),
)
