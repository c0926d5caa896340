"""Two ways of inserting that every table needs."""

from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

from storage.unit import Work


def insert(work: Work, table: Table, **values: Any) -> int:
    """Insert a row and return its number."""
    key = work.connection.execute(table.insert(), values).inserted_primary_key
    return int(key[0]) if key else 0


def insert_new(work: Work, table: Table, **values: Any) -> bool:
    """Insert a row unless its unique key is there already; whether it was new."""
    dialect = postgresql if work.connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table).on_conflict_do_nothing()
    return work.connection.execute(statement, values).rowcount > 0


def put(work: Work, table: Table, keys: tuple[str, ...], **values: Any) -> None:
    """Insert a row, or overwrite the one with the same `keys`."""
    dialect = postgresql if work.connection.dialect.name == "postgresql" else sqlite
    rest = {name: value for name, value in values.items() if name not in keys}
    statement = dialect.insert(table).values(**values)
    work.connection.execute(statement.on_conflict_do_update(index_elements=list(keys), set_=rest))
