"""The access token: fetched once however many wait for it (reliability F7).

Renewed at 80 % of its life and when the platform rejects it. A refusal of the secret is kept for
an hour without asking again, because WeCom blocks the address of whoever insists (platform §3.1).
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.ports import Failed

RENEW_AT = 0.8
REFUSAL_HOLDS = 3600.0  # seconds


@dataclass(frozen=True, slots=True)
class Fetched:
    """A token and how many seconds it lives."""

    token: str = field(repr=False)
    lifetime: float


Fetch = Callable[[], Awaitable[Fetched | Failed]]


class Tokens:
    """Keeps the access token of one app. `now` gives seconds of a steady clock."""

    def __init__(self, fetch: Fetch, now: Callable[[], float]) -> None:
        self._fetch = fetch
        self._now = now
        self._token = ""
        self._renew_at = 0.0
        self._dies_at = 0.0
        self._refusal: Failed | None = None
        self._refused_until = 0.0
        self._flight: asyncio.Task[str | Failed] | None = None

    async def get(self) -> str | Failed:
        """A token that should be accepted, or why there is none."""
        if self._refusal is not None and self._now() < self._refused_until:
            return self._refusal
        if self._token and self._now() < self._renew_at:
            return self._token
        if self._flight is None:
            self._flight = asyncio.create_task(self._renew())
        # Shielded: one impatient caller must not take the token away from the others.
        return await asyncio.shield(self._flight)

    async def replace(self, rejected: str) -> str | Failed:
        """A token other than the one that was rejected; another caller may have it already."""
        if self._token == rejected:
            self._token = ""
        return await self.get()

    async def close(self) -> None:
        """Stop a fetch that is under way."""
        flight = self._flight
        if flight is not None:
            flight.cancel()
            await asyncio.wait((flight,))

    async def _renew(self) -> str | Failed:
        try:
            fetched = await self._fetch()
        finally:
            self._flight = None
        if isinstance(fetched, Failed):
            return self._without_new_one(fetched)
        now = self._now()
        self._token, self._refusal = fetched.token, None
        self._renew_at, self._dies_at = now + RENEW_AT * fetched.lifetime, now + fetched.lifetime
        return self._token

    def _without_new_one(self, failed: Failed) -> str | Failed:
        if failed.halt:
            self._refusal, self._refused_until = failed, self._now() + REFUSAL_HOLDS
            return failed
        return self._token if self._token and self._now() < self._dies_at else failed
