"""The ballot box: a postal vote. Nobody can look before the close, and names go first.

Until the close each slip lies sealed under its voter's name and can be replaced. At the close the names
are torn off, and the box list is made. Where three tellers hold keys, two of them open the box
(`bot.ballots.opening`); elsewhere the server sealed with a key of its own, opens, and destroys the key.
Each step can be repeated; a crash between two of them is made good by closing again.
"""

import asyncio
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from bot.ballots import recount, seal
from bot.ballots.keys import KeyFolder
from bot.ports import Cast
from dialogs.rules import manifest
from dialogs.rules.ballots import Refusal, Roll, refuse_marks, tell
from dialogs.rules.manifest import Holder, Manifest, Setting
from storage import ballots
from storage.annex import Store

#: Days that a counted box is kept for objections, and one that nobody ever counted.
KEPT, UNCOUNTED = timedelta(days=30), timedelta(days=90)


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
    """`bot.ports.BallotBox` over a database of its own and a folder of keys.

    Several machines on one database must share the folder.
    """

    def __init__(self, store: Store, keys: Path) -> None:
        self._store = store
        self._keys = KeyFolder(keys)

    async def open(self, poll: str, roll: Roll, setting: Setting | None = None) -> None:
        """Open a poll. A poll that is open already keeps its first roll.

        Raises:
            ValueError: somebody would rate himself.
        """
        if any(voter in targets for voter, targets in roll.items()):
            raise ValueError("a voter cannot rate himself")
        if await self._store.read(ballots.read_terms, poll):
            return
        setting = setting or Setting()
        if not setting.holders:
            key = await asyncio.to_thread(self._keys.ensure, poll)
            setting = replace(setting, holders=(Holder(0, "", recount.lock_of(key)),))
        ours = manifest.make(poll, roll, setting)
        in_force = await self._store.write(ballots.open_poll, ours, roll)
        if in_force.manifest.holders != ours.holders:
            # Another machine opened it first, with a key of its own: this one seals nothing.
            await asyncio.to_thread(self._keys.destroy, poll)

    async def manifest(self, poll: str) -> Manifest | None:
        """What was fixed when the poll opened; None when it never did."""
        terms = await self._store.read(ballots.read_terms, poll)
        return terms.manifest if terms else None

    async def targets(self, poll: str, voter: int) -> tuple[int, ...]:
        """Whom this voter may rate; empty when he is not on the roll."""
        return await self._store.read(ballots.read_targets, poll, voter)

    async def voted(self, poll: str, voter: int) -> bool:
        """Whether this voter has put slips in: for his own page, for nobody else."""
        return await self.voted_of(poll, (voter,)) > 0

    async def voted_of(self, poll: str, voters: Collection[int]) -> int:
        """How many of these have put slips in: of the codes of a batch, once voting is over."""
        return await self._store.read(ballots.count_voted, poll, voters)

    async def is_open(self, poll: str) -> bool:
        """Whether papers are still taken."""
        terms = await self._store.read(ballots.read_terms, poll)
        return terms is not None and terms.state == "open"

    async def cast(self, poll: str, voter: int, grades: dict[int, str]) -> Cast:
        """Seal this voter's slips here and put them in; they replace all he put in before."""
        terms = await self._store.read(ballots.read_terms, poll)
        if terms is None or terms.state != "open" or refuse_marks(grades, terms.manifest.scale):
            return Cast(accepted=False)
        slips = await asyncio.to_thread(seal.seal, terms.manifest, grades)
        return await self._put_in(poll, voter, slips)

    async def cast_sealed(self, poll: str, voter: int, slips: Mapping[int, bytes]) -> Cast:
        """Put in what a phone has sealed; it replaces all that this voter put in before."""
        terms = await self._store.read(ballots.read_terms, poll)
        if terms is None or not terms.manifest.by_phones:
            return Cast(accepted=False)
        size = recount.slip_size(len(terms.manifest.holders))
        if any(len(slip) != size for slip in slips.values()):
            return Cast(accepted=False)
        return await self._put_in(poll, voter, slips)

    async def give_paper(self, poll: str, voter: int) -> bool:
        """This voter gets a paper: what he had put in goes, nothing more of him is taken here."""
        return await self._store.write(ballots.give_paper, poll, voter) is None

    async def turnout(self, poll: str) -> tuple[int, int]:
        """How many have voted, and how many may."""
        return await self._store.read(ballots.read_turnout, poll)

    async def papers(self, poll: str) -> tuple[int, ...]:
        """Who was given a paper."""
        return await self._store.read(ballots.read_papers, poll)

    async def close(
        self, poll: str, today: date, without: Collection[int] = ()
    ) -> dict[int, dict[str, int]] | None:
        """Close: target → grade → slips, everyone on the roll included; None while tellers have not counted.
        What the voters `without` have put in is burnt unopened.

        Where fewer than five slips carry a grade, only their number is kept, under the empty
        word (`dialogs.rules.ballots.tell`): a single slip is never seen by anybody.

        Raises:
            NoSuchPoll: it was never opened.
            KeyLost: the key file vanished before the count.
        """
        await self._store.write(ballots.strip, poll, recount.root, today, without)
        await self._store.scrub("ballot_envelope")
        terms = await self._store.read(ballots.read_terms, poll)
        if terms is None:
            raise NoSuchPoll(poll)
        if terms.state == "stripped" and not terms.manifest.by_phones:
            await self._count(poll, terms.manifest)
            await self._store.scrub("ballot_urn")
        elif terms.state == "stripped":
            return None
        await asyncio.to_thread(self._keys.destroy, poll)
        return await self._store.read(ballots.read_counts, poll)

    async def checksum(self, poll: str) -> str:
        """The checksum of the box list; empty until the close."""
        terms = await self._store.read(ballots.read_terms, poll)
        return terms.root if terms else ""

    async def box_list(self, poll: str) -> tuple[str, ...]:
        """The fingerprints of the slips in a closed box, in order."""
        return await self._store.read(ballots.read_list, poll)

    async def set_aside(self, poll: str, name: str, today: date) -> bool:
        """Close a poll whose keys are lost and keep its box sealed under another name; the poll can be opened
        anew. False when it is counted, or was set aside before."""
        terms = await self._store.read(ballots.read_terms, poll)
        if terms is None or terms.state == "counted":
            return False
        await self._store.write(ballots.strip, poll, recount.root, today)
        await self._store.scrub("ballot_envelope")
        done = await self._store.write(ballots.set_aside, poll, name)
        await asyncio.to_thread(self._keys.destroy, poll)
        return done

    async def sweep(self, today: date) -> None:
        """Delete boxes that have had their time."""
        if await self._store.write(ballots.sweep, today - KEPT, today - UNCOUNTED):
            await self._store.scrub("ballot_roll", "ballot_voted", "ballot_urn", "ballot_list")

    async def _put_in(self, poll: str, voter: int, slips: Mapping[int, bytes]) -> Cast:
        taken = await self._store.write(ballots.put_in, poll, voter, slips)
        return Cast(taken.refusal is None, taken.first, on_paper=taken.refusal is Refusal.ON_PAPER)

    async def _count(self, poll: str, terms: Manifest) -> None:
        slips = await self._store.read(ballots.read_urn, poll)
        key = await asyncio.to_thread(self._keys.load, poll)
        if key is None or recount.lock_of(key) != terms.holders[0].lock:
            await self._expect_counted(poll)
            return
        opened = await asyncio.to_thread(seal.count, terms, slips, {0: key})
        await self._store.write(ballots.store_counts, poll, tell(opened), keep_urn=False)

    async def _expect_counted(self, poll: str) -> None:
        """Another close may have counted and destroyed the key while this one was reading."""
        terms = await self._store.read(ballots.read_terms, poll)
        if terms is None or terms.state != "counted":
            raise KeyLost(poll)
