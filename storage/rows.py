"""Ways of inserting that every table needs."""

from functools import cache
from typing import Any

from sqlalchemy import Insert, Table
from sqlalchemy.dialects import postgresql, sqlite

from storage.unit import Work


def insert(work: Work, table: Table, **values: Any) -> int:
    """Insert a row and return its number."""
    key = work.connection.execute(_plain(table), values).inserted_primary_key
    return int(key[0]) if key else 0


def insert_new(work: Work, table: Table, **values: Any) -> bool:
    """Insert a row unless its unique key is there already; whether it was new."""
    statement = _unless_there(table, work.connection.dialect.name)
    return work.connection.execute(statement, values).rowcount > 0


def insert_all(work: Work, table: Table, values: list[dict[str, Any]]) -> None:
    """Insert rows in one go."""
    if values:
        work.connection.execute(_plain(table), values)


def insert_all_new(work: Work, table: Table, values: list[dict[str, Any]]) -> None:
    """Insert rows in one go, without those whose unique key is there already."""
    if values:
        work.connection.execute(_unless_there(table, work.connection.dialect.name), values)


def put(work: Work, table: Table, keys: tuple[str, ...], **values: Any) -> None:
    """Insert a row, or overwrite the one with the same `keys`."""
    dialect = postgresql if work.connection.dialect.name == "postgresql" else sqlite
    rest = {name: value for name, value in values.items() if name not in keys}
    statement = dialect.insert(table).values(**values)
    work.connection.execute(statement.on_conflict_do_update(index_elements=list(keys), set_=rest))


# Making a statement takes about as long as running it, so each is made once.


@cache
def _plain(table: Table) -> Insert:
    return table.insert()


@cache
def _unless_there(table: Table, dialect: str) -> Insert:
    insert_into = postgresql.insert if dialect == "postgresql" else sqlite.insert
    return insert_into(table).on_conflict_do_nothing()
