"""Somebody who has every copy of the ballots' database and wants to know who gave what.

He has the files after every commit, the states that lie in SQLite's log, the row versions of PostgreSQL,
and what is published. He has no teller's key. He learns from polls whose truth he knows which trait of a
slip tells something, and bets on it in others. `SplitBox` is what he can break: it proves that he sees.
"""

import random
import sqlite3
import struct
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import BigInteger, Column, Integer, MetaData, String, Table

from bot.ballots import recount, seal
from bot.ballots.box import SealedBallotBox
from dialogs.rules.manifest import Holder, Setting
from storage import ballots
from storage.annex import Store
from storage.unit import Work
from tests.ballots.electorate import MEMBERS, WORDS, Electorate, Slip, Truth, invent
from tests.ballots.ledger import TODAY, Ledger

KEYS = {place: ec.generate_private_key(ec.SECP256R1()) for place in range(3)}
SETTING = Setting(
    "互评", "年底", "", tuple(Holder(90 + place, "监票人", recount.lock_of(KEYS[place])) for place in KEYS)
)

Published = dict[int, dict[str, int]]
State = dict[str, list[dict[str, Any]]]


@dataclass
class Loot:
    """What the adversary holds of one poll: the states in their order, and what was published. What he has
    made of the states is kept instead of them once he has `studied` them."""

    states: list[State] = field(default_factory=list)
    published: Published = field(default_factory=dict)
    linked: Truth = field(default_factory=dict)
    traits: dict[Slip, dict[str, int]] = field(default_factory=dict)

    def study(self) -> None:
        """Look for links and traits, then let go of the states."""
        self.linked, self.traits, self.states = link(self), traits(self), []


class SplitBox:
    """Who has voted in one table, ballots with random ids in another: the usual way, and it leaks."""

    tables = MetaData()
    voted = Table(
        "split_voted",
        tables,
        Column("voter", BigInteger, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    ballot = Table(
        "split_ballot",
        tables,
        Column("id", String(32), primary_key=True),
        Column("target", Integer),
        Column("grade", String(20)),
        sqlite_with_rowid=False,
    )

    def __init__(self, store: Store, chance: random.Random) -> None:
        self._store, self._chance = store, chance

    async def cast(self, voter: int, grades: Mapping[int, str]) -> None:
        """One transaction: the voter is marked, his slips go in under random ids."""
        rows = [
            {"id": f"{self._chance.getrandbits(128):032x}", "target": target, "grade": grade}
            for target, grade in grades.items()
        ]

        def verb(work: Work) -> None:
            work.connection.execute(self.voted.insert(), {"voter": voter})
            work.connection.execute(self.ballot.insert(), sorted(rows, key=lambda row: str(row["id"])))

        await self._store.write(verb)


def papers(truth: Truth) -> dict[int, dict[int, str]]:
    """The papers in the order in which they are handed in."""
    found: dict[int, dict[int, str]] = {}
    for (voter, target), grade in truth.items():
        found.setdefault(voter, {})[target] = grade
    return found


def publish(truth: Truth) -> Published:
    """The histograms: more than the group is ever told."""
    found: Published = {}
    for (_, target), grade in truth.items():
        grades = found.setdefault(target, {})
        grades[grade] = grades.get(grade, 0) + 1
    return found


async def sealed_poll(folder: Path, chance: random.Random, who: Electorate = MEMBERS) -> tuple[Truth, Loot]:
    """A whole poll of the real box: some vote twice, some batch is burnt, two tellers count; everything is
    copied on the way."""
    roll, loot = who.roll(chance), Loot()
    truth = invent(chance, who, roll)
    ledger = Ledger(folder / "ballots.db", wal=True)
    ledger.committed = lambda: loot.states.append(newest_state(ledger.file))
    box = SealedBallotBox(ledger, folder / "keys")
    await box.open("p", roll, replace(SETTING, scale=who.scale))
    manifest = await box.manifest("p")
    assert manifest is not None
    for voter, paper in papers(truth).items():
        if chance.random() < 0.3:
            first = {target: chance.choice(manifest.scale) for target in paper}
            await box.cast_sealed("p", voter, seal.seal(manifest, first))
        assert (await box.cast_sealed("p", voter, seal.seal(manifest, paper))).accepted
    burnt = who.burnt(chance, roll)
    assert await box.close("p", TODAY, burnt) is None
    truth = {slip: word for slip, word in truth.items() if slip[0] not in burnt}
    pair = {place: KEYS[place] for place in chance.sample(range(3), 2)}
    loot.published = await count_with(ledger, "p", pair)
    assert loot.published == publish(truth)
    loot.states += states_of(ledger.file)
    await ledger.close()
    return truth, loot


async def split_poll(folder: Path, chance: random.Random, who: Electorate = MEMBERS) -> tuple[Truth, Loot]:
    """Such votes in split tables; only the last file is taken, with its log."""
    truth, loot = invent(chance, who, who.roll(chance)), Loot()
    ledger = Ledger(folder / "split.db", SplitBox.tables, wal=True)
    box = SplitBox(ledger, chance)
    for voter, paper in papers(truth).items():
        await box.cast(voter, paper)
    loot.states = states_of(ledger.file)
    loot.published = publish(truth)
    await ledger.close()
    return truth, loot


async def count_with(store: Store, poll: str, keys: Mapping[int, ec.EllipticCurvePrivateKey]) -> Published:
    """Two tellers count, and the box keeps it: the histograms, more than it would keep."""
    terms = await store.read(ballots.read_terms, poll)
    assert terms is not None
    counts = seal.count(terms.manifest, await store.read(ballots.read_urn, poll), keys)
    await store.write(ballots.store_counts, poll, counts, keep_urn=True)
    return counts


def newest_state(file: Path) -> State:
    """A copy of the database as it is now, its log with it."""
    log = file.with_name(f"{file.name}-wal")
    return _read(file, log.read_bytes() if log.exists() else b"")


def states_of(file: Path) -> list[State]:
    """Every state that can be read out of a database file and its log: after each commit in it."""
    log = file.with_name(f"{file.name}-wal")
    frames = log.read_bytes() if log.exists() else b""
    found = [_read(file, frames[:end]) for end in (0, *_commits(frames))]
    return [state for state in found if state]


def _commits(frames: bytes) -> Iterable[int]:
    """Where in a write-ahead log each transaction ends."""
    if len(frames) < 32:
        return
    size = struct.unpack(">I", frames[8:12])[0] + 24
    for start in range(32, len(frames) - size + 1, size):
        if struct.unpack(">I", frames[start + 4 : start + 8])[0]:
            yield start + size


def _read(file: Path, frames: bytes) -> State:
    copy = file.with_name("stolen.db")
    copy.write_bytes(file.read_bytes())
    copy.with_name("stolen.db-wal").write_bytes(frames)
    connection = sqlite3.connect(copy)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA synchronous = OFF")
    try:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: [dict(row) for row in connection.execute(f"SELECT * FROM {name}")] for name in names}
    finally:
        connection.close()
        for one in file.parent.glob("stolen.db*"):
            one.unlink()


def link(loot: Loot) -> Truth:
    """Whose slip is which, wherever one new voter and new grades come with the same step."""
    found: Truth = {}
    before: dict[str, set[str]] = defaultdict(set)
    for state in loot.states:
        voters, grades = set(), []
        for name, rows in state.items():
            fresh = [row for row in rows if repr(row) not in before[name]]
            before[name] |= {repr(row) for row in fresh}
            voters |= {row["voter"] for row in fresh if "voter" in row}
            grades += [row for row in fresh if "grade" in row and "target" in row]
        if len(voters) == 1:
            (voter,) = voters
            found |= {(voter, row["target"]): row["grade"] for row in grades}
    return found


def traits(loot: Loot) -> dict[Slip, dict[str, int]]:
    """What can be seen of each slip, once its envelope was found again in the urn by its bytes."""
    seen: dict[bytes, Slip] = {}
    for state in loot.states:
        for row in state.get("ballot_envelope", []):
            seen.setdefault(row["sealed"], (row["voter"], row["target"]))
    urn = next((state["ballot_urn"] for state in reversed(loot.states) if state.get("ballot_urn")), [])
    found: dict[Slip, dict[str, int]] = {}
    places: Counter[int] = Counter()
    for row in urn:
        slip, whose = row["sealed"], seen[row["sealed"]]
        found[whose] = {
            "size": len(slip),
            "place": places[row["target"]],
            **{f"byte {at}": slip[at] >> 5 for at in range(0, len(slip), 13)},
            "sum": sum(slip) % 8,
        }
        places[row["target"]] += 1
    return found


def modal(published: Published, target: int) -> str:
    """The best bet on the published result alone."""
    return max(WORDS, key=lambda word: published[target].get(word, 0))


@dataclass
class Bettor:
    """Learns from polls whose truth he knows which value of which trait goes with which grade."""

    seen: dict[tuple[str, int], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    grades: Counter[str] = field(default_factory=Counter)

    def learn(self, truth: Truth, loot: Loot) -> None:
        """One poll of which he knows all."""
        for slip, found in loot.traits.items():
            self.grades[truth[slip]] += 1
            for trait in found.items():
                self.seen[trait][truth[slip]] += 1

    def bet(self, loot: Loot, trait: str) -> Truth:
        """Linked slips as they are linked; of the others, the likeliest by the result and this trait."""
        found: Truth = {}
        for slip, values in loot.traits.items():
            told = self.seen[(trait, values[trait])]

            def likely(grade: str, slip: Slip = slip, told: Counter[str] = told) -> float:
                usual = (self.grades[grade] + 1) / (self.grades.total() + len(WORDS))
                here = (told[grade] + 20 * usual) / (told.total() + 20)
                return loot.published[slip[1]].get(grade, 0) * here / usual

            found[slip] = max(loot.published[slip[1]], key=likely)
        return found | loot.linked


def right(guess: Truth, truth: Truth) -> float:
    """The share of slips guessed right; one that was not guessed is wrong."""
    return sum(guess.get(slip) == grade for slip, grade in truth.items()) / len(truth)
