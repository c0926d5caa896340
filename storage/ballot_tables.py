"""The tables of the secret ballot, in a database of their own. Secrecy is in the schema.

While a poll is open a slip is a sealed envelope under the voter's name. At the close the names are torn
off in one transaction. No table carries a time of day, an order or an address; no key is in here.
They live for weeks, so they have no migrations: a new shape gets a table with a new name.
"""

from sqlalchemy import Boolean, Column, Date, Integer, LargeBinary, MetaData, String, Table, Text

from storage.columns import Document, Id
from storage.unit import Work

metadata = MetaData()


def _poll() -> Column[str]:
    return Column("poll", String(80), primary_key=True)


def _number(name: str) -> Column[int]:
    return Column(name, Id, primary_key=True, autoincrement=False)


ballot_poll = Table(
    "ballot_poll",
    metadata,
    _poll(),
    # open: envelopes are taken · stripped: names torn off, slips sealed · counted
    Column("state", String(10), nullable=False),
    Column("manifest", Text, nullable=False),  # dialogs.rules.manifest, word for word
    Column("root", String(64), nullable=False, default=""),  # checksum of the box list
    Column("closed_on", Date),
    sqlite_with_rowid=False,
)

ballot_roll = Table(
    "ballot_roll", metadata, _poll(), _number("voter"), _number("target"), sqlite_with_rowid=False
)

ballot_envelope = Table(
    "ballot_envelope",
    metadata,
    _poll(),
    _number("voter"),
    _number("target"),
    Column("sealed", LargeBinary, nullable=False),  # always the same length
    sqlite_with_rowid=False,
)

ballot_voted = Table(
    "ballot_voted",
    metadata,
    _poll(),
    _number("voter"),
    Column("paper", Boolean, nullable=False, default=False),  # was given a paper: nothing else is taken
    sqlite_with_rowid=False,
)

ballot_urn = Table(
    "ballot_urn",
    metadata,
    _poll(),
    Column("fingerprint", String(64), primary_key=True),  # of the slip: an order that means nothing
    _number("copy"),  # 0; 1 and more for copies of a slip that somebody made in the database
    Column("target", Id, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

ballot_list = Table(
    "ballot_list",
    metadata,
    _poll(),
    Column("fingerprint", String(64), primary_key=True),
    _number("copy"),
    sqlite_with_rowid=False,
)

ballot_piece = Table(
    "ballot_piece",  # one holder's shares of all slips, sealed for another holder
    metadata,
    _poll(),
    _number("giver"),
    _number("taker"),
    Column("sealed", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

ballot_told = Table(
    "ballot_told",  # what one holder has counted, until another one has the same
    metadata,
    _poll(),
    _number("place"),
    Column("counts", Document, nullable=False),
    sqlite_with_rowid=False,
)

ballot_count = Table(
    "ballot_count",
    metadata,
    _poll(),
    _number("target"),
    Column("grade", String(20), primary_key=True),  # empty: too few slips, their grade is not kept
    Column("slips", Integer, nullable=False),
    sqlite_with_rowid=False,
)


def create(work: Work) -> None:
    """Make the tables that are missing."""
    metadata.create_all(work.connection)
