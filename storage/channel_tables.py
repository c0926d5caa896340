"""The platforms in use, who holds a line, and the codes by which one person's chats are joined."""

from sqlalchemy import Boolean, Column, Index, Integer, String, Table

from storage.columns import Id, Instant
from storage.tables import metadata, row_id

channel = Table(
    "channel",  # the platforms this installation speaks on, as its settings say
    metadata,
    Column("platform", String(20), primary_key=True),
    Column("starts", Boolean, nullable=False),  # may write to somebody who never wrote
    Column("cards", Boolean, nullable=False),
    Column("cost", Integer, nullable=False),  # the dearer, the later; 0: free
    Column("called", String(20), nullable=False, default=""),  # the bot's name there
    Column("entry", String(500), nullable=False, default=""),  # the address that opens the chat with it
)

lease = Table(
    "lease",  # the right to be the only process that does something
    metadata,
    Column("name", String(60), primary_key=True),
    Column("holder", String(60), nullable=False),
    Column("held_until", Instant, nullable=False),
)

link_code = Table(
    "link_code",  # said in a second chat, it joins the two
    metadata,
    row_id(),
    Column("code", String(64), nullable=False, unique=True),  # its hash
    Column("platform", String(20), nullable=False),  # where it was asked for
    Column("address", String(100), nullable=False),
    Column("person_id", Id),  # who asked; nothing where an unknown address did
    Column("expires_at", Instant, nullable=False),
    Column("used_at", Instant),
    Index(None, "platform", "address"),
)

link_try = Table(
    "link_try",  # codes that were none: nobody may try many
    metadata,
    row_id(),
    Column("platform", String(20), nullable=False),
    Column("address", String(100), nullable=False),
    Column("at", Instant, nullable=False),
    Index(None, "platform", "address", "at"),
)
