"""A fake in a process of its own: how it is started and stopped, and how it serves."""

import argparse
import asyncio
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, web

ROOT = Path(__file__).parents[2]


@contextmanager
def started(module: str) -> Iterator[str]:
    """The address of a fake in its own process, which is stopped at the end."""
    command = [sys.executable, "-m", module, "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            port = json.loads(process.stdout.readline())["port"]
            yield f"http://127.0.0.1:{port}"
        finally:
            process.stdin.close()
            process.wait(timeout=30)


@dataclass(frozen=True)
class Door:
    """A running fake at `url`, by its own door: what it has seen, and its knobs."""

    url: str
    session: ClientSession

    async def history(self) -> dict[str, Any]:
        async with self.session.get(f"{self.url}/_fake/history") as answer:
            found: dict[str, Any] = await answer.json()
            return found

    async def knobs(self, **values: Any) -> None:
        await self._post("knobs", values)

    async def forget(self) -> None:
        await self._post("forget", {})

    async def _post(self, door: str, values: dict[str, Any]) -> Any:
        async with self.session.post(f"{self.url}/_fake/{door}", json=values) as answer:
            answer.raise_for_status()
            return await answer.json()


def main(application: Callable[[], web.Application], about: str) -> None:
    """Serve until the standard input ends; the port is told in one line."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--port", type=int, default=0)
    asyncio.run(_serve(application(), parser.parse_args().port))


async def _serve(app: web.Application, port: int) -> None:
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port, shutdown_timeout=0.1)
    await site.start()
    print(json.dumps({"port": runner.addresses[0][1]}), flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    await runner.cleanup()
