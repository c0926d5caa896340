"""The event stream that keeps the open pages up to date (server-sent events)."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from bot.platforms.sandbox.platform import Sandbox
from bot.ports import Clock
from bot.web.sandbox.people import SandboxPerson
from bot.web.sandbox.views import clock_view, entry_view

# Proxies cut silent connections, often after 60 s. It is also how we notice that a page is gone.
HEARTBEAT = 15.0


class Stream:
    """Tells a page first who there is (`hello`), then every entry (`entries`), and who or what hour it
    is whenever that changes (`scene`). The id of an event is `<journal>.<number>`."""

    def __init__(
        self, sandbox: Sandbox, people: Callable[[], Awaitable[list[SandboxPerson]]], clock: Clock, token: str
    ) -> None:
        self._sandbox = sandbox
        self._people = people
        self._clock = clock
        self._token = token

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Serve one page until it goes away or the sandbox is closed."""
        number = self._resume_from(request)
        response = web.StreamResponse(
            headers={
                "Content-Type": "text/event-stream; charset=utf-8",
                "Cache-Control": "no-store",
                "X-Accel-Buffering": "no",
            }
        )
        await response.prepare(request)
        try:
            await self._serve(response, number)
        except ConnectionResetError:
            return response  # the page was closed
        return response

    async def _serve(self, response: web.StreamResponse, number: int) -> None:
        scene = await self.scene()
        # A page that lost the connection asks again after this many milliseconds.
        await response.write(b"retry: 1000\n\n")
        await _tell(response, "hello", scene | {"journal": self._sandbox.journal_name, "token": self._token})
        while not self._sandbox.closed:
            batch = self._sandbox.after(number)
            if batch:
                number = batch[-1].number
                await _tell(response, "entries", [entry_view(entry) for entry in batch], self._id(number))
                continue
            now = await self.scene()
            if now != scene:
                scene = now
                await _tell(response, "scene", scene)
            else:
                await response.write(b": still here\n\n")
            await self._sandbox.news(number, HEARTBEAT)

    async def scene(self) -> dict[str, Any]:
        """What hour it is and who there is, for the page."""
        return {
            "clock": clock_view(self._clock.now()),
            "people": [person.to_json() for person in await self._people()],
        }

    def _id(self, number: int) -> str:
        return f"{self._sandbox.journal_name}.{number}"

    def _resume_from(self, request: web.Request) -> int:
        journal, _, number = request.headers.get("Last-Event-ID", "").partition(".")
        if not number:
            journal, number = self._sandbox.journal_name, request.query.get("after", "0")
        known = journal == self._sandbox.journal_name and number.isdecimal() and len(number) < 10
        return int(number) if known and int(number) <= self._sandbox.last else 0


async def _tell(response: web.StreamResponse, event: str, value: Any, identity: str = "") -> None:
    lines = [f"id: {identity}"] if identity else []
    # JSON without indent holds no line break, which would end the field.
    lines += [f"event: {event}", f"data: {json.dumps(value, ensure_ascii=False)}"]
    await response.write(("\n".join(lines) + "\n\n").encode())
