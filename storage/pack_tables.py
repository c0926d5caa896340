"""Changes of the rules, proposed and adopted, with their papers, and the focus list of a year."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from storage.columns import Document, Id, Instant
from storage.tables import metadata, refers, row_id

rule_change = Table(
    "rule_change",
    metadata,
    row_id(),
    Column("scope", String(80), nullable=False),  # see dialogs.rules.packs.Scope
    Column("version", Integer, nullable=False, default=0),  # 1, 2, 3 … of its scope once adopted
    # proposed: waits for an answer · adopted: in force for years opened from now on ·
    # replaced: a newer version of the same scope is in force · declined: answered with a no
    Column("status", String(10), nullable=False),
    Column("changes", Document, nullable=False),  # JSON values by field; empty where only words were said
    Column("why", Text, nullable=False, default=""),  # in the proposer's words
    Column("document", String(100), nullable=False, default=""),  # the governing document: number,
    Column("title", String(200), nullable=False, default=""),
    Column("issued", String(10), nullable=False, default=""),  # ISO date
    Column("file", String(200), nullable=False, default=""),  # where the paper lies, in words
    refers("person.id", "proposer_id", nullable=True),  # empty: whoever runs the commands
    refers("org.id", "answers_id", nullable=True),  # the superior that is to answer
    refers("person.id", "decider_id", nullable=True),
    Column("decided_as", String(100), nullable=False, default=""),  # by whom, in words
    Column("answer", Text, nullable=False, default=""),
    Column("decided_at", Instant),
    Column("created_at", Instant, nullable=False),
    Index(None, "scope", "status"),
    Index(None, "answers_id", "status"),
)

rule_paper = Table(
    "rule_paper",  # the file of the governing document of a change, where one was given
    metadata,
    Column("change_id", Id, ForeignKey("rule_change.id"), primary_key=True),
    Column("name", String(100), nullable=False),
    Column("content", Text, nullable=False),  # in base64: a backup is made of plain rows
    Column("created_at", Instant, nullable=False),
)

focus = Table(
    "focus",  # 中心工作、重点任务 of a year
    metadata,
    row_id(),
    refers("org.id", "org_id"),
    Column("year", Integer, nullable=False),
    Column("text", String(100), nullable=False),
    refers("person.id", "author_id", nullable=True),
    Column("created_at", Instant, nullable=False),
    Column("dropped_at", Instant),
    UniqueConstraint("org_id", "year", "text"),
)
