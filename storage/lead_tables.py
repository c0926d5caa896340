"""What superiors do: random checks, contact points, visits; and good practice that goes round."""

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from storage.columns import Document, Id, Instant
from storage.tables import metadata, refers, row_id

check_draw = Table(
    "check_draw",  # one draw of a random check: whoever has the seed and the pool draws the same again
    metadata,
    row_id(),
    refers("org.id", "org_id"),  # the superior that checks
    Column("year", Integer, nullable=False),
    Column("what", String(10), nullable=False),  # item: commitments · org: organisations
    Column("size", Integer, nullable=False),
    Column("seed", String(200), nullable=False),
    Column("pool", Document, nullable=False),  # what was drawn from: [number, stratum], in order
    refers("person.id", "drawn_by", nullable=True),  # nobody: by command
    Column("created_at", Instant, nullable=False),
    Index(None, "org_id", "year"),
)

check_item = Table(
    "check_item",
    metadata,
    row_id(),
    refers("check_draw.id", "draw_id"),
    Column("place", Integer, nullable=False),  # 1, 2, 3 … within the draw
    refers("org.id", "org_id"),  # the organisation that is checked
    refers("commitment.id", "commitment_id", nullable=True),
    refers("person.id", "checker_id", nullable=True),
    # open · true: as was said · differs: not as was said · put_off: nobody was there
    Column("finding", String(10), nullable=False, default="open"),
    Column("words", Text, nullable=False, default=""),
    Column("found_on", Date),
    Column("found_at", Instant),
    UniqueConstraint("draw_id", "place"),
    Index(None, "checker_id", "finding"),
    Index(None, "org_id"),
)

contact_point = Table(
    "contact_point",
    metadata,
    Column("person_id", Id, ForeignKey("person.id"), primary_key=True),
    Column("org_id", Id, ForeignKey("org.id"), primary_key=True),
    Column("since", Instant, nullable=False),
    Column("until", Instant),
    refers("person.id", "named_by", nullable=True),
    Index(None, "org_id"),
)

visit = Table(
    "supervision_visit",
    metadata,
    row_id(),
    Column("key", String(120), nullable=False, unique=True),  # what is told twice is kept once
    refers("org.id", "org_id"),  # the organisation that was visited
    # visit: by a leader to a contact point or elsewhere · routine: 经常性督查 · meeting: 座谈会
    Column("kind", String(10), nullable=False),
    refers("person.id", "visitor_id"),
    refers("org.id", "superior_id"),  # where the visitor has his office
    Column("day", Date, nullable=False),
    Column("words", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Index(None, "org_id", "day"),
    Index(None, "visitor_id", "org_id"),
)
