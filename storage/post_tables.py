"""Posts for members without office (设岗定责): set, claimed, assigned, served, appraised."""

from sqlalchemy import Column, Date, Index, Integer, String, Table, Text, UniqueConstraint

from storage.columns import Instant
from storage.tables import metadata, refers, row_id

post = Table(
    "post",
    metadata,
    row_id(),
    refers("org.id", "org_id"),
    Column("name", String(30), nullable=False),
    Column("duties", String(200), nullable=False),  # 岗位职责 in words; a commitment starts from them
    Column("places", Integer, nullable=False),  # how many people the branch wants there
    Column("created_at", Instant, nullable=False),
    Column("closed_at", Instant),  # the branch has given the post up
    UniqueConstraint("org_id", "name"),
)

post_claim = Table(
    "post_claim",
    metadata,
    row_id(),
    refers("post.id", "post_id"),
    refers("person.id", "person_id"),
    # claimed: the member wants it · held: assigned by the branch · declined · ended: served, and why it ended
    Column("state", String(10), nullable=False),
    refers("person.id", "decided_by", nullable=True),
    Column("created_at", Instant, nullable=False),
    Column("since", Instant),  # when it was assigned
    Column("until", Instant),
    Column("why", String(200), nullable=False, default=""),
    Index(None, "post_id", "state"),
    Index(None, "person_id", "state"),
)

post_word = Table(
    "post_word",
    metadata,
    row_id(),
    refers("post_claim.id", "claim_id"),
    Column("kind", String(10), nullable=False),  # served: what was done · appraised: the branch's word
    refers("person.id", "said_by"),
    Column("day", Date, nullable=False),
    Column("words", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Index(None, "claim_id"),
)
