"""The ballot box: the server seals, nobody can look before the close, names go first.

A postal vote. Until the close each slip lies sealed under its voter's name and can be
replaced. At the close the names are torn off, then the slips are opened and counted, then
the slips and the key are destroyed. Each step can be repeated; a crash between two of them
is made good by closing again. The sealing is done here and not on the phone, so this first
version asks the voters to trust the running program; pages say so.
"""

import asyncio
import secrets
from collections.abc import Collection
from pathlib import Path

from bot.ballots import seal
from bot.ballots.keys import KeyFolder
from bot.ports import Cast
from dialogs.rules.ballots import PEER_SCALE, Roll, manifest, refuse_marks, withhold
from storage import ballots
from storage.database import Database


class BallotError(Exception):
    """The secret ballot cannot go on.

    BallotError
    ├── NoSuchPoll   the poll was never opened
    └── KeyLost      the key file is gone or another one, and slips are not counted yet
    """


class NoSuchPoll(BallotError):
    """The poll was never opened."""


class KeyLost(BallotError):
    """The key of the poll is gone before the count. Its slips can never be read; repeat the poll."""


class SealedBallotBox:
    """`bot.ports.BallotBox` over the database and a folder of keys.

    Several machines on one database must share the folder.
    """

    def __init__(self, database: Database, keys: Path, scale: Collection[str] = PEER_SCALE) -> None:
        self._database = database
        self._keys = KeyFolder(keys)
        self._scale = tuple(scale)

    async def open(self, poll: str, roll: Roll) -> None:
        """Open a poll. A poll that is open already keeps its first roll.

        Raises:
            ValueError: somebody would rate himself.
        """
        if any(voter in targets for voter, targets in roll.items()):
            raise ValueError("a voter cannot rate himself")
        if await self._database.read(ballots.read_terms, poll):
            return
        key = await asyncio.to_thread(self._keys.ensure, poll)
        ours = ballots.Terms("open", seal.public_part(key), self._scale, manifest(poll, self._scale, roll))
        in_force = await self._database.write(ballots.open_poll, poll, ours, roll)
        if in_force.public_key != ours.public_key:
            # Another machine opened it first, with a key of its own: this one seals nothing.
            await asyncio.to_thread(self._keys.destroy, poll)

    async def targets(self, poll: str, voter: int) -> tuple[int, ...]:
        """Whom this voter may rate; empty when he is not on the roll."""
        return await self._database.read(ballots.read_targets, poll, voter)

    async def voted(self, poll: str, voter: int) -> bool:
        """Whether this voter has put slips in: for his own page, for nobody else."""
        return await self._database.read(ballots.has_voted, poll, voter)

    async def is_open(self, poll: str) -> bool:
        """Whether papers are still taken."""
        terms = await self._database.read(ballots.read_terms, poll)
        return terms is not None and terms.state == "open"

    async def cast(self, poll: str, voter: int, grades: dict[int, str]) -> Cast:
        """Seal this voter's slips and put them in; they replace all he put in before."""
        terms = await self._database.read(ballots.read_terms, poll)
        if terms is None or terms.state != "open" or refuse_marks(grades, terms.scale):
            return Cast(accepted=False)
        slips = await asyncio.to_thread(seal.seal, poll, terms, grades)
        taken = await self._database.write(ballots.put_in, poll, voter, slips)
        return Cast(accepted=taken.refusal is None, first=taken.first)

    async def turnout(self, poll: str) -> tuple[int, int]:
        """How many have voted, and how many may."""
        return await self._database.read(ballots.read_turnout, poll)

    async def close(self, poll: str) -> dict[int, dict[str, int]]:
        """Close and count: target → grade → slips, everyone on the roll included.

        Where fewer than five slips carry a grade, only their number is kept, under the empty
        word (`dialogs.rules.ballots.withhold`): a single slip is never seen by anybody.

        Raises:
            NoSuchPoll: it was never opened.
            KeyLost: the key file vanished before the count.
        """
        await self._database.write(ballots.strip, poll, lambda: secrets.token_hex(16))
        terms = await self._database.read(ballots.read_terms, poll)
        if terms is None:
            raise NoSuchPoll(poll)
        if terms.state == "stripped":
            await self._count(poll, terms)
        await asyncio.to_thread(self._keys.destroy, poll)
        return await self._database.read(ballots.read_counts, poll)

    async def _count(self, poll: str, terms: ballots.Terms) -> None:
        slips = await self._database.read(ballots.read_slips, poll)
        key = await asyncio.to_thread(self._keys.load, poll)
        if key is None or seal.public_part(key) != terms.public_key:
            await self._expect_counted(poll)
            return
        opened = await asyncio.to_thread(seal.count, poll, terms, key, slips)
        told = {target: withhold(grades) for target, grades in opened.items()}
        await self._database.write(ballots.store_counts, poll, told)

    async def _expect_counted(self, poll: str) -> None:
        """Another close may have counted and destroyed the key while this one was reading."""
        terms = await self._database.read(ballots.read_terms, poll)
        if terms is None or terms.state != "counted":
            raise KeyLost(poll)
