"""Reading the body of a callback from somebody who may be anybody."""

import asyncio

from aiohttp import ClientError
from aiohttp.http_exceptions import HttpProcessingError
from aiohttp.web_request import BaseRequest

from bot.platforms.refusals import BadEnvelope, TooLarge, TooSlow


async def read_body(request: BaseRequest, limit: int, seconds: float) -> bytes:
    """The whole body, at most `limit` bytes, within `seconds`.

    Raises:
        CallbackRefused: it is too large, too slow, compressed, or breaks off.
    """
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise BadEnvelope  # the platforms send plain bytes; a compressed body is a bomb or a mistake
    if (request.content_length or 0) > limit:
        raise TooLarge
    body = bytearray()
    try:
        async with asyncio.timeout(seconds):
            async for chunk in request.content.iter_any():
                body += chunk
                if len(body) > limit:
                    raise TooLarge
    except TimeoutError:
        raise TooSlow from None
    except (ClientError, HttpProcessingError, ValueError, ConnectionError):
        raise BadEnvelope from None  # a body that breaks off or is wrongly framed
    return bytes(body)
