"""The buttons of the clock bar."""

import asyncio
from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.platforms.sandbox.platform import Sandbox
from bot.web.sandbox.guard import key_of, read_json, text_of
from bot.web.sandbox.people import Stepper


class Steps:
    """Turns the clock, one step at a time; a repeated key gets the first answer again."""

    def __init__(self, sandbox: Sandbox, stepper: Stepper) -> None:
        self._sandbox = sandbox
        self._stepper = stepper
        self._turn = asyncio.Lock()

    async def jump(self, request: web.Request) -> web.StreamResponse:
        """On to the next thing due: `{key}` → `{sentence}`."""
        return await self._step(request, self._stepper.jump)

    async def day(self, request: web.Request) -> web.StreamResponse:
        """On to the next day: `{key}` → `{sentence}`."""
        return await self._step(request, self._stepper.day)

    async def _step(self, request: web.Request, step: Callable[[], Awaitable[str]]) -> web.StreamResponse:
        key = key_of(text_of(await read_json(request), "key", 64))
        async with self._turn:
            done = self._sandbox.step(key) or self._sandbox.stepped(await step(), key)
        return web.json_response({"sentence": done.text})
