"""The yearly evaluation beside its polls: terms, counts by source, words, grades.

A `subject` is who is evaluated: `member:5` or `org:1` (`dialogs.rules.subjects`).
"""

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, String, Table, Text

from storage.columns import Document, Id, Instant
from storage.tables import metadata, refers, row_id


def _cycle() -> Column[int]:
    return Column("cycle_id", Id, ForeignKey("cycle.id"), primary_key=True)


def _subject(*, key: bool = False) -> Column[str]:
    return Column("subject", String(30), primary_key=key, nullable=False)


terms = Table(
    "evaluation_terms",
    metadata,
    _cycle(),
    Column("terms", Document, nullable=False),  # see dialogs.rules.terms
    Column("frozen_at", Instant),  # set when voting opens; nothing is changed afterwards
)

source_count = Table(
    "source_count",
    metadata,
    _cycle(),
    _subject(key=True),
    Column("source", String(20), primary_key=True),  # members, peers_paper, public, public_paper, …_same
    Column("slips", Integer, nullable=False),
    Column("counts", Document, nullable=False),  # word of the scale → slips
    Column("created_at", Instant, nullable=False),
)

source_gap = Table(
    "source_gap",  # why a source was not asked (未开展)
    metadata,
    _cycle(),
    Column("source", String(20), primary_key=True),
    Column("reason", String(200), nullable=False),
    refers("person.id", "author_id"),
    Column("created_at", Instant, nullable=False),
)

teller_count = Table(
    "teller_count",  # paper ballots as one of two people counted them
    metadata,
    _cycle(),
    Column("source", String(20), primary_key=True),  # peers, public
    Column("teller_id", Id, ForeignKey("person.id"), primary_key=True),
    Column("issued", Integer, nullable=False),
    Column("received", Integer, nullable=False),
    Column("void", Integer, nullable=False),
    Column("counts", Document, nullable=False),  # subject → word → slips
    Column("agreed_at", Instant),  # when another teller had the same
    Column("created_at", Instant, nullable=False),
)

word = Table(
    "organisation_word",  # the written appraisal; the newest counts
    metadata,
    row_id(),
    refers("cycle.id", "cycle_id"),
    _subject(),
    Column("grade", String(20), nullable=False),
    Column("words", Text, nullable=False),
    refers("person.id", "author_id"),
    Column("created_at", Instant, nullable=False),
    Index(None, "cycle_id", "subject"),
)

grade = Table(
    "grade_decision",  # 评定意见: typed after a meeting, never computed; the newest counts
    metadata,
    row_id(),
    refers("cycle.id", "cycle_id"),
    _subject(),
    Column("grade", String(20), nullable=False),
    Column("met_on", Date, nullable=False),
    Column("entitled", Integer, nullable=False),
    Column("present", Integer, nullable=False),
    Column("in_favour", Integer, nullable=False),
    Column("reason", String(300), nullable=False, default=""),  # why in spite of a warning
    # empty: stands · asked: beyond the cap, the superior is asked · granted · refused
    Column("consent", String(10), nullable=False, default=""),
    Column("consent_why", String(300), nullable=False, default=""),
    refers("person.id", "consent_by", nullable=True),
    refers("person.id", "author_id"),
    Column("created_at", Instant, nullable=False),
    Index(None, "cycle_id", "subject"),
)

commendation = Table(
    "commendation",  # 评先评优: who was put forward, and who decided; the newest counts
    metadata,
    row_id(),
    refers("cycle.id", "cycle_id"),
    _subject(),
    Column("chosen", Integer, nullable=False),  # 1: put forward, 0: not
    Column("reason", String(300), nullable=False, default=""),
    refers("person.id", "author_id"),
    Column("created_at", Instant, nullable=False),
    Index(None, "cycle_id", "subject"),
)
