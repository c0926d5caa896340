"""The whole year of one organisation as plain JSON: every table that belongs to a cycle, now and later.

A table that is added to the schema is in the archive by itself, because it names its cycle or its
commitment. What is left out is named here with the reason.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, select

from storage.schema import metadata
from storage.tables import org, person
from storage.unit import Work
from storage.year_tables import commitment, cycle

#: Left out, and why.
LEFT_OUT = {
    "agenda": "what was to be done, not what was done",
    "cycle_archive": "is the archive itself",
    "public_code": "codes open a ballot, and say nothing about the year",
    "voice": "whoever spoke need not be known",
}

#: Columns that say where somebody can be reached, open a door, or hold what he said before it was put
#: into the tidy sentence that stands in the archive.
_PRIVATE = frozenset({"address", "contact", "phone", "code", "key", "token", "content", "original"})


def tables() -> list[tuple[Table, str]]:
    """Every table of the archive, and the column by which its rows belong to a cycle or a commitment."""
    found = []
    for table in metadata.sorted_tables:
        if table.name in LEFT_OUT:
            continue
        for name in ("cycle_id", "commitment_id"):
            if name in table.c:
                found.append((table, name))
                break
    return found


def take(work: Work, cycle_id: int) -> dict[str, Any]:
    """Everything that is known of one year; people by their numbers, so that a name can still be taken
    off later. A query."""
    row = work.connection.execute(select(cycle).where(cycle.c.id == cycle_id)).one()
    content: dict[str, Any] = {"cycle": _row(cycle, row), "org": _org(work, row.org_id)}
    items = select(commitment.c.id).where(commitment.c.cycle_id == cycle_id).scalar_subquery()
    for table, name in tables():
        mine: ColumnElement[bool] = (
            table.c[name] == cycle_id if name == "cycle_id" else table.c[name].in_(items)
        )
        rows = [_row(table, one) for one in work.connection.execute(_in_order(table).where(mine))]
        if rows:
            content[table.name] = rows
    return content


def people_in(work: Work, content: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Who the people of an archive are now; nothing by which they can be reached. A query."""
    wanted: set[int] = set()
    for table, _ in tables():
        wanted.update(_people(table, content.get(table.name, [])))
    query = select(person.c.id, person.c.name, person.c.role, person.c.category, person.c.post)
    query = query.where((person.c.org_id == content["org"]["id"]) | person.c.id.in_(wanted))
    return [dict(row._mapping) for row in work.connection.execute(query.order_by(person.c.id))]


def _in_order(table: Table) -> Any:
    return select(table).order_by(*table.primary_key.columns)


def _row(table: Table, row: Any) -> dict[str, Any]:
    return {
        column.name: _plain(row._mapping[column]) for column in table.columns if column.name not in _PRIVATE
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value


def _people(table: Table, rows: list[dict[str, Any]]) -> set[int]:
    names = [column.name for column in table.columns if _is_person(column)]
    return {row[name] for row in rows for name in names if row.get(name) is not None}


def _is_person(column: Column[Any]) -> bool:
    return any(key.target_fullname == "person.id" for key in column.foreign_keys)


def _org(work: Work, org_id: int) -> dict[str, Any]:
    row = work.connection.execute(select(org).where(org.c.id == org_id)).one()
    return _row(org, row)
