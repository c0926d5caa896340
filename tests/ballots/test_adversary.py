"""The adversary on a few polls; `make ballots` sends him on five hundred."""

import random
from pathlib import Path
from typing import Any

import pytest

from bot.ballots.box import SealedBallotBox
from storage.annex import Store
from storage.database import Database
from storage.unit import Work
from tests.ballots import adversary
from tests.ballots.adversary import KEYS, SETTING, SplitBox
from tests.ballots.electorate import MEMBERS, PUBLIC, Electorate, invent
from tests.ballots.full import attack, schedules
from tests.ballots.ledger import TODAY


@pytest.mark.parametrize("who", [MEMBERS, PUBLIC], ids=["members", "public"])
async def test_he_learns_nothing_from_every_copy_of_the_database(tmp_path: Path, who: Electorate) -> None:
    report = await attack(tmp_path, polls=8, seed=1, who=who)
    assert report.clean, report


async def test_random_schedules_count_like_a_dictionary() -> None:
    await schedules(count=40, seed=1)


#: Where to look, and what is in it.
SPLIT = {"split_voted": "voter", "split_ballot": "id, target, grade"}
BOX = {
    "ballot_voted": "voter",
    "ballot_envelope": "voter, target, sealed",
    "ballot_urn": "fingerprint, target, sealed",
    "ballot_count": "target, grade, slips",
}


async def versions(store: Store, tables: dict[str, str]) -> adversary.Loot:
    """The rows in the order of PostgreSQL's row versions, which a single look at the end shows."""

    def query(work: Work) -> list[tuple[int, str, dict[str, Any]]]:
        return [
            (int(row.xmin), name, {key: row._mapping[key] for key in columns.split(", ")})
            for name, columns in tables.items()
            for row in work.connection.exec_driver_sql(f"SELECT xmin::text, {columns} FROM {name}")
        ]

    rows = await store.read(query)
    loot = adversary.Loot()
    for version in sorted({version for version, _, _ in rows}):
        state: adversary.State = {}
        for xmin, name, row in rows:
            if xmin <= version:
                state.setdefault(name, []).append(row)
        loot.states.append(state)
    return loot


async def test_row_versions_of_postgresql_give_the_split_tables_away_and_the_box_not(
    postgres_database: Database, tmp_path: Path
) -> None:
    chance, store = random.Random(3), postgres_database.ballots
    roll = MEMBERS.roll(chance)
    truth = invent(chance, MEMBERS, roll)
    await store.write(lambda work: SplitBox.tables.create_all(work.connection))
    split, box = SplitBox(store, chance), SealedBallotBox(store, tmp_path / "keys")
    await box.open("p", roll, SETTING)
    for voter, paper in adversary.papers(truth).items():
        await split.cast(voter, paper)
        await box.cast("p", voter, paper)
    assert adversary.right(adversary.link(await versions(store, SPLIT)), truth) == 1.0
    await box.close("p", TODAY)
    await adversary.count_with(store, "p", {0: KEYS[0], 2: KEYS[2]})
    assert adversary.link(await versions(store, BOX)) == {}
