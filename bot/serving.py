"""The web server from start to stop."""

import asyncio
import signal

from aiohttp import web

#: Seconds that requests under way may take when the service stops.
DRAIN_S = 8.0


async def serve_until_stopped(app: web.Application, host: str, port: int, address: str) -> None:
    """Serve until SIGTERM or Ctrl+C; requests under way are finished."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=DRAIN_S)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        print(f"践诺开着：{address} （按 Ctrl+C 停下）", flush=True)
        await stop.wait()
    finally:
        await runner.cleanup()
