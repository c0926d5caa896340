"""Starts the fake in its own process, plays its people and turns its knobs."""

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
    """The address of a fake robot platform in its own process, which is stopped at the end."""
    command = [sys.executable, "-m", "tests.fakes.wecom_robot.server", "--port", "0"]
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

    @property
    def line(self) -> str:
        return self.url.replace("http://", "ws://") + "/"

    async def history(self) -> dict[str, Any]:
        async with self.session.get(f"{self.url}/_fake/history") as answer:
            found: dict[str, Any] = await answer.json()
            return found

    async def knobs(self, **values: Any) -> None:
        await self._post("knobs", values)

    async def forget(self) -> None:
        await self._post("forget", {})

    async def happens(self, what: str) -> None:
        """kick, close, error or cut."""
        await self._post("happen", {"what": what})

    async def says(self, userid: str, text: str, **more: Any) -> dict[str, Any]:
        part = {"msgtype": "text", "text": {"content": text}}
        return await self.does(userid, "say", part=part, **more)

    async def does(self, userid: str, what: str, **more: Any) -> dict[str, Any]:
        """An act; gives the frame's req_id and body."""
        told: list[dict[str, Any]] = await self._post("do", {"userid": userid, "what": what, **more})
        return told[0]

    async def keeps_picture(self, name: str, content: bytes) -> dict[str, str]:
        """A picture on the platform: what a message says of it."""
        url = f"{self.url}/_fake/media/{name}"
        async with self.session.put(url, data=content) as answer:
            key = (await answer.json())["aeskey"]
        return {"url": f"{self.url}/media/{name}", "aeskey": key}

    async def _post(self, door: str, values: dict[str, Any]) -> Any:
        async with self.session.post(f"{self.url}/_fake/{door}", json=values) as answer:
            answer.raise_for_status()
            return await answer.json()
