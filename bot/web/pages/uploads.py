"""Receiving one file from a form."""

import asyncio

from aiohttp import BodyPartReader, web
from aiohttp.http import HttpProcessingError

#: Seconds within which a file must have arrived: 5 MB over a slow mobile network.
PATIENCE = 120

#: Characters of a file's name that are shown again.
_NAME = 60


async def read_file(request: web.Request, field: str, most: int) -> tuple[str, bytes]:
    """The name and the content of the form's only field; both empty when no file was chosen.

    `most` is the largest size in bytes.

    Raises:
        HTTPBadRequest: not such a form.
        HTTPRequestTimeout: it did not arrive in time.
        HTTPRequestEntityTooLarge: it is larger than `most`.
    """
    if request.content_type != "multipart/form-data":
        raise web.HTTPBadRequest
    try:
        async with asyncio.timeout(PATIENCE):
            part = await (await request.multipart()).next()
            if not isinstance(part, BodyPartReader) or part.name != field:
                raise web.HTTPBadRequest
            return (part.filename or "")[:_NAME], await _content(part, most)
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
    except (ValueError, HttpProcessingError):
        raise web.HTTPBadRequest from None


async def _content(part: BodyPartReader, most: int) -> bytes:
    content = bytearray()
    while chunk := await part.read_chunk():
        content += chunk
        if len(content) > most:
            raise web.HTTPRequestEntityTooLarge(most)
    return bytes(content)
