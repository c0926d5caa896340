"""The Stream from the platform's side: tickets, connections, frames and their acknowledgements."""

import asyncio
import json
import secrets
import time
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.fakes.dingtalk.api import json_body, refusal
from tests.fakes.dingtalk.world import World

Fields = dict[str, Any]
CARD = "/v1.0/card/instances/callback"


@dataclass
class Sent:
    """A frame that waits for its acknowledgement."""

    type: str
    headers: Fields
    data: Fields
    at: float
    tries: int = 1


@dataclass
class Lines:
    """All open connections of the bot. A push goes to one of them, as the platform does."""

    world: World
    open: list[web.WebSocketResponse] = field(default_factory=list)
    leaving: list[web.WebSocketResponse] = field(default_factory=list)
    waiting: dict[str, Sent] = field(default_factory=dict)
    held: list[tuple[str, Fields, Fields]] = field(default_factory=list)
    tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def gateway(self, request: web.Request) -> web.Response:
        body = await json_body(request) or {}
        if self.world.knobs.gateway_status:
            return refusal(self.world.knobs.gateway_status, "gateway.sorry")
        if "application/json" not in request.headers.get("Accept", ""):
            return web.Response(text="<xml/>", content_type="text/xml")
        if (body.get("clientId"), body.get("clientSecret")) != (
            self.world.knobs.client_id,
            self.world.knobs.secret,
        ):
            return refusal(401, "authFailed")
        self.world.opened.append({"subscriptions": body.get("subscriptions")})
        endpoint = f"ws://{request.url.host}:{request.url.port}/connect"
        return web.json_response({"endpoint": endpoint, "ticket": self.world.ticket()})

    async def connect(self, request: web.Request) -> web.StreamResponse:
        """One connection; a ticket is good once."""
        dies_at = self.world.tickets.pop(request.query.get("ticket", ""), 0.0)
        if dies_at <= self.world.now():
            return web.Response(status=401)
        socket = web.WebSocketResponse(autoping=False)
        await socket.prepare(request)
        self.open.append(socket)
        for type_, headers, data in self._taken():
            await self.push(type_, headers, data)
        try:
            await self._read(socket)
        finally:
            for some in (self.open, self.leaving):
                if socket in some:
                    some.remove(socket)
        return socket

    def _taken(self) -> list[tuple[str, Fields, Fields]]:
        held, self.held = self.held, []
        return held

    async def _read(self, socket: web.WebSocketResponse) -> None:
        async for got in socket:
            if self.world.knobs.half_open:
                continue
            if got.type is WSMsgType.PING:
                await socket.pong(got.data)
            elif got.type is WSMsgType.TEXT:
                self._acknowledged(json.loads(got.data))

    def _acknowledged(self, frame: Fields) -> None:
        number = frame["headers"]["messageId"]
        if self.world.knobs.drop_acks > 0:
            self.world.knobs.drop_acks -= 1
            return
        sent = self.waiting.pop(number, None)
        delay = time.monotonic() - sent.at if sent else -1.0
        data = json.loads(frame["data"])
        known = {"messageId": number, "code": frame["code"], "data": data, "delay": delay}
        self.world.acks.append(known | {"known": sent is not None})
        if sent is not None and sent.headers["topic"] == CARD and frame["code"] == 200:
            update = (data.get("response") or {}).get("cardData", {}).get("cardParamMap", {})
            self.world.cards[sent.data["outTrackId"]]["cardParamMap"].update(update)

    async def push(self, type_: str, headers: Fields, data: Fields) -> str:
        """Send a frame over one connection; held until there is one. Gives its messageId."""
        number = str(headers.get("messageId") or secrets.token_hex(8))
        if not self.open:
            self.held.append((type_, {**headers, "messageId": number}, data))
            return number
        whole = {
            "appId": "app",
            "connectionId": "connection",
            "contentType": "application/json",
            "time": str(int(time.time() * 1000)),
            **headers,
            "messageId": number,
        }
        frame = {"specVersion": "1.0", "type": type_, "headers": whole, "data": json.dumps(data)}
        if type_ != "SYSTEM" or headers.get("topic") == "ping":
            known = self.waiting.get(number)
            self.waiting[number] = known or Sent(type_, whole, data, time.monotonic())
        self.world.pushed += 1
        if not self.world.knobs.half_open:
            await secrets.choice(self.open).send_str(json.dumps(frame))
        if self.world.knobs.redeliver_after and type_ != "SYSTEM":
            self._later(self._again(number))
        return number

    def _later(self, work: Any) -> None:
        task = asyncio.create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def _again(self, number: str) -> None:
        """The second and third time for a frame that nobody acknowledged."""
        await asyncio.sleep(self.world.knobs.redeliver_after)
        sent = self.waiting.get(number)
        if sent is None or sent.tries >= 6:
            return
        sent.tries += 1
        headers = dict(sent.headers)
        if self.world.knobs.redeliver_under_new_ids:
            del self.waiting[number]
            del headers["messageId"]
        await self.push(sent.type, headers, sent.data)

    async def disconnect(self) -> None:
        """Announce the end of every connection, fall silent, and close."""
        frame = {
            "type": "SYSTEM",
            "headers": {"topic": "disconnect", "messageId": secrets.token_hex(8)},
            "data": json.dumps({"reason": "connection is expired"}),
        }
        going, self.open = self.open, []
        self.leaving += going
        for socket in going:
            await socket.send_str(json.dumps(frame))
        await asyncio.sleep(self.world.knobs.silence_after_disconnect)
        for socket in going:
            await socket.close()

    async def kick(self) -> None:
        """Cut every connection without a word."""
        for socket in [*self.open, *self.leaving]:
            transport = socket._req.transport if socket._req is not None else None
            if transport is not None:
                transport.abort()
