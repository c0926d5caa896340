"""What is left in the files: nothing that names an envelope, and nothing at all after its time."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.ballots import recount, seal, snapshots
from bot.ballots.box import SealedBallotBox
from bot.problems import BadInput
from storage.database import Database
from tests.ballots.adversary import SETTING
from tests.ballots.electorate import PEOPLE, ROLL
from tests.ballots.ledger import TODAY, Ledger, rows


async def vote(box: SealedBallotBox) -> list[bytes]:
    """Everybody hands in a sealed paper twice; gives the slips that stand."""
    await box.open("p", ROLL, SETTING)
    manifest = await box.manifest("p")
    assert manifest is not None
    standing: list[bytes] = []
    for grade in ("不合格", "合格"):
        for voter in PEOPLE:
            slips = seal.seal(manifest, dict.fromkeys(ROLL[voter], grade))
            assert (await box.cast_sealed("p", voter, slips)).accepted
            standing += slips.values() if grade == "合格" else []
    return standing


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


async def test_after_the_close_each_slip_lies_in_the_file_once_and_without_its_name(
    sqlite_database: Database, tmp_path: Path
) -> None:
    box = SealedBallotBox(sqlite_database.ballots, tmp_path / "keys")
    standing = await vote(box)
    before = content(tmp_path)
    log = before["jiannuo-ballots.db-wal"]
    assert all(log.count(slip) for slip in standing)
    await box.close("p", TODAY)
    after = content(tmp_path)
    assert after["jiannuo-ballots.db-wal"] == b""
    whole = b"".join(after.values())
    assert [whole.count(slip) for slip in standing] == [1] * len(standing)
    assert not any(slip in after["jiannuo.db"] for slip in standing)


async def test_a_box_is_deleted_a_month_after_its_close_and_its_checksum_stays(
    database: Database, tmp_path: Path
) -> None:
    box, store = SealedBallotBox(database.ballots, tmp_path / "keys"), database.ballots
    standing = await vote(box)
    await box.close("p", TODAY)
    prints = await box.box_list("p")
    assert sorted(prints) == sorted(recount.fingerprint_of(slip) for slip in standing)
    await box.sweep(TODAY + timedelta(days=31))
    assert len(await rows(store, "ballot_urn")) == 42  # two tellers have not counted yet
    await box.sweep(TODAY + timedelta(days=91))
    for table in ("ballot_urn", "ballot_list", "ballot_roll", "ballot_voted", "ballot_envelope"):
        assert await rows(store, table) == [], table
    assert await box.checksum("p") == recount.root(prints)
    await box.open("p", ROLL, SETTING)
    assert not await box.is_open("p")


async def test_what_is_not_a_sealed_slip_is_not_taken(database: Database, tmp_path: Path) -> None:
    box = SealedBallotBox(database.ballots, tmp_path / "keys")
    await box.open("p", ROLL, SETTING)
    await box.open("q", ROLL)
    manifest = await box.manifest("p")
    assert manifest is not None
    slips = seal.seal(manifest, dict.fromkeys(ROLL[1], "合格"))
    assert not (await box.cast_sealed("q", 1, slips)).accepted  # the server seals there
    for bad in (b"", b"x", slips[2] + b"x", slips[2][:-1]):
        assert not (await box.cast_sealed("p", 1, slips | {2: bad})).accepted
    assert not (await box.cast_sealed("p", 1, {**slips, 1: slips[2]})).accepted
    assert await box.turnout("p") == (0, 7)


async def test_a_snapshot_brings_an_open_poll_back_and_none_is_kept_beyond_a_month(
    database: Database, tmp_path: Path
) -> None:
    box, folder = SealedBallotBox(database.ballots, tmp_path / "keys"), tmp_path / "snapshots"
    assert "没有投票" in await database.ballots.read(snapshots.save, folder)
    standing = await vote(box)
    old = folder / "票箱-20200101-000000.json.gz"
    old.write_bytes(b"x")
    assert "删掉了1个" in await database.ballots.read(snapshots.save, folder)
    (kept,) = folder.iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600
    with pytest.raises(BadInput, match="已经有投票"):
        await database.ballots.write(snapshots.put_back, kept)
    (tmp_path / "bad").write_bytes(b"x")
    later = Ledger(None)
    with pytest.raises(BadInput, match="不是票箱的快照"):
        await later.write(snapshots.put_back, tmp_path / "bad")
    assert "恢复好了" in await later.write(snapshots.put_back, kept)
    again = SealedBallotBox(later, tmp_path / "keys")
    assert await again.manifest("p") == await box.manifest("p")
    assert await again.turnout("p") == (7, 7)
    await again.close("p", TODAY)
    assert sorted(await again.box_list("p")) == sorted(recount.fingerprint_of(slip) for slip in standing)
    await later.close()
