"""The database of what is thrown away: like the others, but it remembers from one verb to the next."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.documents import invented
from bot.service.organise.roster import import_roster
from storage import people
from storage.one_hand import OneHand
from storage.unit import Work

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)


async def _furnished(path: Path) -> OneHand:
    database = OneHand(path / "played.db", lambda: NOW)
    await database.migrate()
    await database.write(import_roster, invented.roster(), actor=None)
    return database


async def test_what_fails_is_undone_and_what_was_read_on_the_way_is_forgotten(tmp_path: Path) -> None:
    database = await _furnished(tmp_path)

    def stop_and_fail(work: Work) -> None:
        people.stop(work, 1, "moved")
        person = people.get(work, 1)
        assert person is not None
        assert not person.active
        raise ValueError("on the way")

    with pytest.raises(ValueError, match="on the way"):
        await database.write(stop_and_fail)
    after = await database.read(people.get, 1)
    assert after is not None
    assert after.active
    await database.close()


async def test_a_later_verb_sees_what_an_earlier_one_wrote(tmp_path: Path) -> None:
    database = await _furnished(tmp_path)
    before = await database.read(people.members, 1)
    assert before is not await database.read(people.members, 1)
    await database.write(people.stop, before[0].id, "moved")
    assert before[0].id not in {one.id for one in await database.read(people.members, 1)}
    await database.close()
