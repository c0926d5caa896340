"""Around the secret poll of a year, none of it secret: holders of keys, exclusions, the meeting."""

from sqlalchemy import Column, Date, ForeignKey, Integer, String, Table

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
