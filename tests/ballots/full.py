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
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path

from bot.ballots import seal
from bot.ballots.box import SealedBallotBox
from dialogs.rules.manifest import Manifest
from storage import ballots
from tests.ballots import adversary
from tests.ballots.adversary import KEYS, SETTING
from tests.ballots.ledger import TODAY, Ledger

Polls = list[tuple[adversary.Truth, adversary.Loot]]


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


async def attack(folder: Path, polls: int, seed: int) -> Report:
    """Let the adversary learn from half of the polls and bet on the others."""
    chance = random.Random(seed)
    known: Polls = []
    unknown: Polls = []
    split, linked = [], 0
    for number in range(polls):
        place = folder / str(number)
        place.mkdir()
        truth, loot = await adversary.sealed_poll(place, chance)
        linked += len(adversary.link(loot))
        (known if number % 2 else unknown).append((truth, loot))
        told, leak = await adversary.split_poll(place, chance)
        split.append(adversary.right(adversary.link(leak), told))
        for file in place.glob("*.db*"):
            file.unlink()
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
    return Report(polls, baseline, allowed, best, trait, statistics.mean(split), linked)


def best_bet(bettor: adversary.Bettor, known: Polls, unknown: Polls) -> tuple[float, str]:
    """The trait that served best where he knew the truth, and how well it serves where he does not."""

    def served(trait: str, polls: Polls) -> float:
        return statistics.mean(adversary.right(bettor.bet(loot, trait), truth) for truth, loot in polls)

    traits = sorted({trait for trait, _ in bettor.seen})
    trait = max(traits, key=lambda one: served(one, known[:100]))
    return served(trait, unknown), trait


PEOPLE = range(1, 6)
ROLL = {voter: tuple(other for other in PEOPLE if other != voter) for voter in PEOPLE}


async def schedules(count: int, seed: int) -> None:
    """Random schedules of votes, second votes, papers, strangers, closes: the box counts like a dictionary.

    Raises:
        AssertionError: it does not.
    """
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger(None)
        box = SealedBallotBox(ledger, Path(folder))
        for number in range(count):
            await _schedule(ledger, box, f"p-{number}", chance)
        await ledger.close()


@dataclass
class Play:
    """One poll and the dictionary that it is held against."""

    box: SealedBallotBox
    poll: str
    manifest: Manifest
    chance: random.Random
    model: dict[int, dict[int, str]] = field(default_factory=dict)
    on_paper: set[int] = field(default_factory=set)
    closed: bool = False

    async def cast(self, voter: int) -> None:
        """Somebody hands in a paper: a good one, one with himself on it, or with a part only."""
        own = ROLL.get(voter, (1,))
        targets = self.chance.choice([own, (*own, voter), (1, 2)])
        paper = {target: self.chance.choice(self.manifest.scale) for target in targets}
        cast = await self.box.cast_sealed(self.poll, voter, seal.seal(self.manifest, paper))
        good = not self.closed and voter not in self.on_paper and set(targets) <= set(ROLL.get(voter, ()))
        assert cast.accepted == good
        if good:
            assert cast.first == (voter not in self.model)
            self.model[voter] = paper

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
        """The poll closes, perhaps not for the first time."""
        assert await self.box.close(self.poll, TODAY) is None
        self.closed = True

    def counts(self) -> dict[int, Counter[str]]:
        """What the dictionary has."""
        wanted: dict[int, Counter[str]] = {}
        for paper in self.model.values():
            for target, grade in paper.items():
                wanted.setdefault(target, Counter())[grade] += 1
        return wanted


async def _schedule(ledger: Ledger, box: SealedBallotBox, poll: str, chance: random.Random) -> None:
    await box.open(poll, ROLL, SETTING)
    manifest = await box.manifest(poll)
    assert manifest is not None
    play = Play(box, poll, manifest, chance)
    for _ in range(chance.randrange(1, 9)):
        deeds = (play.cast, play.paper, play.again, play.close)
        await chance.choices(deeds, (20, 2, 1, 2))[0](chance.choice([*PEOPLE, 90]))
    await play.close()
    pair = {place: KEYS[place] for place in chance.sample(range(3), 2)}
    counts = seal.count(manifest, await ledger.read(ballots.read_urn, poll), pair)
    assert counts == play.counts()
    assert await box.turnout(poll) == (len(play.model), len(ROLL))


def main() -> int:
    """Run the long ones and say what came out."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--polls", type=int, default=500)
    arguments.add_argument("--schedules", type=int, default=10_000)
    arguments.add_argument("--seed", type=int, default=2026)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        report = asyncio.run(attack(Path(folder), given.polls, given.seed))
    print(
        f"{report.polls} polls: right from the result alone {report.baseline:.1%}, "
        f"allowed {report.allowed:.1%}; "
        f"with every copy {report.best:.1%} (best trait: {report.trait}), linked for sure {report.linked}; "
        f"split tables {report.split:.1%}"
    )
    good = report.best <= report.allowed and report.linked == 0 and report.split == 1.0
    asyncio.run(schedules(given.schedules, given.seed))
    print(f"{given.schedules} schedules count like a dictionary")
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
