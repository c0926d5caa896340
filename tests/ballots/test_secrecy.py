"""What somebody finds who reads the database, the files and the folder of keys."""

import re
import stat
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_der_private_key

from bot.ballots import recount
from bot.ballots.box import SealedBallotBox
from storage import ballots
from storage.ballot_tables import ballot_urn, metadata
from storage.columns import Instant
from storage.database import Database
from storage.unit import Work
from tests.ballots.ledger import TODAY, counted, files, rows

PEOPLE = range(1, 7)
ROLL = {voter: tuple(other for other in PEOPLE if other != voter) for voter in PEOPLE}
GRADES = ("优秀", "合格", "基本合格", "不合格", "不了解")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def seal_number(secret: bytes) -> int:
    key = load_der_private_key(secret, None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return key.private_numbers().private_value


async def vote(box: SealedBallotBox) -> None:
    for voter in PEOPLE:
        await box.cast("p", voter, {target: GRADES[(voter * target) % 5] for target in ROLL[voter]})


def test_no_table_of_the_ballot_keeps_a_time_or_an_order() -> None:
    for table in metadata.sorted_tables:
        assert not any(isinstance(column.type, Instant) for column in table.columns), table.name
        assert not any(re.search("_at$|time|seq|address", column.name) for column in table.columns)
        assert table.dialect_options["sqlite"]["with_rowid"] is False
        assert all(column.autoincrement is not True for column in table.columns)


def test_slips_carry_no_name() -> None:
    assert set(ballot_urn.columns.keys()) == {"poll", "fingerprint", "copy", "target", "sealed"}


async def test_all_sealed_slips_have_one_length_and_no_two_are_alike(
    box: SealedBallotBox, database: Database
) -> None:
    await box.open("p", ROLL)
    await vote(box)
    sealed = [row[3] for row in await rows(database.ballots, "ballot_envelope")]
    assert len(sealed) == 30
    assert {len(slip) for slip in sealed} == {161}
    assert len(set(sealed)) == 30


async def test_no_grade_lies_readable_while_the_poll_is_open(
    box: SealedBallotBox, database: Database, keys: Path
) -> None:
    await box.open("p", ROLL)
    scale = await rows(database.ballots, "ballot_poll")
    await vote(box)
    assert await rows(database.ballots, "ballot_poll") == scale
    assert await rows(database.ballots, "ballot_count") == []
    assert await rows(database.ballots, "ballot_urn") == []


async def test_after_the_close_neither_envelopes_nor_slips_nor_key_are_left(
    box: SealedBallotBox, database: Database, keys: Path
) -> None:
    await box.open("p", ROLL)
    await vote(box)
    assert len(files(keys)) == 1
    await counted(box, "p")
    assert await rows(database.ballots, "ballot_envelope") == []
    assert await rows(database.ballots, "ballot_urn") == []
    assert files(keys) == []


async def test_only_this_user_reads_the_key(box: SealedBallotBox, keys: Path) -> None:
    await box.open("p", ROLL)
    (key,) = files(keys)
    assert (mode(key), mode(keys)) == (0o600, 0o700)


async def test_the_key_is_not_in_the_database(box: SealedBallotBox, database: Database, keys: Path) -> None:
    await box.open("p", ROLL)
    await vote(box)
    secret = files(keys)[0].read_bytes()
    # Bytes 36 to 67 of the PKCS #8 file of a P-256 key are the secret number.
    number = secret[36:68]
    assert int.from_bytes(number) == seal_number(secret)
    for table in metadata.sorted_tables:
        for row in await rows(database.ballots, f'"{table.name}"'):
            assert not any(isinstance(cell, bytes | memoryview) and number in bytes(cell) for cell in row)


async def test_stripped_slips_lie_in_an_order_that_has_nothing_to_do_with_the_voters(
    postgres_database: Database, tmp_path: Path
) -> None:
    box, orders = SealedBallotBox(postgres_database.ballots, tmp_path / "keys"), set()
    for poll in "abcdefgh":
        await box.open(poll, ROLL)
        for voter in PEOPLE:
            await box.cast(poll, voter, dict.fromkeys(ROLL[voter], "合格"))
        names = {row[3]: row[1] for row in await rows(postgres_database.ballots, "ballot_envelope")}
        await postgres_database.ballots.write(ballots.strip, poll, recount.root, TODAY)
        # Where a row lies in PostgreSQL's file. SQLite orders these tables by their key itself.
        slips = await rows(postgres_database.ballots, f"ballot_urn WHERE poll = '{poll}' ORDER BY ctid")
        assert [row[1] for row in slips] == sorted(row[1] for row in slips)
        orders.add(tuple(names[row[4]] for row in slips))
    assert len(orders) == 8


async def test_a_single_slip_is_never_told(box: SealedBallotBox, database: Database) -> None:
    await box.open("p", ROLL)
    await box.cast("p", 1, {2: "不合格", 3: "不了解"})
    await box.cast("p", 4, {2: "优秀"})
    counts = await counted(box, "p")
    assert counts == {1: {}, 2: {"": 2}, 3: {"": 1}, 4: {}, 5: {}, 6: {}}
    assert {row[2] for row in await rows(database.ballots, "ballot_count")} == {""}


async def test_a_slip_moved_to_another_person_or_poll_counts_as_void(
    box: SealedBallotBox, database: Database
) -> None:
    await box.open("p", ROLL)
    await box.open("q", ROLL)
    for voter in PEOPLE:
        await box.cast("p", voter, dict.fromkeys(ROLL[voter], "合格"))
        await box.cast("q", voter, dict.fromkeys(ROLL[voter], "不合格"))
    moves = [("poll='q' AND voter=2 AND target=1", 2), ("poll='p' AND voter=3 AND target=4", 3)]

    def move(work: Work) -> None:
        for source, voter in moves:
            work.connection.exec_driver_sql(
                f"UPDATE ballot_envelope SET sealed = (SELECT sealed FROM ballot_envelope WHERE {source})"
                f" WHERE poll='p' AND voter={voter} AND target=1"
            )

    await database.ballots.write(move)
    counts = await counted(box, "p")
    assert counts[1] == {"": 3, "无效": 2}
    assert counts[2] == {"合格": 5}
