"""The year: cycles, their windows and agenda, commitments, progress, summaries, results.

Nothing is overwritten that someone said: texts are versions, reviews and progress are appended.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from storage.columns import Document, Id, Instant
from storage.tables import later, metadata, refers, row_id

cycle = Table(
    "cycle",
    metadata,
    row_id(),
    refers("org.id", "org_id"),
    Column("year", Integer, nullable=False),
    Column("rules", Document, nullable=False),  # the rule pack in force, with its governing document
    # preparing: until publication · fulfilling · evaluating: until the digest · closed
    Column("status", String(20), nullable=False),
    Column("voted", Integer),  # how many took part in the peers' poll, once it is counted
    Column("entitled", Integer),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("org_id", "year"),
)

window = Table(
    "step_window",
    metadata,
    Column("cycle_id", Id, ForeignKey("cycle.id"), primary_key=True),
    Column("step", String(20), primary_key=True),  # propose … evaluate; supervise has four parts
    Column("part", Integer, primary_key=True, default=0),
    Column("opens_at", Instant, nullable=False),
    Column("closes_at", Instant, nullable=False),
)

agenda = Table(
    "agenda",
    metadata,
    row_id(),
    Column("key", String(120), nullable=False, unique=True),
    refers("cycle.id", "cycle_id"),
    Column("kind", String(30), nullable=False),
    Column("args", Document, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("done_at", Instant),
    Column("attempts", Integer, nullable=False, default=0),
    Column("error", String(300), nullable=False, default=""),
    Index(None, "done_at", "due_at"),
)

commitment = Table(
    "commitment",
    metadata,
    row_id(),
    refers("cycle.id", "cycle_id"),
    refers("person.id", "person_id"),
    Column("number", Integer, nullable=False),  # 1, 2, 3 … within the cycle
    Column("version", Integer, nullable=False),  # the version in force
    # submitted: waits for review · returned: waits for its author · approved: may be published ·
    # published: text locked · withdrawn: taken back by its author
    Column("status", String(20), nullable=False),
    # open · done · mostly_done · not_done: what the record says at the end of the year
    Column("result", String(20), nullable=False, default="open"),
    Column("published_at", Instant),
    Column("created_at", Instant, nullable=False),
    # Whose promise it is: member, or org: then the person answers for it in the organisation's name.
    later("promisor", String(10), "member"),
    later("urgent", Boolean(), "0"),  # 急难险重, made in the middle of the year
    later("audience", String(10), "public"),  # who may read it once published: public, members
    UniqueConstraint("cycle_id", "number"),
    Index(None, "person_id", "cycle_id"),
)

commitment_version = Table(
    "commitment_version",
    metadata,
    Column("commitment_id", Id, ForeignKey("commitment.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("text", Text, nullable=False),  # one tidy sentence
    Column("original", Text, nullable=False),  # the person's own words, untouched
    Column("due", Date),
    Column("quantity", String(50), nullable=False, default=""),
    Column("category", String(20), nullable=False, default=""),
    Column("remarks", Document, nullable=False),  # what the lint said, shown to the reviewer
    Column("channel", String(10), nullable=False),  # typed, page, command, spoken, visit …
    refers("person.id", "recorder_id", nullable=True),
    refers("media.id", "media_id", nullable=True),
    Column("confirmed_by", String(20), nullable=False),  # self, face_to_face, phone, paper, family
    Column("created_at", Instant, nullable=False),
    later("baseline", String(100), ""),  # 现在是多少: where it stands when it is promised, in words
)

tag = Table(
    "commitment_tag",  # what it serves: kind and value of the rule pack's lists, links to wishes and tasks
    metadata,
    Column("commitment_id", Id, ForeignKey("commitment.id"), primary_key=True),
    Column("kind", String(20), primary_key=True),  # standard, goal, topic, focus, benefit, rectification
    Column("value", String(100), primary_key=True),
)

review = Table(
    "review",
    metadata,
    row_id(),
    refers("commitment.id", "commitment_id"),
    Column("version", Integer, nullable=False),
    refers("person.id", "reviewer_id"),
    Column("decision", String(10), nullable=False),  # approve, return
    Column("guidance", Text, nullable=False, default=""),
    Column("created_at", Instant, nullable=False),
    Index(None, "commitment_id"),
)

progress = Table(
    "progress",
    metadata,
    row_id(),
    refers("commitment.id", "commitment_id"),
    Column("quarter", Integer, nullable=False),  # 1–4
    Column("state", String(20), nullable=False),  # done, going, not_started, no_change
    Column("percent", Integer),
    Column("words", Text, nullable=False),
    Column("told_by", String(10), nullable=False),  # self, family, helper
    refers("person.id", "recorder_id", nullable=True),
    refers("media.id", "media_id", nullable=True),
    Column("created_at", Instant, nullable=False),
    Column("expected", Date),  # by when the rest will be done, as was said with it
    Index(None, "commitment_id", "quarter"),
)

summary = Table(
    "quarter_summary",
    metadata,
    Column("cycle_id", Id, ForeignKey("cycle.id"), primary_key=True),
    Column("quarter", Integer, primary_key=True),
    Column("draft", Text, nullable=False),
    Column("text", Text, nullable=False, default=""),  # as signed
    refers("person.id", "signed_by", nullable=True),
    Column("signed_at", Instant),
    Column("created_at", Instant, nullable=False),
)

self_rating = Table(
    "self_rating",
    metadata,
    Column("cycle_id", Id, ForeignKey("cycle.id"), primary_key=True),
    Column("person_id", Id, ForeignKey("person.id"), primary_key=True),
    Column("grade", String(20), nullable=False),
    Column("words", Text, nullable=False, default=""),
    Column("created_at", Instant, nullable=False),
)

result = Table(
    "result",
    metadata,
    Column("cycle_id", Id, ForeignKey("cycle.id"), primary_key=True),
    Column("person_id", Id, ForeignKey("person.id"), primary_key=True),
    Column("source", String(20), primary_key=True),  # peers
    Column("slips", Integer, nullable=False),
    Column("counts", Document, nullable=False),  # grade → slips; few slips are only numbered
    Column("created_at", Instant, nullable=False),
)
