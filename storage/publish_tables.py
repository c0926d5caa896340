"""What was published: what hangs where, what changed after publication, and the bright deeds.

A published text is never overwritten: an amendment keeps what stood there before (R50, R58).
"""

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, String, Table, Text

from storage.columns import Id, Instant
from storage.tables import later, metadata, refers, row_id

amendment = Table(
    "amendment",
    metadata,
    row_id(),
    refers("commitment.id", "commitment_id"),
    # erratum: a slip of the pen · delay: another day · unmet: cannot be kept, for objective reasons
    # narrow: off the public board, for members only
    Column("kind", String(10), nullable=False),
    Column("before", Text, nullable=False),  # the sentence that was published
    Column("after", Text, nullable=False),  # the sentence that stands there now; the same but for an erratum
    Column("due_before", Date),
    Column("due_after", Date),
    Column("reason", Text, nullable=False),
    refers("person.id", "asked_by"),
    refers("person.id", "second_id"),  # decides; who asked only where nobody else is there
    Column("state", String(10), nullable=False, default="asked"),  # asked, agreed, refused
    Column("answer", Text, nullable=False, default=""),  # what the second person said of it
    Column("created_at", Instant, nullable=False),
    Column("decided_at", Instant),
    Index(None, "commitment_id"),
    Index(None, "second_id", "state"),
)

publication = Table(
    "publication",  # 公示台账: what hung where, from when to when, by whom
    metadata,
    row_id(),
    refers("cycle.id", "cycle_id"),
    # meeting, document, noticeboard, newspaper, television, web, group
    Column("channel", String(20), nullable=False),
    Column("place", String(100), nullable=False, default=""),  # where, in words
    Column("begins", Date, nullable=False),
    Column("ends", Date),  # none: until it is taken down
    Column("document", Integer),  # number of a document, within the year of its organisation
    refers("person.id", "person_id", nullable=True),  # who saw to it; none: the bot itself
    Column("ended_on", Date),  # taken down
    Column("created_at", Instant, nullable=False),
    Index(None, "cycle_id", "channel"),
)

bright_deed = Table(
    "bright_deed",  # 闪光言行
    metadata,
    row_id(),
    Column("key", String(120), nullable=False, unique=True),  # what is sent twice is kept once
    refers("org.id", "org_id"),
    refers("cycle.id", "cycle_id", nullable=True),
    refers("person.id", "person_id", nullable=True),  # whose deed; none: nobody knows yet
    refers("person.id", "told_by", nullable=True),  # somebody on the roster; none: the public
    Column("source", String(10), nullable=False),  # self, peer, public
    Column("channel", String(10), nullable=False),  # chat, page, paper, phone, visit
    Column("text", Text, nullable=False),
    refers("commitment.id", "commitment_id", nullable=True),
    # told: waits for the check · checked: it is so · returned: not so, or not enough is known
    # beside: it is so, and stands beside the promise
    Column("state", String(10), nullable=False, default="told"),
    refers("person.id", "checker_id", nullable=True),
    Column("answer", Text, nullable=False, default=""),  # why it was returned
    Column("consent", String(10), nullable=False, default="open"),  # open, yes, no
    Column("published_at", Instant),
    Column("thanked_at", Instant),  # in the group
    Column("created_at", Instant, nullable=False),
    later("shows", String(15), ""),  # of a promise: beneficiary, seen; empty for a deed of its own
    later("shown", Text, ""),  # what the checker wrote in its place; the text as it was told stays
    Index(None, "org_id", "state"),
    Index(None, "person_id", "cycle_id"),
    Index(None, "checker_id", "state"),
)

portrait = Table(
    "portrait",  # 党员形象照: put there by the person himself, which is the consent; gone when he says so
    metadata,
    Column("person_id", Id, ForeignKey("person.id"), primary_key=True),
    Column("kind", String(20), nullable=False),  # image/jpeg, image/png
    Column("content", Text, nullable=False),  # in base64: a backup is made of plain rows
    Column("created_at", Instant, nullable=False),
)
