"""Visitors who were sent to a platform to be recognised and are expected back."""

from sqlalchemy import Column, String, Table

from storage.columns import Instant
from storage.tables import metadata

login_state = Table(
    "login_state",
    metadata,
    Column("state", String(64), primary_key=True),  # its hash
    Column("platform", String(20), nullable=False),
    Column("target", String(20), nullable=False),  # the name of a page, never an address
    Column("expires_at", Instant, nullable=False),
)
