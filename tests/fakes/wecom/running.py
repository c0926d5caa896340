"""Starts the fake in its own process and turns its knobs."""

import io
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from tests.fakes.process import Door, started

ROOT = Path(__file__).parents[3]


def running() -> AbstractContextManager[str]:
    """The address of a fake WeCom in its own process, which is stopped at the end."""
    return started("tests.fakes.wecom.server")


@dataclass(frozen=True)
class Fake(Door):
    """A running fake at `url`, by its own door."""

    async def fault(self, path: str, kind: str, code: int = 0, times: int = 1) -> None:
        await self._post("fault", {"path": path, "kind": kind, "code": code, "times": times})

    async def advance(self, seconds: float) -> None:
        await self._post("advance", {"seconds": seconds})

    async def expire_tokens(self) -> None:
        await self._post("expire_tokens", {})

    async def put_media(self, media_id: str, content: bytes, kind: str, name: str) -> None:
        url = f"{self.url}/_fake/media/{media_id}"
        headers, data = {"Content-Type": kind}, io.BytesIO(content)
        async with self.session.put(url, params={"name": name}, data=data, headers=headers) as answer:
            answer.raise_for_status()
