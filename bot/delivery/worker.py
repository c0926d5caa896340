"""Carries what is in the outbox to the platforms: lease, send, settle.

A row is `sending` in the database before the platform is called, so a crash leaves a row whose
lease runs out, never a message that nobody remembers.
"""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

import structlog

from bot.delivery import metrics
from bot.delivery.pacing import Pacing
from bot.delivery.retry import REMEMBERED, Decision, Halt, Settle, TryAgain, decide
from bot.delivery.sending import attempt, ceiling
from bot.ports import Clock, LongLine, Platform, Sent, Unknown
from bot.ports import Delivery as Outcome
from storage import health, outbox
from storage.database import Database
from storage.outbox import OutboxRow
from storage.unit import Work

#: What is done about a message that a platform will never take; `cold`: the person must write there first.
GivenUp = Callable[[Work, OutboxRow, bool], None]

_log = structlog.get_logger(__name__)

_SEND_SECONDS = 60.0
#: Longer than an attempt and its settling can take.
_LEASE_SECONDS = 180.0
#: How long messages under way may still take when the service stops; seconds.
_DRAIN_SECONDS = 8.0
#: After the database failed; seconds.
_PAUSE_SECONDS = 5.0


class Delivery:
    """Delivers what is due. One for each process; several processes may share one outbox.

    `halted` names the platforms that stopped until a person has looked, and why.
    """

    def __init__(
        self,
        database: Database,
        platforms: Mapping[str, Platform],
        clock: Clock,
        *,
        at_once: int = 8,
        idle_seconds: float = 60.0,
        given_up: GivenUp | None = None,
    ) -> None:
        self._database = database
        self._platforms = platforms
        self._clock = clock
        self._at_once = at_once
        self._idle_seconds = idle_seconds
        self._given_up = given_up
        self._pacing = Pacing()
        self._under_way: set[asyncio.Task[None]] = set()
        self._stirred = asyncio.Event()
        self._turn = asyncio.Lock()
        self.halted: dict[str, str] = {}
        self._resumes: dict[str, datetime] = {}
        for name in platforms:
            metrics.halted.labels(name).set(0)

    def wake(self) -> None:
        """Something new was put in, or a line has come up: look at once."""
        self._stirred.set()

    def halt(self, platform: str, why: str, seconds: float | None = None) -> None:
        """Stop a platform until a person has looked, or for so many seconds."""
        self.halted[platform] = why
        if seconds is not None:
            self._resumes[platform] = self._clock.now() + timedelta(seconds=seconds)
        metrics.halted.labels(platform).set(1)
        _log.critical("platform_halted", platform=platform, reason=why, advice="repair it, then restart")

    async def run(self) -> None:
        """Deliver until cancelled; then let what is under way come to its end."""
        try:
            while True:
                try:
                    await self.deliver_due()
                    await self._rest(await self._idle())
                except Exception:  # whatever it was, the next message is owed its attempt
                    _log.exception("delivery_stumbled", pause=_PAUSE_SECONDS)
                    await asyncio.sleep(_PAUSE_SECONDS)
        finally:
            await self.drain()

    async def deliver_due(self) -> int:
        """Deliver everything that is due now; how many attempts were made.

        What would exceed a recipient's ceiling stays due, and so does what stands behind it.
        """
        async with self._turn:
            due = await self._database.read(health.due_now)
            if due:
                await self._recover()
            started = 0
            while due or self._under_way:
                rows = await self._take()
                started += len(rows)
                for row in rows:
                    self._start(row)
                if not self._under_way:
                    break
                await self._stirred.wait()
                self._stirred.clear()  # before anything is waited for: whatever ends from here on stirs again
                self._collect()
                due = await self._database.read(health.due_now)
            metrics.due.set(due)
            return started

    async def drain(self) -> None:
        """Let what is under way come to its end; what takes too long is cut off and in doubt."""
        if not self._under_way:
            return
        _, late = await asyncio.wait(self._under_way, timeout=_DRAIN_SECONDS)
        for task in late:
            task.cancel()
        ends = await asyncio.gather(*self._under_way, return_exceptions=True)
        self._under_way.clear()
        for end in ends:
            if isinstance(end, Exception):
                _log.error("could_not_settle", error=type(end).__name__)

    async def _take(self) -> list[OutboxRow]:
        room = self._at_once - len(self._under_way)
        if room <= 0:
            return []
        taking = asyncio.ensure_future(
            self._database.write(
                outbox.lease,
                limit=room,
                lease_seconds=_LEASE_SECONDS,
                platforms=self._open(),
                resting=self._pacing.resting(self._clock.now()),
            )
        )
        try:
            return await asyncio.shield(taking)
        except asyncio.CancelledError:
            # Stopped while the lease was being written: the rows are ours, the drain ends them.
            for row in await taking:
                self._start(row)
            raise

    def _open(self) -> list[str]:
        """The platforms that can carry something now: neither halted nor with their line down."""
        self._resume()
        down = [name for name, one in self._platforms.items() if isinstance(one, LongLine) and not one.up]
        return [name for name in self._platforms if name not in self.halted and name not in down]

    def _resume(self) -> None:
        """Those go on whose halt had an end that has come."""
        for name in [name for name, moment in self._resumes.items() if moment <= self._clock.now()]:
            del self._resumes[name]
            self.halted.pop(name, None)
            metrics.halted.labels(name).set(0)
            _log.warning("platform_resumed", platform=name)

    def _start(self, row: OutboxRow) -> None:
        most = ceiling(self._platforms[row.platform].abilities, row.kind)
        if most:
            self._pacing.took((row.platform, row.address), most, self._clock.now())
        task = asyncio.create_task(self._deliver(row))
        self._under_way.add(task)
        task.add_done_callback(lambda _task: self._stirred.set())

    def _collect(self) -> None:
        """Forget what has come to its end; what went wrong there is told here."""
        done = {task for task in self._under_way if task.done()}
        self._under_way -= done
        errors = [task.exception() for task in done if not task.cancelled()]
        for error in errors:
            if error is not None:
                raise error

    async def _deliver(self, row: OutboxRow) -> None:
        try:
            outcome = await self._attempt(row)
        except asyncio.CancelledError:
            await self._settle(row, Unknown("stopped in the middle"), repeatable=True)
            raise
        await self._settle(row, outcome, repeatable=True)

    async def _attempt(self, row: OutboxRow) -> Outcome:
        if row.doubts and self._clock.now() - row.not_before > timedelta(seconds=REMEMBERED):
            return Unknown("too late to repeat it safely")
        return await attempt(self._platforms[row.platform], row, _SEND_SECONDS)

    async def _recover(self) -> None:
        """Judge the rows of those who took them and never came back."""
        for row in await self._database.read(outbox.abandoned, platforms=list(self._platforms)):
            since = self._clock.now() - row.lease_until + timedelta(seconds=_LEASE_SECONDS)
            recent = since < timedelta(seconds=REMEMBERED)
            await self._settle(row, Unknown("whoever sent it is gone"), repeatable=recent)

    async def _settle(self, row: OutboxRow, outcome: Outcome, *, repeatable: bool) -> None:
        safe = self._platforms[row.platform].repeats_are_safe and row.kind != "post"
        decision = decide(
            outcome, attempts=row.attempts, doubts=row.doubts, repeats_are_safe=safe and repeatable
        )
        if await self._write_down(row, decision):
            _count(row, decision)
        elif not isinstance(outcome, Sent):
            _log.warning("lease_was_lost", platform=row.platform, outbox_id=row.id)

    async def _write_down(self, row: OutboxRow, decision: Decision) -> bool:
        now = self._clock.now()
        match decision:
            case Settle("failed", _, error, cold) if self._given_up is not None:
                return await self._database.write(_give_up, self._given_up, row, error, cold)
            case Settle(status, receipt, error):
                return await self._database.write(outbox.settle, row, status, receipt=receipt, error=error)
            case TryAgain(pause, error, doubtful):
                moment = now + timedelta(seconds=pause)
                return await self._database.write(
                    outbox.put_back, row, moment, error=error, doubtful=doubtful
                )
            case Halt(error, seconds):
                self.halt(row.platform, error, seconds)
                return await self._database.write(
                    outbox.put_back, row, now, error=error, doubtful=False, counts=False
                )

    async def _idle(self) -> float:
        """Seconds until something falls due."""
        now = self._clock.now()
        moments = (await self._database.read(outbox.next_due), self._pacing.next_free(now))
        waits = [(moment - now).total_seconds() for moment in moments if moment]
        return max(0.05, min([self._idle_seconds, *waits]))

    async def _rest(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._stirred.wait()
        except TimeoutError:
            pass


def _give_up(work: Work, given_up: GivenUp, row: OutboxRow, error: str, cold: bool) -> bool:
    """Write down a failure, and look for another way in the same transaction. A verb."""
    if not outbox.settle(work, row, "failed", error=error):
        return False
    given_up(work, row, cold)
    return True


def _count(row: OutboxRow, decision: Decision) -> None:
    if isinstance(decision, Settle):
        metrics.ENDS[decision.status].labels(row.platform).inc()
        if decision.status != "sent":
            _log.warning(
                "outbox_" + decision.status, platform=row.platform, outbox_id=row.id, reason=decision.error
            )
    elif isinstance(decision, TryAgain) and decision.doubtful:
        metrics.resends.labels(row.platform).inc()
