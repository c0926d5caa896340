"""What an HTTP answer of WeCom says about the message (`bot.platforms.wire` has the exchange itself).

Refused with 4xx: certainly not taken. 5xx, a page instead of JSON: nobody knows.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import ClientSession

from bot.platforms import wire
from bot.platforms.wire import MAX_ANSWER as MAX_ANSWER
from bot.platforms.wire import TIMEOUT as TIMEOUT
from bot.platforms.wire import Raw as Raw
from bot.platforms.wire import Request as Request
from bot.ports import Failed, Unknown

_REFUSED_AFTER = 60.0  # seconds


@dataclass(frozen=True, slots=True)
class Answer:
    """A JSON answer of WeCom; `code` is its errcode, 0 for success."""

    code: int
    body: Mapping[str, Any] = field(repr=False)


async def exchange(session: ClientSession, request: Request) -> Raw | Failed | Unknown:
    """Send one request and read its answer."""
    return await wire.exchange(session, request, "企业微信")


def judged(raw: Raw) -> Answer | Failed | Unknown:
    """The JSON answer inside an HTTP answer, or what its absence means."""
    if 300 <= raw.status < 500:
        return Failed(f"企业微信的接口地址回答 HTTP {raw.status}", retry_after=_REFUSED_AFTER)
    if raw.status != 200:
        return Unknown(f"企业微信回答 HTTP {raw.status}")
    answer = read_json(raw.content) if len(raw.content) <= MAX_ANSWER else None
    return answer or Unknown("企业微信的回答看不懂")


def read_json(content: bytes) -> Answer | None:
    """An answer with a numeric errcode, or None for anything else."""
    try:
        body = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    code = body.get("errcode") if isinstance(body, dict) else None
    return Answer(code, body) if type(code) is int else None
