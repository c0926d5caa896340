"""People, what is heard and said, and the journal. The year and the ballots have files of their own.

Every status has a sentence.
"""

from typing import Any

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
    text,
)

from storage.columns import Document, Id, Instant, Reference

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def row_id() -> Column[int]:
    """The number of a row."""
    return Column("id", Id, primary_key=True, autoincrement=True)


def later(name: str, type_: Any, value: str) -> Column[Any]:
    """A column that came after its table: rows that were there have `value`. It carries no foreign key,
    because SQLite cannot add one to a table that exists."""
    default: Any = int(value) if isinstance(type_, Integer) else value
    default = value != "0" if isinstance(type_, Boolean) else default
    return Column(name, type_, nullable=False, default=default, server_default=value)


def refers(target: str, name: str, *, nullable: bool = False) -> Column[int]:
    """A column that names a row of another table."""
    return Column(name, Id, ForeignKey(target), nullable=nullable)


# --- people ---------------------------------------------------------------------------

org = Table(
    "org",
    metadata,
    row_id(),
    Column("name", String(100), nullable=False, unique=True),
    refers("org.id", "parent_id", nullable=True),
    Column("contact", String(200), nullable=False, default=""),  # how to reach it, in words
    Column("created_at", Instant, nullable=False),
    later("level", String(20), "branch"),  # see dialogs.rules.people.Level
    later("line", String(50), ""),  # the system (系统) it belongs to, in its own word
    later("kind", String(20), ""),  # rural, community, agency, enterprise, school, or nothing
)

group_chat = Table(
    "group_chat",
    metadata,
    row_id(),
    refers("org.id", "org_id"),
    Column("platform", String(20), nullable=False),
    Column("address", String(200), nullable=False),
    UniqueConstraint("platform", "address"),
)

person = Table(
    "person",
    metadata,
    row_id(),
    refers("org.id", "org_id"),
    Column("number", String(40), nullable=False),  # the branch's own number for the person
    Column("name", String(50), nullable=False),
    Column("role", String(20), nullable=False),  # secretary, deputy, committee, member
    Column("category", String(20), nullable=False),  # see dialogs.rules.people.Category
    Column("standing", String(20), nullable=False),  # formal, probationary
    Column("post", String(200), nullable=False, default=""),  # 岗位职责
    Column("oral", Boolean, nullable=False, default=False),  # one spoken sentence is enough
    refers("person.id", "helper_id", nullable=True),  # records for this person, is asked to help
    Column("phone", String(40), nullable=False, default=""),
    Column("status", String(20), nullable=False),  # active: takes part; stopped: never written to
    Column("stopped_why", String(20), nullable=False, default=""),  # moved, deceased, opted_out
    Column("created_at", Instant, nullable=False),
    later("skills", String(200), ""),  # what the person is good at, in words
    UniqueConstraint("org_id", "number"),
)

label = Table(
    "person_label",
    metadata,
    Column("person_id", Id, ForeignKey("person.id"), primary_key=True),
    Column("label", String(20), primary_key=True),  # a further category beside person.category
)

second_home = Table(
    "second_home",  # 双报到: the community in which a member who works elsewhere lives
    metadata,
    Column("person_id", Id, ForeignKey("person.id"), primary_key=True),
    Column("org_id", Id, ForeignKey("org.id"), primary_key=True),
    Column("since", Instant, nullable=False),
    Column("until", Instant),
    Index(None, "org_id"),
)

provenance = Table(
    "provenance",  # how something came that was not typed by the person himself
    metadata,
    row_id(),
    Column("subject", String(80), nullable=False),  # commitment:5:1, progress:7, voice:3 …
    Column("channel", String(10), nullable=False),  # paper, phone, visit, spoken
    refers("person.id", "recorder_id", nullable=True),
    Column("said_on", Date),  # when it was said or written
    Column("said_where", String(100), nullable=False, default=""),
    Column("read_back", Boolean, nullable=False, default=False),  # was read to the person, who agreed
    Column("created_at", Instant, nullable=False),
    Index(None, "subject"),
)

identity = Table(
    "identity",
    metadata,
    Column("platform", String(20), primary_key=True),
    Column("address", String(100), primary_key=True),
    refers("person.id", "person_id"),
    Column("heard_at", Instant),  # when the person last wrote here
    later("cold", Boolean(), "0"),  # the platform wants the person to write first (again)
    later("joined", Boolean(), "0"),  # by a code said in the chat, not by the roster
    Index(None, "person_id"),
)

# --- what is heard and said ---------------------------------------------------------------

inbox = Table(
    "inbox",
    metadata,
    row_id(),
    Column("key", String(120), nullable=False, unique=True),  # platform:its own key
    Column("platform", String(20), nullable=False),
    Column("address", String(100), nullable=False),
    Column("kind", String(10), nullable=False),
    Column("text", Text, nullable=False, default=""),
    Column("token", String(200), nullable=False, default=""),
    Column("media", Reference, nullable=False, default=""),
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
    row_id(),
    Column("key", String(120), nullable=False, unique=True),
    Column("kind", String(10), nullable=False),  # send: to a person; post: to a group; amend: a card
    refers("person.id", "person_id", nullable=True),
    Column("platform", String(20), nullable=False),
    Column("address", String(200), nullable=False),
    Column("message", Document, nullable=False),
    Column("purpose", String(30), nullable=False),  # reply, urgent, or see dialogs.rules.burden
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
    # What a person did not ask for: is counted before anything more is said.
    Index(
        "ix_outbox_unasked",
        "person_id",
        "not_before",
        sqlite_where=text("purpose <> 'reply'"),
        postgresql_where=text("purpose <> 'reply'"),
    ),
)

media = Table(
    "media",
    metadata,
    row_id(),
    Column("platform", String(20), nullable=False),
    Column("reference", Reference, nullable=False),  # the platform's name for it
    Column("format", String(10), nullable=False, default=""),
    refers("person.id", "person_id", nullable=True),
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
    row_id(),
    Column("key", String(120), nullable=False, unique=True),
    Column("kind", String(20), nullable=False),  # transcribe, call_back, stranger, told_stop, review_own
    refers("person.id", "assignee_id"),
    refers("person.id", "about_id", nullable=True),
    Column("text", Text, nullable=False),
    refers("media.id", "media_id", nullable=True),
    Column("due_at", Instant, nullable=False),
    Column("done_at", Instant),
    Column("created_at", Instant, nullable=False),
    Index(None, "assignee_id", "done_at"),
    Index(None, "about_id", "kind"),
)

journal = Table(
    "journal",
    metadata,
    row_id(),
    refers("person.id", "actor_id", nullable=True),
    Column("verb", String(40), nullable=False),
    Column("subject", String(80), nullable=False),
    Column("detail", Document, nullable=False),
    Column("at", Instant, nullable=False),
)
