"""One verb is one transaction, on both databases."""


import pytest
from sqlalchemy import insert, select

from storage.database import Database
from storage.tables import org
from storage.unit import Work


def found(work: Work, name: str) -> int:
    """Add an org; its `contact` serves as a counter."""
    row = work.connection.execute(
        insert(org).values(name=name, contact="0", created_at=work.now).returning(org.c.id)
    )
    return int(row.scalar_one())


def names(work: Work) -> set[str]:
    return set(work.connection.scalars(select(org.c.name)))


async def test_what_a_verb_wrote_is_there_afterwards(database: Database) -> None:
    await database.write(found, "红星村党支部")
    assert await database.read(names) == {"红星村党支部"}


async def test_a_failing_verb_leaves_nothing(database: Database) -> None:
    def fail(work: Work) -> None:
        found(work, "半途")
        raise LookupError("no such thing")

    with pytest.raises(LookupError, match="no such thing"):
        await database.write(fail)
    assert await database.read(names) == set()
