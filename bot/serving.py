"""The web server from start to stop."""

import asyncio
import signal
from datetime import date

from aiohttp import web

from dialogs.rules.quality.lint import lint
from dialogs.rules.year import year_end
from dialogs.understanding.reading import Asked
from dialogs.understanding.understand import understand

#: Seconds that requests under way may take when the service stops.
DRAIN_S = 8.0


def warm_up() -> None:
    """Load what understanding loads at its first use, so that no member waits for it."""
    today = date(2027, 1, 4)
    understand("沒問題，就按這個報吧", Asked("confirm_commitment", today))
    lint("每月帮村东3户老人换一次煤气罐", today=today, period_end=year_end(2027), channel="asr")


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
