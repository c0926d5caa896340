"""Reading what a form or a program of ours sent, from people and from strangers."""

import asyncio
import json
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from aiohttp import web

#: Seconds within which a form must have arrived; aiohttp itself waits for ever.
PATIENCE = 10

_FIELDS = 500


async def read_form(request: web.Request) -> dict[str, str]:
    """The fields of an ordinary form; of a field sent twice the last one.

    Raises:
        HTTPBadRequest: not a form, or not UTF-8.
        HTTPRequestTimeout: it did not arrive in time.
        HTTPRequestEntityTooLarge: it is larger than the page allows.
    """
    try:
        async with asyncio.timeout(PATIENCE):
            body = await request.read()
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
    if request.content_type != "application/x-www-form-urlencoded":
        raise web.HTTPBadRequest
    try:
        return dict(parse_qsl(body.decode("ascii"), max_num_fields=_FIELDS, errors="strict"))
    except ValueError:
        raise web.HTTPBadRequest from None


async def read_json(request: web.Request) -> dict[str, Any]:
    """The object that a program of ours sent.

    Raises:
        HTTPBadRequest: not an object, or not JSON.
        HTTPRequestTimeout: it did not arrive in time.
        HTTPRequestEntityTooLarge: it is larger than the page allows.
    """
    try:
        async with asyncio.timeout(PATIENCE):
            body = await request.read()
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        raise web.HTTPBadRequest from None
    if not isinstance(found, dict):
        raise web.HTTPBadRequest
    return found


def same_origin(request: web.Request, address: str) -> bool:
    """Whether the form was on a page of ours. Old web views name no origin: that is let through."""
    origin = request.headers.get("Origin")
    if origin is None:
        return request.headers.get("Sec-Fetch-Site", "same-origin") in ("same-origin", "none")
    return urlsplit(origin).netloc in (urlsplit(address).netloc, request.host)
