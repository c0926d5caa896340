"""One exchange with WeCom, and what its answer says (`bot.platforms.wire`, `bot.platforms.errcode`)."""

from aiohttp import ClientSession

from bot.platforms import errcode, wire
from bot.platforms.errcode import Answer as Answer
from bot.platforms.errcode import read_json as read_json
from bot.platforms.wire import MAX_ANSWER as MAX_ANSWER
from bot.platforms.wire import TIMEOUT as TIMEOUT
from bot.platforms.wire import Raw as Raw
from bot.platforms.wire import Request as Request
from bot.ports import Failed, Unknown

WHOM = "企业微信"


async def exchange(session: ClientSession, request: Request) -> Raw | Failed | Unknown:
    """Send one request and read its answer."""
    return await wire.exchange(session, request, WHOM)


def judged(raw: Raw) -> Answer | Failed | Unknown:
    """The JSON answer inside an HTTP answer, or what its absence means."""
    return errcode.judged(raw, WHOM)
