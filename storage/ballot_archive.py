"""The ballots as plain rows, out and in: for snapshots of their own, which live no longer than a month.

Rows come in the order of their keys: where one lies says nothing about when it came.
"""

from datetime import date
from typing import Any

from sqlalchemy import Date, LargeBinary, insert, select

from storage.ballot_tables import ballot_poll, metadata
from storage.unit import Work

Row = dict[str, Any]


def dump(work: Work) -> dict[str, list[Row]]:
    """Every row, by table. A query."""
    return {
        table.name: [
            {name: _plain(value) for name, value in row._mapping.items()}
            for row in work.connection.execute(select(table).order_by(*table.primary_key.columns))
        ]
        for table in metadata.sorted_tables
    }


def is_empty(work: Work) -> bool:
    """Whether no poll was ever opened here. A query."""
    return work.connection.execute(select(ballot_poll.c.poll).limit(1)).first() is None


def fill(work: Work, tables: dict[str, list[Row]]) -> None:
    """Put rows back as `dump` gave them.

    Raises:
        KeyError: of another shape.
    """
    for name, rows in tables.items():
        table = metadata.tables[name]
        values = [{key: _typed(table.c[key].type, value) for key, value in row.items()} for row in rows]
        if values:
            work.connection.execute(insert(table), values)


def _plain(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    return value.isoformat() if isinstance(value, date) else value


def _typed(kind: Any, value: Any) -> Any:
    if value is not None and isinstance(kind, LargeBinary):
        return bytes.fromhex(value)
    return date.fromisoformat(value) if value and isinstance(kind, Date) else value
