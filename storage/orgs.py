"""Organisations as rows: a new one, and what changes of a known one."""

from typing import Any

from sqlalchemy import bindparam, insert, update

from storage.tables import org
from storage.unit import Work

_ADD = insert(org).returning(org.c.id)
_CHANGE = update(org).where(org.c.id == bindparam("which"))


def add(work: Work, name: str, **facts: Any) -> int:
    """A new organisation with what is known of it (level, line, kind, contact); its id."""
    work.forget()
    values = {"name": name, "created_at": work.now, **facts}
    return int(work.connection.execute(_ADD, values).scalar_one())


def change(work: Work, org_id: int, **facts: Any) -> None:
    """Write facts of an organisation anew: name, parent_id, level, line, kind, contact."""
    work.forget()
    work.connection.execute(_CHANGE.values(facts), {"which": org_id})
