"""A counter in the database, and verbs that use it: the smallest thing that can be lost."""

from sqlalchemy import insert, select, update

from storage.tables import org
from storage.unit import Work


def found(work: Work, name: str) -> int:
    """Add an org whose `contact` serves as a counter from 0."""
    values = {"name": name, "contact": "0", "created_at": work.now}
    return int(work.connection.execute(insert(org).values(**values).returning(org.c.id)).scalar_one())


def count_up(work: Work, name: str) -> int:
    """Read, add one, write: an update is lost where two do it at the same time."""
    this = org.c.name == name
    value = 1 + int(work.connection.execute(select(org.c.contact).where(this).with_for_update()).scalar_one())
    work.connection.execute(update(org).where(this).values(contact=str(value)))
    return value


def counted(work: Work, name: str) -> int:
    """Where the counter stands."""
    return int(work.connection.execute(select(org.c.contact).where(org.c.name == name)).scalar_one())


def names(work: Work) -> set[str]:
    """Every org there is."""
    return set(work.connection.scalars(select(org.c.name)))
