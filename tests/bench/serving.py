"""What the measured servers have in common: a free port, and answers over the pipe."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from time import process_time

from aiohttp import web

from tests.bench.processes import Line, resident_mb


@dataclass(frozen=True, slots=True)
class Usage:
    """Seconds of CPU since the start, MB in RAM, messages not yet delivered."""

    cpu: float
    resident: float
    waiting: int


async def _nothing_waits() -> int:
    return 0


async def serve_app(
    app: web.Application, line: Line, waiting: Callable[[], Awaitable[int]] = _nothing_waits
) -> None:
    """Serve on a free port, tell it, and answer every question with the `Usage`, until the pipe is closed."""
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        line.send(runner.addresses[0][1])
        asked: asyncio.Queue[bool] = asyncio.Queue()
        loop = asyncio.get_running_loop()
        loop.add_reader(line.fileno(), lambda: asked.put_nowait(_is_asked(line)))
        while await asked.get():
            line.send(Usage(process_time(), resident_mb(), await waiting()))
        loop.remove_reader(line.fileno())
    finally:
        await runner.cleanup()


def _is_asked(line: Line) -> bool:
    try:
        line.recv()
    except EOFError:
        return False
    return True
