"""What can go wrong with the memory.

StorageError
├── Unfit        the database is not set up in a way that keeps its promises
├── Closed       the database was closed before the question came
├── Busy         somebody else held the lock for too long; nothing was written
├── DiskFull     there is no room left; nothing was written
├── ReadOnly     a query tried to write
├── Unreachable  the server cannot be reached or went away; nothing was written
├── Broken       the disk or the file failed
└── InDoubt      the server went away during the commit: written or not, nobody knows
"""

from collections.abc import Iterator
from contextlib import contextmanager
from sqlite3 import (
    SQLITE_BUSY,
    SQLITE_CANTOPEN,
    SQLITE_CORRUPT,
    SQLITE_FULL,
    SQLITE_IOERR,
    SQLITE_LOCKED,
    SQLITE_NOTADB,
    SQLITE_READONLY,
)

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoFreeConnection


class StorageError(Exception):
    """The memory could not do what it was asked."""


class Unfit(StorageError):
    """The database is not set up in a way that keeps its promises."""


class Closed(StorageError):
    """The database was closed before the question came."""


class Busy(StorageError):
    """Somebody else held the lock for too long; nothing was written."""


class DiskFull(StorageError):
    """There is no room left on the disk; nothing was written."""


class ReadOnly(StorageError):
    """A query tried to write; only verbs may."""


class Unreachable(StorageError):
    """The database server or file cannot be reached or went away; nothing was written."""


class Broken(StorageError):
    """The disk or the database file failed."""


class InDoubt(StorageError):
    """The server went away during the commit; whether it was written is not known."""


_SQLITE: dict[int, type[StorageError]] = {
    SQLITE_BUSY: Busy,
    SQLITE_LOCKED: Busy,
    SQLITE_FULL: DiskFull,
    SQLITE_CANTOPEN: Unreachable,
    SQLITE_READONLY: ReadOnly,
    SQLITE_IOERR: Broken,
    SQLITE_CORRUPT: Broken,
    SQLITE_NOTADB: Broken,
}

_POSTGRES: dict[str, type[StorageError]] = {
    "25006": ReadOnly,
    "53100": DiskFull,
    "53300": Unreachable,  # too many connections
    "55P03": Busy,
    "57P01": Unreachable,  # the server is being stopped
    "57P02": Unreachable,
    "57P03": Unreachable,
    "58030": Broken,
}


def ours(error: BaseException) -> BaseException:
    """A driver's error as one of the tree above, with the driver's as its cause.

    Everything that is not the machinery's fault (a verb's own error, a broken
    constraint) comes back as it is.
    """
    kind = _kind(error)
    if kind is None:
        return error
    told = kind(str(error.orig) if isinstance(error, DBAPIError) else str(error))
    told.__cause__ = error
    return told


@contextmanager
def translated() -> Iterator[None]:
    """A driver's errors come out of this block as ours."""
    try:
        yield
    except SQLAlchemyError as error:
        told = ours(error)
        if told is error:
            raise
        raise told from error


def _kind(error: BaseException) -> type[StorageError] | None:
    if isinstance(error, NoFreeConnection):
        return Busy
    if not isinstance(error, DBAPIError):
        return None
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return _SQLITE.get(code & 0xFF)  # the low byte is the primary code
    if error.connection_invalidated:
        return Unreachable
    return _POSTGRES.get(sqlstate(error))


def sqlstate(error: BaseException) -> str:
    """PostgreSQL's five-character code for an error; empty where there is none."""
    return getattr(getattr(error, "orig", error), "sqlstate", None) or ""
