"""One HTTP exchange with WeCom, and what its outcome says about the message.

The question is always the same: may the platform have taken it? Not connected, or refused with
4xx: certainly not. Lost answer, 5xx, a page instead of JSON: nobody knows. No exception leaves
here, because aiohttp's carry the URL and the URL carries the token.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import ClientConnectorError, ClientError, ClientSession, ClientTimeout, ConnectionTimeoutError

from bot.ports import Failed, Unknown

MAX_ANSWER = 1024 * 1024  # bytes of a JSON answer
# A call may need four exchanges (token, call, new token, call): together less than a minute.
TIMEOUT = ClientTimeout(total=12, connect=4, sock_connect=4, sock_read=10)

_UNREACHED_AFTER = 15.0  # seconds
_REFUSED_AFTER = 60.0


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask. `query` and `url` may hold secrets and do not show in `repr`."""

    method: str
    url: str = field(repr=False)
    query: Mapping[str, str] = field(repr=False, default_factory=dict)
    content: bytes | None = field(repr=False, default=None)
    limit: int = MAX_ANSWER
    timeout: ClientTimeout = TIMEOUT


@dataclass(frozen=True, slots=True)
class Raw:
    """An HTTP answer as it came, at most `limit` bytes of it plus one."""

    status: int
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """A JSON answer of WeCom; `code` is its errcode, 0 for success."""

    code: int
    body: Mapping[str, Any] = field(repr=False)


async def exchange(session: ClientSession, request: Request) -> Raw | Failed | Unknown:
    """Send one request and read its answer."""
    try:
        async with session.request(
            request.method,
            request.url,
            params=dict(request.query),
            data=request.content,
            headers={"Content-Type": "application/json; charset=utf-8"} if request.content else None,
            timeout=request.timeout,
            allow_redirects=False,
        ) as response:
            content = await _at_most(response.content, request.limit + 1)
            return Raw(response.status, content)
    except (ClientConnectorError, ConnectionTimeoutError) as error:
        return Failed(f"连不上企业微信（{type(error).__name__}）", retry_after=_UNREACHED_AFTER)
    except (ClientError, TimeoutError, OSError, ValueError) as error:
        return Unknown(f"没有收到企业微信的回答（{type(error).__name__}）")


async def _at_most(stream: Any, limit: int) -> bytes:
    content = bytearray()
    async for chunk in stream.iter_any():
        content += chunk
        if len(content) >= limit:
            break
    return bytes(content[:limit])


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
