"""A page without a browser: follows the event stream and sends what a page sends."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from tests.sandbox.house import House

Event = tuple[str, str, Any]


class Line:
    """One open event stream and the requests of its page."""

    def __init__(self, session: aiohttp.ClientSession, url: str, answer: aiohttp.ClientResponse) -> None:
        self._session = session
        self._url = url
        self._answer = answer
        self.token = ""

    async def event(self) -> Event:
        """The next event as (id, name, value); raises EOFError when the stream has ended."""
        fields: dict[str, str] = {}
        while raw := await self._answer.content.readline():
            name, _, value = raw.decode().rstrip("\n").partition(": ")
            if name:
                fields[name] = value
            elif "data" in fields:
                return fields.get("id", ""), fields["event"], json.loads(fields["data"])
        raise EOFError

    async def until(self, name: str) -> Event:
        """The next event of this name."""
        while (event := await self.event())[1] != name:
            pass
        return event

    async def post(self, path: str, value: Any = None, **changed: Any) -> tuple[int, dict[str, Any]]:
        """Send as the page does, except for what is given; gives the status and the answer."""
        headers = {"Origin": self._url, "X-Page-Token": self.token} | changed.pop("headers", {})
        body = changed or {"json": value}
        async with self._session.post(self._url + path, headers=headers, **body) as answer:
            return answer.status, await answer.json()

    async def get(self, path: str) -> tuple[int, bytes, str]:
        """Status, body and content type of an address."""
        async with self._session.get(self._url + path) as answer:
            return answer.status, await answer.read(), answer.content_type


@asynccontextmanager
async def opened(house: House, after: str = "0", last_event: str = "") -> AsyncIterator[Line]:
    """Open the event stream and learn the page's token from its greeting."""
    headers = {"Last-Event-ID": last_event} if last_event else {}
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{house.url}/sandbox/state?after={after}", headers=headers) as answer,
    ):
        line = Line(session, house.url, answer)
        _, _, hello = await line.until("hello")
        line.token = hello["token"]
        yield line
