"""One HTTP exchange with a platform, and what its outcome says about the message.

The question is always the same: may the platform have taken it? Not connected: certainly not.
Lost answer: nobody knows. No exception leaves here, because aiohttp's carry the URL and the URL
may carry a token.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    TCPConnector,
)

from bot.ports import Failed, Unknown

MAX_ANSWER = 1024 * 1024  # bytes of a JSON answer
# A call may need four exchanges (token, call, new token, call): together less than a minute.
TIMEOUT = ClientTimeout(total=12, connect=4, sock_connect=4, sock_read=10)

_UNREACHED_AFTER = 15.0  # seconds


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask. `query`, `url` and `headers` may hold secrets and do not show in `repr`."""

    method: str
    url: str = field(repr=False)
    query: Mapping[str, str] = field(repr=False, default_factory=dict)
    content: bytes | None = field(repr=False, default=None)
    limit: int = MAX_ANSWER
    timeout: ClientTimeout = TIMEOUT
    headers: Mapping[str, str] = field(repr=False, default_factory=dict)


@dataclass(frozen=True, slots=True)
class Raw:
    """An HTTP answer as it came, at most `limit` bytes of it plus one."""

    status: int
    content: bytes = field(repr=False)


def new_session() -> ClientSession:
    """A session for the platforms; whoever asks for it closes it."""
    # Idle connections are dropped before the server drops them: a request written into a
    # connection that is being closed would end as "nobody knows".
    return ClientSession(connector=TCPConnector(limit=20, keepalive_timeout=10))


async def exchange(session: ClientSession, request: Request, whom: str) -> Raw | Failed | Unknown:
    """Send one request and read its answer. `whom` is the platform's name in Chinese."""
    plain = {"Content-Type": "application/json; charset=utf-8"} if request.content else {}
    try:
        async with session.request(
            request.method,
            request.url,
            params=dict(request.query),
            data=request.content,
            headers={**plain, **request.headers} or None,
            timeout=request.timeout,
            allow_redirects=False,
        ) as response:
            content = await _at_most(response.content, request.limit + 1)
            return Raw(response.status, content)
    except (ClientConnectorError, ConnectionTimeoutError) as error:
        return Failed(f"连不上{whom}（{type(error).__name__}）", retry_after=_UNREACHED_AFTER)
    except (ClientError, TimeoutError, OSError, ValueError) as error:
        return Unknown(f"没有收到{whom}的回答（{type(error).__name__}）")


async def _at_most(stream: Any, limit: int) -> bytes:
    content = bytearray()
    async for chunk in stream.iter_any():
        content += chunk
        if len(content) >= limit:
            break
    return bytes(content[:limit])
