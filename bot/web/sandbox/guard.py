"""What keeps strangers' pages and broken requests out, and says why in plain words."""

import json
import secrets
from collections.abc import AsyncIterable, Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

import structlog
from aiohttp import web

MAX_JSON = 64 * 1024
TOKEN_HEADER = "X-Page-Token"  # noqa: S105 - the name of a header
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
log = structlog.get_logger(__name__)


class Refused(Exception):
    """A request that we do not take; the message is shown to the person."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


class Guard:
    """Lets a POST through only from our own page, and turns every failure into a readable answer.

    `token` is new with every start; an open page learns it again when its event stream reconnects.
    """

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(16)

    def wrap(self, handler: Handler) -> Handler:
        """The handler behind the guard."""

        async def guarded(request: web.Request) -> web.StreamResponse:
            try:
                self._check(request)
                return await handler(request)
            except Refused as refusal:
                return web.json_response({"error": str(refusal)}, status=refusal.status)
            except web.HTTPException:
                raise
            except Exception:
                log.exception("sandbox_request_failed", path=request.path)
                return web.json_response({"error": "没有办成，请再试一次。"}, status=500)

        return guarded

    def _check(self, request: web.Request) -> None:
        # An Origin that is missing is refused too: every browser sends it with a POST.
        if urlsplit(request.headers.get("Origin", "")).netloc != request.host:
            raise Refused(403, "这个请求不是从本页发出的。")
        given = request.headers.get(TOKEN_HEADER, "")
        if not secrets.compare_digest(given.encode(), self.token.encode()):
            raise Refused(403, "页面放得太久了，请刷新后再试。")


async def read_json(request: web.Request) -> dict[str, Any]:
    """The JSON object in the body.

    Raises:
        Refused: above 64 KiB, or not a JSON object.
    """
    body = await read_limited(request.content.iter_any(), MAX_JSON)
    try:
        value = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Refused(400, "请求的内容不是 JSON。") from error
    if not isinstance(value, dict):
        raise Refused(400, "请求的内容要是一个 JSON 对象。")
    return value


async def read_limited(chunks: AsyncIterable[bytes], limit: int) -> bytes:
    """All chunks in one piece.

    Raises:
        Refused: more than `limit` bytes.
    """
    content = bytearray()
    async for chunk in chunks:
        content += chunk
        if len(content) > limit:
            raise Refused(413, "内容太大了。")
    return bytes(content)


def text_of(body: dict[str, Any], name: str, longest: int) -> str:
    """The string under this name, trimmed; empty when it is not there.

    Raises:
        Refused: not a string, or longer than this many characters.
    """
    value = body.get(name, "")
    if not isinstance(value, str):
        raise Refused(400, f"{name} 要是文字。")
    if len(value) > longest:
        raise Refused(400, f"太长了，最多 {longest} 个字。")
    return value.strip()


def key_of(value: str) -> str:
    """The page's key of one tap or one sent text, 8 to 64 letters, digits, `-` or `_`.

    Raises:
        Refused: it is not one.
    """
    plain = value.replace("-", "").replace("_", "")
    if not 8 <= len(value) <= 64 or not plain.isascii() or not plain.isalnum():
        raise Refused(400, "key 要是 8 到 64 个字母或数字。")
    return value
