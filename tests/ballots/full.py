"""The whole suite against the ballot box: `make ballots`, or `python -m tests.ballots.full --polls 500`.

An adversary with every copy of the database, ten thousand random schedules against a plain dictionary.
The rest (every crash point, every vote of eight raters, the browser) are the other tests of the ballots.
"""

import argparse
import asyncio
import random
import statistics
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path

from bot.ballots import recount, seal
from bot.ballots.box import SealedBallotBox
from dialogs.rules.manifest import Manifest
from storage import ballots
from tests.ballots import adversary
from tests.ballots.adversary import KEYS, SETTING
from tests.ballots.electorate import MEMBERS, PUBLIC, Electorate, Truth
from tests.ballots.ledger import TODAY, Ledger

Polls = list[tuple[Truth, adversary.Loot]]


@dataclass(frozen=True)
class Report:
    """Shares of slips guessed right: from the result alone, with the best trait of a slip, in split tables.
    `linked` is how many slips were linked for sure to voter and grade; `allowed` is baseline + 3 sigma."""

    polls: int
    baseline: float
    allowed: float
    best: float
    trait: str
    split: float
    linked: int

    @property
    def clean(self) -> bool:
        """Whether he guesses no better than from the result alone, and sees what there is to be seen."""
        return self.best <= self.allowed and self.linked == 0 and self.split == 1.0

    def __str__(self) -> str:
        return (
            f"{self.polls} polls: right from the result alone {self.baseline:.1%}, "
            f"allowed {self.allowed:.1%}; with every copy {self.best:.1%} (best trait: {self.trait}), "
            f"linked for sure {self.linked}; split tables {self.split:.1%}"
        )


async def attack(folder: Path, polls: int, seed: int, who: Electorate = MEMBERS) -> Report:
    """Let the adversary learn from half of the polls and bet on the others."""
    return judge(await raid(folder, polls, seed, who))


async def raid(folder: Path, polls: int, seed: int, who: Electorate) -> tuple[Polls, list[float]]:
    """What he makes of sealed polls, and the shares that he reads out of split tables."""
    chance, found, split = random.Random(seed), Polls(), list[float]()
    for number in range(polls):
        place = folder / str(number)
        place.mkdir()
        truth, loot = await adversary.sealed_poll(place, chance, who)
        loot.study()
        found.append((truth, loot))
        told, leak = await adversary.split_poll(place, chance, who)
        split.append(adversary.right(adversary.link(leak), told))
        for file in place.glob("*.db*"):
            file.unlink()
    return found, split


def judge(*raids: tuple[Polls, list[float]]) -> Report:
    """How well he bets on every second poll with what he has learnt from the others."""
    polls = [poll for found, _ in raids for poll in found]
    split = [share for _, shares in raids for share in shares]
    known, unknown = polls[::2], polls[1::2]
    bettor = adversary.Bettor()
    for truth, loot in known:
        bettor.learn(truth, loot)
    alone = [
        adversary.right({slip: adversary.modal(loot.published, slip[1]) for slip in truth}, truth)
        for truth, loot in unknown
    ]
    best, trait = best_bet(bettor, known, unknown)
    baseline = statistics.mean(alone)
    allowed = baseline + 3 * statistics.stdev(alone) / sqrt(len(alone))
    linked = sum(len(loot.linked) for _, loot in polls)
    return Report(len(polls), baseline, allowed, best, trait, statistics.mean(split), linked)


def best_bet(bettor: adversary.Bettor, known: Polls, unknown: Polls) -> tuple[float, str]:
    """The trait that served best where he knew the truth, and how well it serves where he does not."""

    def served(trait: str, polls: Polls) -> float:
        return statistics.mean(adversary.right(bettor.bet(loot, trait), truth) for truth, loot in polls)

    traits = sorted({trait for trait, _ in bettor.seen})
    trait = max(traits, key=lambda one: served(one, known[:100]))
    return served(trait, unknown), trait


PEOPLE = range(1, 5)
ROLL = {voter: tuple(other for other in PEOPLE if other != voter) for voter in PEOPLE}

#: Of so many schedules one is sealed and counted for real; in the others a slip is known by its bytes.
_SEALED = 10


async def schedules(count: int, seed: int) -> None:
    """Random schedules of votes, second votes, papers, strangers, closes: the box has what a dictionary has.

    Raises:
        AssertionError: it has not.
    """
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger(None)
        box = SealedBallotBox(ledger, Path(folder))
        for number in range(count):
            await _schedule(ledger, box, f"p-{number}", chance, for_real=number % _SEALED == 0)
        await ledger.close()


@dataclass
class Play:
    """One poll and the dictionary that it is held against: voter → target → slip and grade."""

    box: SealedBallotBox
    poll: str
    manifest: Manifest
    chance: random.Random
    for_real: bool
    model: dict[int, dict[int, tuple[bytes, str]]] = field(default_factory=dict)
    on_paper: set[int] = field(default_factory=set)
    closed: bool = False

    async def cast(self, voter: int) -> None:
        """Somebody hands in a paper: a good one, one with himself on it, or with a part only."""
        own = ROLL.get(voter, (1,))
        targets = self.chance.choice([own, (*own, voter), (1, 2)])
        paper = {target: self.chance.choice(self.manifest.scale) for target in targets}
        slips = (
            seal.seal(self.manifest, paper)
            if self.for_real
            else dict(zip(paper, self._blanks(), strict=False))
        )
        cast = await self.box.cast_sealed(self.poll, voter, slips)
        good = not self.closed and voter not in self.on_paper and set(targets) <= set(ROLL.get(voter, ()))
        assert cast.accepted == good
        if good:
            assert cast.first == (voter not in self.model)
            self.model[voter] = {target: (slips[target], paper[target]) for target in paper}

    def _blanks(self) -> Iterator[bytes]:
        while True:
            yield self.chance.randbytes(recount.slip_size(3))

    async def paper(self, voter: int) -> None:
        """Somebody gets a paper ballot."""
        good = not self.closed and voter in ROLL
        assert await self.box.give_paper(self.poll, voter) == good
        if good:
            self.on_paper.add(voter)
            self.model.pop(voter, None)

    async def again(self, voter: int) -> None:
        """Somebody opens the poll once more with another roll."""
        await self.box.open(self.poll, {}, SETTING)

    async def close(self, voter: int = 0) -> None:
        """The poll closes, perhaps not for the first time, and what one voter put in is burnt."""
        assert await self.box.close(self.poll, TODAY, (voter,)) is None
        if not self.closed:
            self.model.pop(voter, None)
        self.closed = True

    def slips(self) -> list[tuple[int, bytes]]:
        """What lies in the box by the dictionary."""
        return sorted((target, slip) for paper in self.model.values() for target, (slip, _) in paper.items())

    def counts(self) -> dict[int, Counter[str]]:
        """What the dictionary has."""
        wanted: dict[int, Counter[str]] = {}
        for paper in self.model.values():
            for target, (_, grade) in paper.items():
                wanted.setdefault(target, Counter())[grade] += 1
        return wanted


async def _schedule(
    ledger: Ledger, box: SealedBallotBox, poll: str, chance: random.Random, *, for_real: bool
) -> None:
    await box.open(poll, ROLL, SETTING)
    manifest = await box.manifest(poll)
    assert manifest is not None
    play = Play(box, poll, manifest, chance, for_real)
    for _ in range(chance.randrange(1, 8)):
        deeds = (play.cast, play.paper, play.again, play.close)
        await chance.choices(deeds, (20, 2, 1, 2))[0](chance.choice([*PEOPLE, 90]))
    await play.close()
    urn = await ledger.read(ballots.read_urn, poll)
    assert sorted(urn) == play.slips()
    if for_real:
        pair = {place: KEYS[place] for place in chance.sample(range(3), 2)}
        assert seal.count(manifest, urn, pair) == play.counts()
    assert await box.turnout(poll) == (len(play.model), len(ROLL))


def _raid(who: Electorate, polls: int, seed: int) -> tuple[Polls, list[float]]:
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(raid(Path(folder), polls, seed, who))


def _schedules(count: int, seed: int) -> None:
    asyncio.run(schedules(count, seed))


def main() -> int:
    """Run the long ones, on all cores, and say what came out."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--polls", type=int, default=500)
    arguments.add_argument("--schedules", type=int, default=10_000)
    arguments.add_argument("--seed", type=int, default=2026)
    given, good, parts = arguments.parse_args(), True, 4
    with ProcessPoolExecutor() as pool:
        raids = {
            name: [pool.submit(_raid, who, given.polls // parts, given.seed + part) for part in range(parts)]
            for name, who in (("members", MEMBERS), ("the public", PUBLIC))
        }
        played = [
            pool.submit(_schedules, given.schedules // parts, given.seed + part) for part in range(parts)
        ]
        for name, parts_ in raids.items():
            report = judge(*(one.result() for one in parts_))
            good = good and report.clean
            print(f"{name}: {report}")
        for one in played:
            one.result()
    print(f"{given.schedules} schedules leave in the box what a dictionary has")
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
