"""Around the secret polls of a year, none of it secret: holders of keys, exclusions, the meeting, batches."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, String, Table

from storage.columns import Id, Instant
from storage.tables import metadata, refers


def _cycle() -> Column[int]:
    return Column("cycle_id", Id, ForeignKey("cycle.id"), primary_key=True)


poll_holder = Table(
    "poll_holder",  # 监票人: three people, two of whom open the box
    metadata,
    _cycle(),
    Column("place", Integer, primary_key=True, autoincrement=False),  # 0, 1, 2
    refers("person.id", "person_id"),
    Column("lock", String(130), nullable=False, default=""),  # public half of the key, hex; empty: not yet
)

roll_exclusion = Table(
    "roll_exclusion",  # full members who are not counted among the entitled (不计入应到)
    metadata,
    _cycle(),
    Column("person_id", Id, ForeignKey("person.id"), primary_key=True),
    Column("ground", String(20), nullable=False),  # one of dialogs.rules.entitled.GROUNDS
    refers("person.id", "author_id"),
    Column("created_at", Instant, nullable=False),
)

poll_meeting = Table(
    "poll_meeting",  # the meeting at which is voted (党员大会)
    metadata,
    _cycle(),
    Column("held_on", Date, nullable=False),
    Column("present", Integer, nullable=False),  # of those entitled
    refers("person.id", "author_id"),
    Column("created_at", Instant, nullable=False),
)

public_batch = Table(
    "public_batch",  # printed codes of the public, handed out together (一批); dialogs.rules.batches
    metadata,
    _cycle(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("printed", Integer, nullable=False),
    refers("person.id", "author_id"),
    refers("person.id", "handed_by", nullable=True),
    refers("person.id", "active_by", nullable=True),
    Column("given", Integer, nullable=False, default=0),
    Column("spoiled", Integer, nullable=False, default=0),
    Column("returned", Integer, nullable=False, default=0),
    refers("person.id", "stated_by", nullable=True),
    refers("person.id", "confirmed_by", nullable=True),
    Column("voted", Integer, nullable=False, default=0),
    Column("counts", Boolean),  # the committee's word where the sum does not agree
    Column("reason", String(200), nullable=False, default=""),
    refers("person.id", "decided_by", nullable=True),
    Column("created_at", Instant, nullable=False),
)

public_code = Table(
    "public_code",  # which codes a batch has; who got which nobody knows, and what it votes is not here
    metadata,
    Column("voter", Id, primary_key=True, autoincrement=False),  # made of the code, one way only
    Column("cycle_id", Id, ForeignKey("cycle.id"), nullable=False),
    Column("batch", Integer, nullable=False),
    Index(None, "cycle_id"),
    sqlite_with_rowid=False,
)

poll_void = Table(
    "poll_void",  # the box cannot be opened: two people declare the poll void, and it is repeated (作废重投)
    metadata,
    _cycle(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("reason", String(200), nullable=False),
    refers("person.id", "asked_by"),
    refers("person.id", "agreed_by", nullable=True),
    Column("opens_on", Date),  # the repeated poll, once two have agreed
    Column("closes_on", Date),
    Column("created_at", Instant, nullable=False),
)
