"""The two HTTP handlers of /callbacks/wecom (platform page §1.1, §1.2, §1.6)."""

import structlog
from aiohttp import web

from bot.platforms.body import read_body
from bot.platforms.refusals import CallbackRefused
from bot.platforms.wecom.config import WeComConfig
from bot.platforms.wecom.front import MAX_BODY, Front, Receive
from bot.ports import Clock

PATH = "/callbacks/wecom"
READ_TIMEOUT = 10.0  # seconds for the whole body; aiohttp itself would wait for ever

_log = structlog.get_logger()


def routes(
    config: WeComConfig, receive: Receive, clock: Clock, read_timeout: float = READ_TIMEOUT
) -> list[web.RouteDef]:
    """The routes of the callback address.

    `receive` must have made what it was given durable when it returns: only then does the platform
    get its 200 and stop repeating. When it raises, the answer is 503 and the platform comes back.
    """
    front = Front(config, receive, clock)

    async def verify(request: web.Request) -> web.Response:
        try:
            return web.Response(body=front.echo(request.query), content_type="text/plain")
        except CallbackRefused as refusal:
            return _refused(refusal)

    async def deliver(request: web.Request) -> web.Response:
        try:
            status = await front.take(request.query, await read_body(request, MAX_BODY, read_timeout))
        except CallbackRefused as refusal:
            return _refused(refusal)
        except Exception as error:
            # The type alone: a message or a traceback could carry what a person wrote.
            _log.error("wecom.callback.failed", error=type(error).__name__)
            return web.Response(status=503)
        return web.Response(status=status)

    return [web.get(PATH, verify, allow_head=False), web.post(PATH, deliver)]


def _refused(refusal: CallbackRefused) -> web.Response:
    _log.warning("wecom.callback.refused", reason=refusal.reason)
    return web.Response(status=refusal.status)
