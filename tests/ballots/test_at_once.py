"""Many voters at the same moment, while the poll closes."""

import asyncio

from bot.ballots.box import SealedBallotBox
from storage.database import Database
from tests.ballots.ledger import counted, rows

PEOPLE = range(1, 21)
ROLL = {voter: tuple(other for other in PEOPLE if other != voter) for voter in PEOPLE}


async def test_every_paper_that_was_taken_is_counted_and_no_other(
    box: SealedBallotBox, database: Database
) -> None:
    await box.open("p", ROLL)
    for voter in range(1, 9):
        await box.cast("p", voter, dict.fromkeys(ROLL[voter], "合格"))
    late = range(9, 21)
    voting = [asyncio.create_task(box.cast("p", n, dict.fromkeys(ROLL[n], "优秀"))) for n in late]
    await asyncio.wait(voting, return_when=asyncio.FIRST_COMPLETED)
    first, second = await asyncio.gather(counted(box, "p"), counted(box, "p"))
    casts = await asyncio.gather(*voting)
    taken = [voter for voter, cast in zip(late, casts, strict=True) if cast.accepted]
    assert first == second == await counted(box, "p")
    assert await box.turnout("p") == (8 + len(taken), 20)
    for target in PEOPLE:
        kept = sum(voter != target for voter in range(1, 9))
        extra = sum(voter != target for voter in taken)
        assert first[target] == {"合格": kept} | ({"优秀": extra} if extra else {})
    assert await rows(database.ballots, "ballot_envelope") == []


async def test_one_voter_with_two_fingers_has_one_paper(box: SealedBallotBox, database: Database) -> None:
    await box.open("p", ROLL)
    casts = await asyncio.gather(
        *(box.cast("p", 1, dict.fromkeys(ROLL[1], grade)) for grade in ("优秀", "合格") * 4)
    )
    assert all(cast.accepted for cast in casts)
    assert [cast.first for cast in casts].count(True) == 1
    assert len(await rows(database.ballots, "ballot_envelope")) == 19
    assert await box.turnout("p") == (1, 20)
