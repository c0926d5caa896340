"""The stage on which people of a whole township live."""

from datetime import date
from pathlib import Path

import pytest

from bot.documents import invented
from bot.service.organise import year
from dialogs.rules.people import Person
from storage import people
from storage.database import Database
from storage.unit import Work
from tests.support.clock import ManualClock
from tests.support.stage import Stage

#: The first working day after the clock of the tests begins.
START = date(2026, 11, 24)


@pytest.fixture
async def stage(database: Database, clock: ManualClock, tmp_path: Path) -> Stage:
    """The invented branch with the year opening tomorrow; on SQLite and on PostgreSQL."""
    stage = Stage(database, clock, tmp_path / "home")
    await stage.furnish()
    return stage


@pytest.fixture
async def township(database: Database, clock: ManualClock, tmp_path: Path) -> Stage:
    """The invented township; the year of every branch opens tomorrow."""
    stage = Stage(database, clock, tmp_path / "home")
    await stage.furnish(invented.township(), year_of=None)
    for name in (invented.BRANCH, "溪口社区党支部", "乡卫生院党支部", "竹溪村党支部"):
        await database.write(year.open_cycle, 2027, START, name)
    return stage


async def called(stage: Stage, name: str) -> Person:
    """The person of that name, whoever he is and wherever."""

    def query(work: Work) -> Person:
        found = [
            one
            for org in people.orgs(work)
            for one in people.members(work, org.id, stopped_too=True)
            if one.name == name
        ]
        assert len(found) == 1, found
        return found[0]

    person: Person = await stage.ask(query)
    return person
