"""SQLite as we need it: every setting is made, read back, and refused when it did not take."""

import sqlite3
from collections.abc import Mapping
from typing import Any

import structlog

from storage.errors import Unfit

_log = structlog.get_logger(__name__)

#: In this order: the lock wait first, for the switch to WAL may need it. `synchronous` 2 is FULL.
WRITER: Mapping[str, str | int] = {
    "busy_timeout": 5000,
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "secure_delete": 1,
}
READER: Mapping[str, str | int] = {**WRITER, "query_only": 1}


def impose(connection: Any, wanted: Mapping[str, str | int]) -> None:
    """Set the pragmas on a fresh driver connection and leave transactions to us.

    Raises:
        Unfit: a setting did not take.
    """
    connection.isolation_level = None
    cursor = connection.cursor()
    for name, value in wanted.items():
        cursor.execute(f"PRAGMA {name}={value}")
        cursor.fetchall()
        cursor.execute(f"PRAGMA {name}")
        row = cursor.fetchone()
        if row is None or row[0] != value:
            connection.close()
            raise Unfit(f"SQLite: {name} should be {value} but is {row and row[0]}")
    cursor.close()


def may_corrupt(version: tuple[int, int, int]) -> bool:
    """Whether this SQLite has the WAL-reset bug (sqlite.org/wal.html#walresetbug).

    Fixed in 3.51.3, and in 3.50.7 and 3.44.6 of the older lines.
    """
    if version[:2] == (3, 50):
        return version < (3, 50, 7)
    if version[:2] == (3, 44):
        return version < (3, 44, 6)
    return version < (3, 51, 3)


def warn_of_version() -> None:
    """Say loudly that this SQLite is one of those with the WAL-reset bug."""
    if may_corrupt(sqlite3.sqlite_version_info):
        _log.warning(
            "sqlite_version_has_wal_reset_bug",
            version=sqlite3.sqlite_version,
            advice="use SQLite 3.51.3, 3.50.7 or 3.44.6, or PostgreSQL; let no second process checkpoint",
        )
