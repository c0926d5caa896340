"""Every table: people, the year and what was said. Ballots live apart, in `ballots.py`.

Every status has a sentence. Nothing is overwritten that someone said: texts are versions,
progress and reviews are appended.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from storage.columns import Document, Id, Instant

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> Column[int]:
    return Column("id", Id, primary_key=True, autoincrement=True)


def _to(target: str, name: str, *, nullable: bool = False) -> Column[int]:
    return Column(name, Id, ForeignKey(target), nullable=nullable)


# --- people ---------------------------------------------------------------------------

org = Table(
    "org",
    metadata,
    _id(),
    Column("name", String(100), nullable=False, unique=True),
    _to("org.id", "parent_id", nullable=True),
    Column("contact", String(200), nullable=False, default=""),  # how to reach it, in words
    Column("created_at", Instant, nullable=False),
)

group_chat = Table(
    "group_chat",
    metadata,
    _id(),
    _to("org.id", "org_id"),
    Column("platform", String(20), nullable=False),
    Column("address", String(200), nullable=False),
    UniqueConstraint("platform", "address"),
)

person = Table(
    "person",
    metadata,
    _id(),
    _to("org.id", "org_id"),
    Column("number", String(40), nullable=False),  # the branch's own number for the person
    Column("name", String(50), nullable=False),
    Column("role", String(20), nullable=False),  # secretary, deputy, committee, member
    Column("category", String(20), nullable=False),  # see dialogs.rules.people.Category
    Column("standing", String(20), nullable=False),  # formal, probationary
    Column("post", String(200), nullable=False, default=""),  # 岗位职责
    Column("oral", Boolean, nullable=False, default=False),  # one spoken sentence is enough
    _to("person.id", "helper_id", nullable=True),  # records for this person, is asked to help
    Column("phone", String(40), nullable=False, default=""),
    Column("status", String(20), nullable=False),  # active: takes part; stopped: never written to
    Column("stopped_why", String(20), nullable=False, default=""),  # moved, deceased, opted_out
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("org_id", "number"),
)

identity = Table(
    "identity",
    metadata,
    Column("platform", String(20), primary_key=True),
    Column("address", String(100), primary_key=True),
    _to("person.id", "person_id"),
    Column("heard_at", Instant),  # when the person last wrote here
    Index(None, "person_id"),
)

# --- what is heard and said ---------------------------------------------------------------

inbox = Table(
    "inbox",
    metadata,
    _id(),
    Column("key", String(120), nullable=False, unique=True),  # platform:its own key
    Column("platform", String(20), nullable=False),
    Column("address", String(100), nullable=False),
    Column("kind", String(10), nullable=False),
    Column("text", Text, nullable=False, default=""),
    Column("token", String(200), nullable=False, default=""),
    Column("media", String(300), nullable=False, default=""),
    Column("heard_at", Instant, nullable=False),  # the platform's time
    Column("stored_at", Instant, nullable=False),
)

talk = Table(
    "talk",
    metadata,
    Column("person_id", Id, ForeignKey("person.id"), primary_key=True),
    Column("state", Document, nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    _id(),
    Column("key", String(120), nullable=False, unique=True),
    Column("kind", String(10), nullable=False),  # send: to a person; post: to a group; amend: a card
    _to("person.id", "person_id", nullable=True),
    Column("platform", String(20), nullable=False),
    Column("address", String(200), nullable=False),
    Column("message", Document, nullable=False),
    Column("purpose", String(30), nullable=False),  # reply, prompt, reminder, notice, digest, task
    Column("not_before", Instant, nullable=False),
    Column("expires_at", Instant),
    # due: waits for its time · sending: a worker holds it until lease_until · sent ·
    # failed: the platform refused · unknown: nobody knows · expired: too late to be of use
    Column("status", String(10), nullable=False, default="due"),
    Column("lease_until", Instant),
    Column("attempts", Integer, nullable=False, default=0),
    Column("doubts", Integer, nullable=False, default=0),  # attempts of which nobody knows the end
    Column("receipt", String(200), nullable=False, default=""),
    Column("error", String(300), nullable=False, default=""),
    Column("created_at", Instant, nullable=False),
    Column("settled_at", Instant),
    Index(None, "status", "not_before"),
    Index(None, "platform", "address", "status"),
    Index(None, "person_id", "created_at"),
)

media = Table(
    "media",
    metadata,
    _id(),
    Column("platform", String(20), nullable=False),
    Column("reference", String(300), nullable=False),  # the platform's name for it
    Column("format", String(10), nullable=False, default=""),
    _to("person.id", "person_id", nullable=True),
    Column("sha256", String(64), nullable=False, default=""),  # names the file; empty: not here yet
    # wanted: to be fetched · kept: on our disk · lost: the platform no longer has it
    Column("status", String(10), nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("platform", "reference"),
)

task = Table(
    "task",
    metadata,
    _id(),
    Column("key", String(120), nullable=False, unique=True),
    Column("kind", String(20), nullable=False),  # transcribe, call_back, stranger, told_stop, review_own
    _to("person.id", "assignee_id"),
    _to("person.id", "about_id", nullable=True),
    Column("text", Text, nullable=False),
    _to("media.id", "media_id", nullable=True),
    Column("due_at", Instant, nullable=False),
    Column("done_at", Instant),
    Column("created_at", Instant, nullable=False),
)

# --- the year -----------------------------------------------------------------------------

cycle = Table(
    "cycle",
    metadata,
    _id(),
    _to("org.id", "org_id"),
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
    _id(),
    Column("key", String(120), nullable=False, unique=True),
    _to("cycle.id", "cycle_id"),
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
    _id(),
    _to("cycle.id", "cycle_id"),
    _to("person.id", "person_id"),
    Column("number", Integer, nullable=False),  # 1, 2, 3 … within the cycle
    Column("version", Integer, nullable=False),  # the version in force
    # submitted: waits for review · returned: waits for its author · approved: may be published ·
    # published: text locked · withdrawn: taken back by its author
    Column("status", String(20), nullable=False),
    # open · done · mostly_done · not_done: what the record says at the end of the year
    Column("result", String(20), nullable=False, default="open"),
    Column("published_at", Instant),
    Column("created_at", Instant, nullable=False),
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
    Column("channel", String(10), nullable=False),  # typed, spoken, visit, phone, paper
    _to("person.id", "recorder_id", nullable=True),
    _to("media.id", "media_id", nullable=True),
    Column("confirmed_by", String(20), nullable=False),  # self, face_to_face, phone
    Column("created_at", Instant, nullable=False),
)

review = Table(
    "review",
    metadata,
    _id(),
    _to("commitment.id", "commitment_id"),
    Column("version", Integer, nullable=False),
    _to("person.id", "reviewer_id"),
    Column("decision", String(10), nullable=False),  # approve, return
    Column("guidance", Text, nullable=False, default=""),
    Column("created_at", Instant, nullable=False),
)

progress = Table(
    "progress",
    metadata,
    _id(),
    _to("commitment.id", "commitment_id"),
    Column("quarter", Integer, nullable=False),  # 1–4
    Column("state", String(20), nullable=False),  # done, going, not_started, no_change
    Column("percent", Integer),
    Column("words", Text, nullable=False),
    Column("told_by", String(10), nullable=False),  # self, family, helper
    _to("person.id", "recorder_id", nullable=True),
    _to("media.id", "media_id", nullable=True),
    Column("created_at", Instant, nullable=False),
    Index(None, "commitment_id", "quarter"),
)

summary = Table(
    "quarter_summary",
    metadata,
    Column("cycle_id", Id, ForeignKey("cycle.id"), primary_key=True),
    Column("quarter", Integer, primary_key=True),
    Column("draft", Text, nullable=False),
    Column("text", Text, nullable=False, default=""),  # as signed
    _to("person.id", "signed_by", nullable=True),
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

journal = Table(
    "journal",
    metadata,
    _id(),
    _to("person.id", "actor_id", nullable=True),
    Column("verb", String(40), nullable=False),
    Column("subject", String(80), nullable=False),
    Column("detail", Document, nullable=False),
    Column("at", Instant, nullable=False),
)
