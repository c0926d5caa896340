"""Starts the fake in its own process, plays its people and turns its knobs."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.fakes.process import Door, started

ROOT = Path(__file__).parents[3]


def running() -> AbstractContextManager[str]:
    """The address of a fake robot platform in its own process, which is stopped at the end."""
    return started("tests.fakes.wecom_robot.server")


@dataclass(frozen=True)
class Fake(Door):
    """A running fake at `url`, by its own door."""

    @property
    def line(self) -> str:
        return self.url.replace("http://", "ws://") + "/"

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
