"""The ballot box as its callers see it."""

import hashlib
from pathlib import Path
from typing import Any
from unittest.mock import Mock, patch

import pytest

from bot.ballots.box import KeyLost, NoSuchPoll, SealedBallotBox
from bot.ports import BallotBox, Cast
from storage.database import Database
from tests.ballots.ledger import counted, files, rows

PEOPLE = range(1, 8)
ROLL = {voter: tuple(other for other in PEOPLE if other != voter) for voter in PEOPLE}


def everybody(voter: int, grade: str) -> dict[int, str]:
    return dict.fromkeys(ROLL[voter], grade)


async def test_it_is_a_ballot_box(box: SealedBallotBox) -> None:
    port: BallotBox = box
    await port.open("p", ROLL)
    assert await port.targets("p", 3) == (1, 2, 4, 5, 6, 7)
    assert await port.targets("p", 99) == ()


async def test_counts_what_was_put_in_and_the_last_paper_stands(box: SealedBallotBox) -> None:
    await box.open("p", ROLL)
    for voter in PEOPLE:
        assert await box.cast("p", voter, everybody(voter, "合格")) == Cast(True, first=True)
    assert await box.cast("p", 1, everybody(1, "优秀")) == Cast(True, first=False)
    counts = await counted(box, "p")
    assert counts[1] == {"合格": 6}
    assert all(counts[target] == {"优秀": 1, "合格": 5} for target in PEOPLE if target != 1)
    assert await counted(box, "p") == counts


async def test_turnout_is_only_numbers(box: SealedBallotBox) -> None:
    await box.open("p", ROLL)
    assert await box.turnout("p") == (0, 7)
    await box.cast("p", 2, everybody(2, "不了解"))
    await box.cast("p", 2, everybody(2, "合格"))
    assert await box.turnout("p") == (1, 7)
    assert (await box.voted("p", 2), await box.voted("p", 3)) == (True, False)
    await counted(box, "p")
    assert await box.turnout("p") == (1, 7)


@pytest.mark.parametrize(
    ("voter", "grades"),
    [
        (99, {1: "合格"}),
        (1, {1: "优秀"}),
        (1, {2: "优秀", 1: "优秀"}),
        (1, {2: "很好"}),
        (1, {2: "优秀", 3: ""}),
        (1, {44: "合格"}),
        (1, {}),
    ],
)
async def test_a_bad_paper_is_not_taken_and_changes_nothing(
    box: SealedBallotBox, database: Database, voter: int, grades: dict[int, str]
) -> None:
    await box.open("p", ROLL)
    await box.cast("p", 1, everybody(1, "合格"))
    before = await rows(database.ballots, "ballot_envelope")
    assert await box.cast("p", voter, grades) == Cast(False)
    assert await rows(database.ballots, "ballot_envelope") == before
    assert await box.turnout("p") == (1, 7)


async def test_nothing_is_taken_before_the_opening_or_after_the_close(box: SealedBallotBox) -> None:
    assert await box.cast("p", 1, everybody(1, "合格")) == Cast(False)
    await box.open("p", ROLL)
    assert await box.is_open("p")
    await counted(box, "p")
    assert not await box.is_open("p")
    assert await box.cast("p", 1, everybody(1, "合格")) == Cast(False)
    assert await box.turnout("p") == (0, 7)


async def test_the_roll_is_frozen_when_the_poll_opens(box: SealedBallotBox) -> None:
    await box.open("p", ROLL)
    await box.open("p", {50: (1,), 1: (50,)})
    assert await box.targets("p", 50) == ()
    assert await box.targets("p", 1) == ROLL[1]


async def test_nobody_rates_himself(box: SealedBallotBox) -> None:
    with pytest.raises(ValueError, match="himself"):
        await box.open("p", {1: (1, 2)})


async def test_opening_again_after_the_close_opens_nothing(box: SealedBallotBox, keys: Path) -> None:
    await box.open("p", ROLL)
    await counted(box, "p")
    await box.open("p", ROLL)
    assert not await box.is_open("p")
    assert files(keys) == []


async def test_closing_what_was_never_opened_says_so(box: SealedBallotBox) -> None:
    with pytest.raises(NoSuchPoll):
        await counted(box, "p")


async def test_polls_do_not_mix(box: SealedBallotBox) -> None:
    await box.open("p", ROLL)
    await box.open("q", ROLL)
    for voter in PEOPLE:
        await box.cast("p", voter, everybody(voter, "优秀"))
        await box.cast("q", voter, everybody(voter, "合格"))
    assert (await counted(box, "p"))[4] == {"优秀": 6}
    assert (await counted(box, "q"))[4] == {"合格": 6}


async def test_a_lost_or_foreign_key_is_named_and_destroys_nothing(
    box: SealedBallotBox, database: Database, keys: Path
) -> None:
    await box.open("p", ROLL)
    await box.open("q", ROLL)
    await box.cast("p", 1, everybody(1, "优秀"))
    mine, other = sorted(files(keys), key=lambda file: file.name != _name("p"))
    kept = mine.read_bytes()
    mine.unlink()
    with pytest.raises(KeyLost):
        await counted(box, "p")
    mine.write_bytes(other.read_bytes())
    with pytest.raises(KeyLost):
        await counted(box, "p")
    assert len(await rows(database.ballots, "ballot_urn")) == 6
    mine.write_bytes(kept)
    assert (await counted(box, "p"))[2] == {"": 1}


async def test_two_machines_that_open_at_once_agree_on_one_key(database: Database, tmp_path: Path) -> None:
    first, second = (SealedBallotBox(database.ballots, tmp_path / name) for name in "ab")
    second_asks = second._store.write

    async def first_is_quicker(verb: Any, *args: Any) -> Any:
        await first.open("p", ROLL)
        return await second_asks(verb, *args)

    with patch.object(second, "_store", Mock(read=database.ballots.read, write=first_is_quicker)):
        await second.open("p", ROLL)
    assert files(tmp_path / "b") == []
    await second.cast("p", 1, everybody(1, "优秀"))
    assert (await counted(first, "p"))[2] == {"": 1}


def _name(poll: str) -> str:
    return hashlib.sha256(poll.encode()).hexdigest() + ".key"
