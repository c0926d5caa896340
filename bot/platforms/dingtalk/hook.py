"""The HTTP handlers of /callbacks/dingtalk, for installations that have an address of their own."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import structlog
from aiohttp import web

from bot.platforms.body import read_body
from bot.platforms.dingtalk.config import DingTalkConfig
from bot.platforms.dingtalk.front import MAX_BODY, Front
from bot.platforms.dingtalk.reception import Reception
from bot.platforms.refusals import CallbackRefused

PATH = "/callbacks/dingtalk"
READ_TIMEOUT = 10.0  # seconds for the whole body; aiohttp itself would wait for ever

_log = structlog.get_logger()

Take = Callable[[web.Request, bytes], Awaitable[Mapping[str, Any] | None]]


def routes(
    config: DingTalkConfig, reception: Reception, read_timeout: float = READ_TIMEOUT
) -> list[web.RouteDef]:
    """The addresses for messages (`/robot`), taps on cards (`/card`) and events (`/event`).

    What was given must be durable when the reception returns: only then is it answered with 200.
    When it raises, the answer is 503 and the platform comes back.
    """
    front = Front(config, reception)

    async def message(request: web.Request, body: bytes) -> None:
        await front.message(request.headers, body)

    async def tap(request: web.Request, body: bytes) -> Mapping[str, Any]:
        return await front.tap(request.headers, body)

    async def event(request: web.Request, body: bytes) -> Mapping[str, Any]:
        return await front.event(request.query, body)

    def handler(take: Take) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def handle(request: web.Request) -> web.Response:
            try:
                given = await take(request, await read_body(request, MAX_BODY, read_timeout))
            except CallbackRefused as refusal:
                _log.warning("dingtalk.callback.refused", reason=refusal.reason)
                return web.Response(status=refusal.status)
            except Exception as error:
                # The type alone: a message or a traceback could carry what a person wrote.
                _log.error("dingtalk.callback.failed", error=type(error).__name__)
                return web.Response(status=503)
            return web.json_response(given or {})

        return handle

    return [
        web.post(f"{PATH}/robot", handler(message)),
        web.post(f"{PATH}/card", handler(tap)),
        web.post(f"{PATH}/event", handler(event)),
    ]
