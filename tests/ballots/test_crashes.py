"""The box stops at every single step, is started again, and still counts exactly."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ballots.box import SealedBallotBox
from tests.ballots.ledger import Crash, Ledger, counted, files, rows

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


async def a_whole_poll(box: SealedBallotBox) -> dict[int, dict[str, int]]:
    await box.open("p", ROLL)
    for voter in PEOPLE:
        await box.cast("p", voter, PAPERS[voter])
    return await counted(box, "p")


async def test_a_crash_at_any_step_changes_no_count(tmp_path: Path) -> None:
    step, crashed = 0, True
    while crashed:
        ledger = Ledger(tmp_path / f"{step}.db")
        ledger.fuse = step
        keys = tmp_path / f"keys-{step}"
        crashed = False
        try:
            await a_whole_poll(SealedBallotBox(ledger, keys))
        except Crash:
            crashed = True
        ledger.fuse = -1
        assert await a_whole_poll(SealedBallotBox(ledger, keys)) == EXPECTED, step
        assert await rows(ledger, "ballot_envelope") == await rows(ledger, "ballot_urn") == []
        assert files(keys) == [], step
        await ledger.close()
        step += 1
    assert step > 60


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
        graded = [grade for grade in slips if grade != "不了解"]
        assert sum(counts[target].values()) == len(slips)
        if len(graded) >= 5:
            assert counts[target] == {grade: slips.count(grade) for grade in set(slips)}
        else:
            assert set(counts[target]) <= {"", "不了解"}
