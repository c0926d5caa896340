"""The measure of all others: aiohttp that gives back what it got."""

import asyncio

from aiohttp import web

from tests.bench.job import PATH
from tests.bench.processes import Line
from tests.bench.serving import serve_app


async def _echo(request: web.Request) -> web.Response:
    return web.Response(body=await request.read())


def serve(line: Line) -> None:
    """The process."""
    app = web.Application()
    app.router.add_post(PATH, _echo)
    asyncio.run(serve_app(app, line))
