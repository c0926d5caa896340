"""The whole memory as plain rows, out and in: for a copy, another database, another machine (R100).

Ballots stay behind: envelopes that travel are envelopes that somebody may open. What was counted
stands in `result`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from alembic.migration import MigrationContext
from sqlalchemy import Date, Table, delete, func, insert, select, text, update

from storage.columns import Instant
from storage.schema import metadata
from storage.unit import Work

#: Rows that are read and written at once.
AT_ONCE = 500

Row = dict[str, Any]


def tables() -> list[Table]:
    """What is copied, parents before children."""
    return list(metadata.sorted_tables)


def revision(work: Work) -> str:
    """The shape that the database has. A query."""
    return MigrationContext.configure(work.connection).get_current_revision() or ""


def is_empty(work: Work) -> bool:
    """Whether nobody is known yet and nothing was heard. A query."""
    return all(_count(work, metadata.tables[name]) == 0 for name in ("org", "person", "inbox"))


def dump(work: Work, take: Callable[[str, list[Row]], None]) -> dict[str, int]:
    """Give every row to `take`, some hundred at once, by table; how many of each. A query."""
    counts = {}
    for table in tables():
        counts[table.name] = 0
        found = work.connection.execute(select(table).order_by(*table.primary_key.columns))
        while some := found.fetchmany(AT_ONCE):
            take(table.name, [{name: _plain(value) for name, value in row._mapping.items()} for row in some])
            counts[table.name] += len(some)
    return counts


@dataclass(frozen=True, slots=True)
class Filling:
    """Rows being put in. What leans on a later row of its own table (a helper, a superior) comes last."""

    work: Work
    _late: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))

    def fill(self, name: str, rows: Iterable[Row]) -> int:
        """Put rows of one table in, as `dump` gave them; how many.

        Raises:
            ValueError: there is no such table.
        """
        table = metadata.tables.get(name)
        if table is None:
            raise ValueError(name)
        if name == "journal_head":  # a fresh database has its own
            self.work.connection.execute(delete(table))
        values = [{key: _typed(table, key, value) for key, value in row.items()} for row in rows]
        for column in _own(table):
            self._late[name] += [row for row in values if row[column] is not None]
        first = [{**row, **dict.fromkeys(_own(table))} for row in values]
        if first:
            self.work.connection.execute(insert(table), first)
        return len(first)

    def settle(self) -> None:
        """After the last row: set what leans on rows of the same table, and let the numbers go on."""
        for name, rows in self._late.items():
            table = metadata.tables[name]
            for row in rows:
                own = {column: row[column] for column in _own(table)}
                self.work.connection.execute(update(table).where(table.c.id == row["id"]).values(**own))
        if self.work.connection.dialect.name == "postgresql":
            _go_on_counting(self.work)


def _own(table: Table) -> list[str]:
    """The columns that name another row of the same table."""
    return [key.parent.name for key in table.foreign_keys if key.column.table is table]


def _go_on_counting(work: Work) -> None:
    """PostgreSQL goes on counting where the copy ended; SQLite does so by itself."""
    for table in tables():
        for column in table.primary_key.columns:
            sequence = work.connection.execute(
                text("SELECT pg_get_serial_sequence(:table, :column)"),
                {"table": table.name, "column": column.name},
            ).scalar()
            last = work.connection.execute(select(func.max(column))).scalar() if sequence else None
            if sequence and last:
                given = {"sequence": sequence, "last": last}
                work.connection.execute(text("SELECT setval(CAST(:sequence AS regclass), :last)"), given)


def _count(work: Work, table: Table) -> int:
    return int(work.connection.execute(select(func.count()).select_from(table)).scalar_one())


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value


def _typed(table: Table, key: str, value: Any) -> Any:
    kind = table.c[key].type
    if value is None:
        return None
    if isinstance(kind, Instant):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(kind, Date) else value
