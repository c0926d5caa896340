"""Column types that mean the same on SQLite and PostgreSQL."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer, String
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeDecorator, TypeEngine

#: Row numbers: 64 bits on PostgreSQL, SQLite's own rowid on SQLite.
Id = BigInteger().with_variant(Integer, "sqlite")

#: A platform's name of a recording or picture; DingTalk's are long. SQLite minds no length.
Reference = String(300).with_variant(String(1000), "postgresql")

#: A JSON document.
Document = JSON().with_variant(JSONB, "postgresql")


class Instant(TypeDecorator[datetime]):
    """A moment in time: aware, UTC. Naive values are refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Text on SQLite, `timestamptz` on PostgreSQL."""
        if dialect.name == "sqlite":
            return dialect.type_descriptor(String(27))
        return dialect.type_descriptor(DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """An aware moment as the database keeps it."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("naive moment")
        moment = value.astimezone(UTC)
        return _text(moment) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """What the database kept as an aware moment."""
        if value is None:
            return None
        if isinstance(value, str):
            return datetime.fromisoformat(value)  # reads the Z; twenty times as fast as strptime
        return value.astimezone(UTC)  # type: ignore[no-any-return]


def _text(moment: datetime) -> str:
    """An instant in SQLite: sorts as text, always UTC, always with six digits after the second."""
    return f"{moment.isoformat(timespec='microseconds')[:26]}Z"  # three times as fast as strftime
