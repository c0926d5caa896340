"""What a platform lets us do in a month, and how much of it is used."""

from sqlalchemy import Column, Integer, String, Table

from storage.tables import metadata

allowance_use = Table(
    "allowance_use",
    metadata,
    Column("platform", String(20), primary_key=True),
    Column("month", String(7), primary_key=True),  # 2027-03, as the calendar here has it
    Column("meter", String(10), primary_key=True),  # calls, messages
    Column("used", Integer, nullable=False),
    Column("most", Integer, nullable=False),  # what the month has; 0: without a limit
)
