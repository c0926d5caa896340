"""Starts the fake in its own process and turns its knobs."""

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiohttp import ClientSession

ROOT = Path(__file__).parents[3]


@contextmanager
def running() -> Iterator[str]:
    """The address of a fake WeCom in its own process, which is stopped at the end."""
    command = [sys.executable, "-m", "tests.fakes.wecom.server", "--port", "0"]
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
class Fake:
    """A running fake at `url`, by its own door."""

    url: str
    session: ClientSession

    async def history(self) -> dict[str, Any]:
        async with self.session.get(f"{self.url}/_fake/history") as answer:
            found: dict[str, Any] = await answer.json()
            return found

    async def knobs(self, **values: Any) -> None:
        await self._post("knobs", values)

    async def fault(self, path: str, kind: str, code: int = 0, times: int = 1) -> None:
        await self._post("fault", {"path": path, "kind": kind, "code": code, "times": times})

    async def advance(self, seconds: float) -> None:
        await self._post("advance", {"seconds": seconds})

    async def expire_tokens(self) -> None:
        await self._post("expire_tokens", {})

    async def forget(self) -> None:
        await self._post("forget", {})

    async def put_media(self, media_id: str, content: bytes, kind: str, name: str) -> None:
        url = f"{self.url}/_fake/media/{media_id}"
        headers, data = {"Content-Type": kind}, io.BytesIO(content)
        async with self.session.put(url, params={"name": name}, data=data, headers=headers) as answer:
            answer.raise_for_status()

    async def _post(self, door: str, values: dict[str, Any]) -> None:
        async with self.session.post(f"{self.url}/_fake/{door}", json=values) as answer:
            answer.raise_for_status()
