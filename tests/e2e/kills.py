"""kill -9 while many talk: `python -m tests.e2e.kills --count 200` for a long run by hand.

The same talks are played twice, undisturbed and with kills, and must come to the same: what was
acknowledged is there once, and every member has read the same sentences in the same order.
"""

import argparse
import asyncio
import secrets
import tempfile
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from aiohttp import ClientError

from tests.e2e import memory, ready
from tests.e2e.dialogue import ROUND, TALKERS, Line, lines
from tests.e2e.phones import words_of
from tests.e2e.town import Town, town
from tests.fakes.wecom.member import seal
from tests.fakes.wecom.running import running

#: WeCom delivers a callback once and repeats it three times (platform page §1.6).
MOST_DELIVERIES = 4

#: Messages acknowledged between two kills, at most.
BETWEEN = 24


@dataclass
class Play:
    """One playing of the talks. `tries` counts the deliveries of each message, by its number;
    `doubts` is how many messages of ours were sent again because a kill left their end unknown."""

    town: Town
    chance: Random
    up: asyncio.Event = field(default_factory=asyncio.Event)
    tries: dict[int, int] = field(default_factory=dict)
    acknowledged: list[int] = field(default_factory=list)
    heard: asyncio.Event = field(default_factory=asyncio.Event)
    kills: int = 0
    doubts: int = 0

    def again(self) -> int:
        """How many messages came more than once."""
        return sum(tries > 1 for tries in self.tries.values())

    async def talk(self, name: str, rounds: int) -> None:
        """One member says everything, the next only after the last was acknowledged."""
        for line in lines(name, rounds):
            await self.deliver(line)

    async def deliver(self, line: Line) -> None:
        """Deliver until it is acknowledged, as often as WeCom does; now and then once more."""
        member = self.town.phone(line.name).member
        payload = member.text(line.text, line.number)
        while True:
            await self.up.wait()
            self.tries[line.number] = self.tries.get(line.number, 0) + 1
            try:
                status = await member.post(seal(member.app, payload, member.clock()))
            except (ClientError, OSError):
                # The killer clears `up` only after the kill: give it its turn.
                await asyncio.sleep(0.01)
                continue
            assert status == 200, status
            break
        self.acknowledged.append(line.number)
        self.heard.set()

    async def kill(self, count: int, total: int) -> None:
        """Kill and restart so many times, each time after some messages of `total` and a moment more."""
        for _ in range(count):
            wanted = min(len(self.acknowledged) + self.chance.randrange(1, BETWEEN), total)
            while len(self.acknowledged) < wanted:
                self.heard.clear()
                await self.heard.wait()
            await asyncio.sleep(self.chance.random() * 0.05)
            self.up.clear()
            await self.town.bot.kill()
            self.kills += 1
            await self.town.bot.serve()
            self.up.set()


@dataclass(frozen=True)
class Outcome:
    """What a playing has come to, without anything that differs from run to run."""

    commitments: list[tuple[Any, ...]]
    talks: list[tuple[Any, ...]]
    heard: list[tuple[Any, ...]]
    said: dict[str, list[str]]
    tasks: list[tuple[Any, ...]]


async def played(folder: Path, fake_url: str, rounds: int, kills: int, seed: int) -> tuple[Outcome, Play]:
    """Play the talks on a new installation; what they came to."""
    async with town(folder, fake_url, warm=True) as here:
        play = Play(here, Random(seed))
        play.up.set()
        async with asyncio.TaskGroup() as group:
            for name in TALKERS:
                group.create_task(play.talk(name, rounds))
            if kills:
                group.create_task(play.kill(kills, rounds * len(ROUND) * len(TALKERS)))
        await everything_is_said(here)
        assert max(play.tries.values()) <= MOST_DELIVERIES
        assert await here.bot.stop() == 0
        play.doubts = sum(row["doubts"] for row in await memory.rows(here.database, "outbox"))
        return await outcome(here), play


async def everything_is_said(here: Town) -> None:
    """What was under way when somebody was killed is judged when its lease has run out: tick until then."""
    moment = memory.now() + timedelta(minutes=4)
    for _ in range(60):
        await memory.standing_still(here.database)
        await here.bot.tick(moment)
        outbox = await memory.rows(here.database, "outbox")
        statuses = {row["status"] for row in outbox if row["purpose"] == "reply"}
        if not statuses & {"due", "sending"}:
            return
        moment += timedelta(minutes=2)
    raise AssertionError(f"still waiting: {statuses}")


async def outcome(here: Town) -> Outcome:
    """Look at everything that ought to be the same."""
    names = {row["id"]: row["name"] for row in await memory.rows(here.database, "person")}
    owners = {row["id"]: names[row["person_id"]] for row in await memory.rows(here.database, "commitment")}
    versions = await memory.rows(here.database, "commitment_version")
    talks = await memory.rows(here.database, "talk")
    history = await here.fake.history()
    said: dict[str, list[str]] = {}
    for entry in history["delivered"]:
        said.setdefault(entry["touser"], []).append(words_of(entry["body"]))
    return Outcome(
        sorted((owners[row["commitment_id"]], row["original"], row["version"]) for row in versions),
        sorted((names[row["person_id"]], row["state"]["turn"], len(row["state"]["frames"])) for row in talks),
        sorted((row["key"], row["text"]) for row in await memory.rows(here.database, "inbox")),
        said,
        sorted((row["key"], row["text"]) for row in await memory.rows(here.database, "task")),
    )


def main() -> None:
    """Play with as many kills as wanted and tell what came of it."""
    parser = argparse.ArgumentParser(description="kill -9 while many talk")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    given = parser.parse_args()
    ready.prepare()
    with running() as fake_url, tempfile.TemporaryDirectory() as folder:
        play = asyncio.run(compared(Path(folder), fake_url, given.count, given.seed))
    print(f"seed {given.seed}: {play.kills} kills, {len(play.acknowledged)} messages acknowledged, of which")
    print(f"{play.again()} had come again; {play.doubts} of ours sent again; nothing lost, nothing twice")


async def compared(folder: Path, fake_url: str, kills: int, seed: int) -> Play:
    """Play undisturbed and disturbed and compare; gives the disturbed playing."""
    rounds = kills * BETWEEN * 3 // 4 // (len(TALKERS) * len(ROUND)) + 2
    calm, _ = await played(folder / "calm", fake_url, rounds, 0, seed)
    wild, play = await played(folder / "wild", fake_url, rounds, kills, seed)
    assert wild == calm, difference(calm, wild)
    return play


def difference(calm: Outcome, wild: Outcome) -> str:
    """Where two outcomes differ, for the reader of a failure."""
    for name in ("commitments", "talks", "heard", "tasks"):
        one, other = getattr(calm, name), getattr(wild, name)
        if one != other:
            missing, new = [x for x in one if x not in other], [x for x in other if x not in one]
            return f"{name}: missing {missing}, new {new}"
    for who, texts in calm.said.items():
        others = wild.said.get(who, [])
        if texts != others:
            pairs = enumerate(zip(texts, others, strict=False))
            first = next((f"{number}: {pair}" for number, pair in pairs if pair[0] != pair[1]), "")
            return f"{who} read {len(others)} instead of {len(texts)}, first difference {first}"
    return f"somebody else was told something: {wild.said.keys() - calm.said.keys()}"


if __name__ == "__main__":
    main()
