"""What every platform with a standing connection needs: one process that holds it, patience between two
attempts, and the end of patience where only a person can help. Knows no protocol."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum

import structlog

from bot.ports import Lease

#: Seconds: how long the right to the line lasts without being renewed, how often whoever has it renews
#: it, and how often the others look. A frozen process is followed by another in less than a minute.
LEASE_LASTS = 30.0
RENEW_EVERY = 10.0
LOOK_EVERY = 10.0

#: Whoever cannot renew (the database is away) lets go when this part of the right has passed.
_TRUSTED = 0.8

_log = structlog.get_logger(__name__)


class How(StrEnum):
    """How a connection came to its end."""

    LOST = "lost"  # broken, silent or closed: again after a pause
    REFUSED = "refused"  # the platform does not accept who we are: a person must look
    KICKED = "kicked"  # another connection of the same robot took its place


@dataclass(frozen=True, slots=True)
class Ending:
    """The end of a connection. `reason` is for the log and the operator; it holds no secret.

    `pause` is the least number of seconds until the next attempt.
    """

    how: How
    reason: str
    pause: float = 0.0


class Backoff:
    """Longer and longer pauses, doubled up to `most` seconds, each shortened by up to half by chance, so
    that many who lost the same server do not come back at the same moment."""

    def __init__(self, first: float = 1.0, most: float = 60.0) -> None:
        self._first = first
        self._most = most
        self._next = first

    def pause(self) -> float:
        """The seconds to wait now; the next time it is more."""
        length = self._next
        self._next = min(self._most, length * 2)
        return length * (0.5 + secrets.randbelow(500) / 1000)

    def reset(self) -> None:
        """The connection held: begin with short pauses again."""
        self._next = self._first


@dataclass(frozen=True, slots=True)
class Timing:
    """The seconds of a kept line; tests shorten them. A connection that stood for `settled` seconds was a
    good one."""

    renew: float = RENEW_EVERY
    look: float = LOOK_EVERY
    lasts: float = LEASE_LASTS
    settled: float = 60.0
    first_pause: float = 1.0
    most_pause: float = 60.0


class Keeper:
    """Keeps one connection up for as long as this process has the right to it.

    `connect` runs one connection to its end. `halted` is called with the reason when a person must look;
    after that nothing is tried any more until the service is started again.
    """

    def __init__(
        self,
        lease: Lease,
        connect: Callable[[], Awaitable[Ending]],
        halted: Callable[[str], Awaitable[None]],
        timing: Timing | None = None,
    ) -> None:
        self._lease = lease
        self._connect = connect
        self._halted = halted
        self._timing = timing or Timing()
        self._backoff = Backoff(self._timing.first_pause, self._timing.most_pause)

    async def run(self) -> None:
        """Keep the line until cancelled or halted; the right is given up at the end."""
        try:
            while True:
                if not await self._hold():
                    await asyncio.sleep(self._timing.look)
                    continue
                ending = await self._one_connection()
                if await self._is_final(ending):
                    await self._halted(ending.reason)
                    return
                await asyncio.sleep(max(ending.pause, self._backoff.pause()))
        finally:
            await self._let_go()

    async def _one_connection(self) -> Ending:
        time = asyncio.get_running_loop().time
        begun = time()
        connection = asyncio.ensure_future(self._connect())
        renewal = asyncio.create_task(self._renew())
        try:
            await asyncio.wait((connection, renewal), return_when=asyncio.FIRST_COMPLETED)
            if not connection.done():
                return Ending(How.LOST, "the right to the line is gone")
            ending = await connection
        finally:
            for task in (connection, renewal):
                task.cancel()
            await asyncio.gather(connection, renewal, return_exceptions=True)
        if time() - begun >= self._timing.settled:
            self._backoff.reset()
        _log.warning("line_ended", how=ending.how.value, reason=ending.reason)
        return ending

    async def _renew(self) -> None:
        """Renew the right until it is lost; while it cannot be asked for, it is ours until shortly before
        its end."""
        time = asyncio.get_running_loop().time
        good_until = time() + self._timing.lasts * _TRUSTED
        while time() < good_until:
            await asyncio.sleep(self._timing.renew)
            try:
                if not await self._lease.hold():
                    return
                good_until = time() + self._timing.lasts * _TRUSTED
            except Exception as error:  # whatever the database has: the line is still ours for a while
                _log.warning("lease_not_renewed", error=type(error).__name__)

    async def _hold(self) -> bool:
        try:
            return await self._lease.hold()
        except Exception as error:  # without the database nobody may connect
            _log.warning("lease_not_taken", error=type(error).__name__)
            return False

    async def _is_final(self, ending: Ending) -> bool:
        """Whether only a person can help. Kicked by the process that took our lease over is no fault;
        kicked while we hold it means that somebody uses the same robot elsewhere."""
        if ending.how is How.KICKED:
            return await self._hold()
        return ending.how is How.REFUSED

    async def _let_go(self) -> None:
        try:
            await asyncio.shield(self._lease.release())
        except Exception as error:  # it ends by itself
            _log.warning("lease_not_released", error=type(error).__name__)
