"""What is due is done: the agenda, recordings to be fetched, messages to be sent. Owns no data.

APScheduler only ticks (decision 0005): what is due is a row, and a tick is idempotent.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import takewhile

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.delivery.worker import Delivery
from bot.ports import BallotBox, Clock, Links, Platform
from bot.recordings import RecordingShelf
from bot.service.evaluate import batches, public_poll, rating, void
from bot.service.keep import retention
from bot.service.public import reports
from bot.service.reach import agenda
from bot.service.reach.duty import Count
from bot.service.rooms import PERSONAL
from bot.speech import Listener
from dialogs.rules.calendar import local
from dialogs.rules.manifest import Manifest
from dialogs.rules.voices import Voice
from dialogs.rules.year import Due
from storage import voices, years
from storage.database import Database
from storage.due import next_due
from storage.years import Task

#: Seconds between two looks at the agenda.
EVERY_S = 20

#: Entries of the agenda that are looked at together.
AT_ONCE = 64

#: After a fault, the entry is tried again so much later.
AGAIN = timedelta(minutes=10)

_log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Done:
    """What a look at the agenda came to: entries carried out, by kind, and messages sent."""

    kinds: list[str] = field(default_factory=list)
    sent: int = 0


@dataclass(frozen=True, slots=True)
class Clockwork:
    """Carries out whatever is due now. Any number may run at once: every entry is claimed."""

    database: Database
    box: BallotBox
    delivery: Delivery
    shelf: RecordingShelf
    platforms: Mapping[str, Platform]
    links: Links
    clock: Clock
    program: str = ""  # fingerprint of the voting page's program
    listener: Listener | None = None  # where the branch has a speech server
    _fetching: set[asyncio.Task[None]] = field(default_factory=set)

    def fetch_soon(self) -> None:
        """Bring a recording here now, so that it can be listened to when the word of it arrives; a speech
        server may take its time over it."""
        task = asyncio.create_task(self._fetch())
        self._fetching.add(task)
        task.add_done_callback(self._fetching.discard)

    async def _fetch(self) -> None:
        await self.shelf.fetch_wanted(self.platforms)
        if self.listener is not None and await self.listener.listen():
            self.delivery.wake()

    async def close(self) -> None:
        """Wait for what is being fetched."""
        await asyncio.gather(*self._fetching, return_exceptions=True)

    async def keep_house(self) -> None:
        """Once a day what has had its time goes: rows, then the files that nothing names any more."""
        if not await self.database.write(retention.claim_day):
            return
        while await self.database.write(retention.sweep):
            pass
        await self.shelf.tidy(self.clock.now())
        await self.box.sweep(local(self.clock.now()).date())

    async def run_due(self) -> Done:
        """Do everything due now, until nothing is left that is due."""
        done = Done()
        while True:
            kinds = await self._agenda()
            await self._fetch()
            sent = await self.delivery.deliver_due()
            done.kinds += kinds
            done.sent += sent
            if not kinds and not sent:
                return done

    async def tick(self) -> None:
        """One look: the agenda and the recordings; the delivery has its own loop."""
        if await self._agenda():
            self.delivery.wake()
        self.fetch_soon()
        await self.keep_house()

    async def next_due(self) -> datetime | None:
        """When the next thing falls due, on the agenda or among the messages."""
        return await self.database.read(next_due)

    def start(self) -> AsyncIOScheduler:
        """Begin to tick. Nothing is kept in the scheduler."""
        scheduler = AsyncIOScheduler()
        scheduler.add_job(self.tick, "interval", seconds=EVERY_S, coalesce=True, max_instances=1)
        scheduler.start()
        return scheduler

    async def _agenda(self) -> list[str]:
        kinds = []
        while due := await self.database.read(years.peek, AT_ONCE):
            kinds += await self._together(due)
        while late := await self.database.read(voices.peek_late):
            if await self._remind(late):
                kinds.append("report.late")
        return kinds

    async def _together(self, due: list[Task]) -> list[str]:
        """Carry out what comes next: entries that concern one person each go together and share their
        commits, and so does the same entry of several years; what follows may lean on them."""
        run = list(takewhile(lambda task: task.kind in PERSONAL, due)) or _alike(due)
        done = await asyncio.gather(*map(self._carry_out, run))
        return [task.kind for task, carried in zip(run, done, strict=True) if carried]

    async def _remind(self, late: Voice) -> bool:
        """A report that was not answered in time; it belongs to no year, so it is on no agenda of one."""
        try:
            return await self.database.write(reports.carry_out, late)
        except Exception:  # one failing entry never stops the others
            _log.exception("agenda_failed", action="agenda_failed", kind="report.late")
            await self.database.write(voices.postpone, late.id, self.clock.now() + AGAIN)
            return False

    async def _carry_out(self, task: Task) -> bool:
        """One entry; a fault puts it off and stops nothing else."""
        try:
            count = await self._ballots(task)
            return await self.database.write(agenda.carry_out, task, self.links, count)
        except Exception as fault:  # one failing entry never stops the others
            _log.exception("agenda_failed", action="agenda_failed", kind=task.kind)
            until = self.clock.now() + AGAIN
            await self.database.write(years.postpone, task.id, until, type(fault).__name__)
            return False

    async def _ballots(self, task: Task) -> Count:
        """The ballot box stands outside the transaction; its steps can be repeated."""
        if task.kind == Due.RATE_OPEN:
            return await self._open_polls(task.cycle_id)
        if task.kind == "rate.reopen":
            return Count(manifest=await self._open_members(task.cycle_id))
        if task.kind == "rate.void":
            await self._set_aside(task.cycle_id)
        if task.kind not in rating.COUNTING:
            return Count()
        if await self.database.read(rating.waits, task.cycle_id, task.kind):
            return Count()
        members = (
            Count() if task.kind == "rate.public" else await self._close(rating.poll_name(task.cycle_id))
        )
        burnt = await self.database.read(batches.burnt, task.cycle_id)
        if burnt is None:
            return members
        public = await self._close(public_poll.poll_name(task.cycle_id), burnt)
        return replace(members, public=public if public.manifest else None)

    async def _open_polls(self, cycle: int) -> Count:
        """The members' poll, and the public's where codes were printed."""
        members, public = await self._open_members(cycle), public_poll.poll_name(cycle)
        if codes := await self.database.read(public_poll.roll, cycle):
            setting = await self.database.read(public_poll.setting, cycle, self.program)
            await self.box.open(public, codes, setting)
        opened = await self.box.manifest(public)
        return Count(manifest=members, public=Count(manifest=opened) if opened else None)

    async def _open_members(self, cycle: int) -> Manifest | None:
        setting = await self.database.read(rating.setting, cycle, self.program)
        poll = rating.poll_name(cycle)
        await self.box.open(poll, await self.database.read(rating.roll, cycle), setting)
        return await self.box.manifest(poll)

    async def _set_aside(self, cycle: int) -> None:
        """Both boxes, for the same keys are lost."""
        ending, today = await self.database.read(void.aside, cycle), local(self.clock.now()).date()
        for poll in (rating.poll_name(cycle), public_poll.poll_name(cycle)):
            await self.box.set_aside(poll, f"{poll}{ending}", today)

    async def _close(self, poll: str, burnt: tuple[int, ...] = ()) -> Count:
        terms = await self.box.manifest(poll)
        if terms is None:
            return Count()
        counts = await self.box.close(poll, local(self.clock.now()).date(), burnt)
        voted, entitled = await self.box.turnout(poll)
        listed = await self.box.box_list(poll)
        return Count(counts, voted, entitled, terms, await self.box.checksum(poll), len(listed))


def _alike(due: list[Task]) -> list[Task]:
    """The first entry, and those right after it that are of the same kind, each of another year."""
    alike = list(takewhile(lambda task: task.kind == due[0].kind, due))
    return alike if len({task.cycle_id for task in alike}) == len(alike) else due[:1]
