"""Equal messages that are on their way at the same moment go in one call: it counts once (§3.5, §4.1)."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.platforms.dingtalk.encode import Plain
from bot.platforms.dingtalk.limits import PEOPLE
from bot.ports import Delivery

#: Seconds that a message waits for others like it: no person notices.
GATHER_S = 0.02

#: Sends one message to many; what became of it for each.
SendMany = Callable[[Plain, Sequence[str]], Awaitable[Mapping[str, Delivery]]]


@dataclass(slots=True)
class _Round:
    people: list[str] = field(default_factory=list)
    task: "asyncio.Task[Mapping[str, Delivery]] | None" = None


class Gathering:
    """Gathers those to whom the same is said. Two messages for one person never share a call."""

    def __init__(self, send_many: SendMany) -> None:
        self._send_many = send_many
        self._open: dict[Plain, _Round] = {}

    async def send(self, plain: Plain, person: str) -> Delivery:
        """Say it to one person, with whoever else is told the same now."""
        joined = self._open.get(plain)
        if joined is None or joined.task is None or person in joined.people:
            joined = self._open[plain] = _Round()
            joined.task = asyncio.create_task(self._go(plain, joined))
        joined.people.append(person)
        if len(joined.people) == PEOPLE:
            self._close(plain, joined)
        # Shielded: one who gives up must not take the message away from the others.
        return (await asyncio.shield(joined.task))[person]

    async def close(self) -> None:
        """Wait for what is under way."""
        tasks = [one.task for one in self._open.values() if one.task is not None]
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _go(self, plain: Plain, one: _Round) -> Mapping[str, Delivery]:
        await asyncio.sleep(GATHER_S)
        self._close(plain, one)
        return await self._send_many(plain, one.people)

    def _close(self, plain: Plain, one: _Round) -> None:
        if self._open.get(plain) is one:
            del self._open[plain]
