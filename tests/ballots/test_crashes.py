"""The box stops at every single step, is started again, and still counts exactly."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ballots.box import SealedBallotBox
from bot.ballots.opening import Opening
from bot.ballots.recount import slip_size
from dialogs.rules.ballots import withhold
from tests.ballots.adversary import SETTING
from tests.ballots.ledger import TODAY, Crash, Ledger, counted, files, rows

PEOPLE = range(1, 8)
ROLL = {voter: tuple(other for other in PEOPLE if other != voter) for voter in PEOPLE}
GRADES = ("优秀", "合格", "基本合格", "不合格", "不了解")
PAPERS = {voter: {target: GRADES[(voter + target) % 2] for target in ROLL[voter]} for voter in PEOPLE}
EXPECTED = {
    target: {
        grade: n for grade in GRADES[:2] if (n := sum(PAPERS[voter].get(target) == grade for voter in PEOPLE))
    }
    for target in PEOPLE
}


#: The others vote as this one does: only his steps are worth a crash.
LAST = PEOPLE[-1]


async def a_whole_poll(ledger: Ledger, box: SealedBallotBox, poll: str) -> dict[int, dict[str, int]]:
    await box.open(poll, ROLL)
    with ledger.safe():
        for voter in PEOPLE[:-1]:
            await box.cast(poll, voter, PAPERS[voter])
    await box.cast(poll, LAST, PAPERS[LAST])
    await box.cast(poll, LAST, PAPERS[LAST])
    return await counted(box, poll)


async def test_a_crash_at_any_step_changes_no_count(tmp_path: Path) -> None:
    ledger, keys, step, crashed = Ledger(None), tmp_path / "keys", 0, True
    box = SealedBallotBox(ledger, keys)
    while crashed:
        ledger.fuse, poll, crashed = step, f"p-{step}", False
        try:
            await a_whole_poll(ledger, box, poll)
        except Crash:
            crashed = True
        ledger.fuse = -1
        assert await a_whole_poll(ledger, box, poll) == EXPECTED, step
        assert await rows(ledger, "ballot_envelope") == await rows(ledger, "ballot_urn") == []
        assert files(keys) == [], step
        step += 1
    await ledger.close()
    assert step > 40


Schedule = st.lists(
    st.tuples(st.sampled_from([*PEOPLE, 90]), st.sampled_from(["cast", "cast", "cast", "open", "close"]))
    | st.tuples(st.sampled_from([*PEOPLE, 90]), st.just("cast")),
    max_size=14,
)


@settings(max_examples=25, deadline=None)
@given(schedule=Schedule, marks=st.lists(st.sampled_from(GRADES), min_size=7, max_size=7))
async def test_any_schedule_counts_like_a_dictionary_in_which_the_last_paper_stands(
    schedule: list[tuple[int, str]], marks: list[str]
) -> None:
    with TemporaryDirectory() as folder:
        ledger = Ledger(Path(folder) / "b.db")
        box = SealedBallotBox(ledger, Path(folder) / "keys")
        model: dict[int, dict[int, str]] = {}
        closed = False
        await box.open("p", ROLL)
        for turn, (voter, act) in enumerate(schedule):
            if act == "open":
                await box.open("p", {})
            elif act == "close":
                await counted(box, "p")
                closed = True
            else:
                paper = {t: marks[(t + turn) % 7] for t in ROLL.get(voter, (1,))}
                taken = await box.cast("p", voter, paper)
                assert taken.accepted == (not closed and voter in ROLL)
                if taken.accepted:
                    assert taken.first == (voter not in model)
                    model[voter] = paper
        counts = await counted(box, "p")
        assert await box.turnout("p") == (len(model), 7)
        await ledger.close()
    for target in PEOPLE:
        slips = [paper[target] for paper in model.values() if target in paper]
        assert sum(counts[target].values()) == len(slips)
        assert counts[target] == withhold({grade: slips.count(grade) for grade in set(slips)})


#: Sealed slips as the box sees them, and what two tellers make of them: here only the box is tried.
SEALED = {voter: {target: os.urandom(slip_size(3)) for target in ROLL[voter]} for voter in PEOPLE}
TOLD = {target: {"优秀": 1, "合格": 5} for target in PEOPLE}


async def a_whole_sealed_poll(
    ledger: Ledger, box: SealedBallotBox, poll: str
) -> dict[int, dict[str, int]] | None:
    """Phones hand in, two tellers hand over and count; everybody tries again what was cut short."""
    opening = Opening(ledger)
    await box.open(poll, ROLL, SETTING)
    with ledger.safe():
        for voter in PEOPLE[:-1]:
            await box.cast_sealed(poll, voter, SEALED[voter])
    await box.cast_sealed(poll, LAST, SEALED[LAST])
    await box.close(poll, TODAY)
    for place, person in ((0, 90), (2, 92)):
        await opening.hand_over(poll, person, {1: b"sealed for 1", 2 - place: b"sealed for the other"})
    for person in (90, 92):
        await opening.tell(poll, person, TOLD)
    return await box.close(poll, TODAY)


async def test_a_crash_at_any_step_of_a_sealed_poll_changes_no_count(tmp_path: Path) -> None:
    ledger = Ledger(None)
    box = SealedBallotBox(ledger, tmp_path / "keys")
    step, crashed = 0, True
    while crashed:
        ledger.fuse, poll, crashed = step, f"p-{step}", False
        try:
            await a_whole_sealed_poll(ledger, box, poll)
        except Crash:
            crashed = True
        ledger.fuse = -1
        assert await a_whole_sealed_poll(ledger, box, poll) == TOLD, step
        for table in ("ballot_envelope", "ballot_piece", "ballot_told"):
            assert await rows(ledger, table) == [], (table, step)
        urn = await rows(ledger, f"ballot_urn WHERE poll = '{poll}'")
        assert {row[4] for row in urn} == {slip for slips in SEALED.values() for slip in slips.values()}
        step += 1
    await ledger.close()
    assert step > 40
