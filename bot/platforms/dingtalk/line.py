"""One connection of the Stream from its first frame to its last.

A frame is acknowledged only after what it brought is durable, and only within two seconds: whatever
is not acknowledged comes again and is known by its id. What one person does is dealt with in order;
different people do not wait for each other, and the pings of the platform wait for nobody.
"""

import asyncio
from collections.abc import Callable
from typing import Any

import structlog
from aiohttp import ClientWebSocketResponse, WSMsgType

from bot.platforms.dingtalk import frames
from bot.platforms.dingtalk.decode import BadPayload
from bot.platforms.dingtalk.frames import Frame
from bot.platforms.dingtalk.reception import Reception

#: Seconds; the platform waits 2 for a tap and 3 for a message. What is later comes again anyway.
ACK_WITHIN_S = 2.0

#: Seconds without a single frame, after which a connection is taken for dead though it answers pings.
SILENCE_S = 900.0

#: Seconds that what is under way may take when the line is given up.
DRAIN_S = 5.0

_log = structlog.get_logger(__name__)


class Line:
    """Reads one connection. `leaving` is called when the platform is about to close it."""

    def __init__(
        self,
        socket: ClientWebSocketResponse,
        reception: Reception,
        leaving: Callable[[], None],
        *,
        silence_s: float = SILENCE_S,
    ) -> None:
        self._socket = socket
        self._reception = reception
        self._leaving = leaving
        self._silence_s = silence_s
        self._under_way: set[asyncio.Task[None]] = set()
        self._last: dict[str, asyncio.Task[None]] = {}
        self.frames = 0

    async def run(self) -> None:
        """Read until the connection ends, however it ends; then let what is under way come to its end."""
        try:
            while True:
                got = await self._socket.receive(timeout=self._silence_s)
                if got.type is not WSMsgType.TEXT:
                    return
                self.frames += 1
                await self._take(frames.parse(got.data))
        except (TimeoutError, ConnectionError):
            return
        finally:
            await self._end()

    async def _take(self, frame: Frame | None) -> None:
        if frame is None:
            _log.warning("dingtalk.frame.unreadable")
        elif frame.type == "SYSTEM":
            await self._system(frame)
        else:
            self._start(frame)

    async def _system(self, frame: Frame) -> None:
        if frame.topic == "ping":
            await self._say(frames.answer(frame, {"opaque": frame.data.get("opaque", "")}))
        elif frame.topic == "disconnect":
            _log.info("dingtalk.stream.leaving")
            self._leaving()

    def _start(self, frame: Frame) -> None:
        who = str(frame.data.get("senderStaffId") or frame.data.get("userId") or "")
        task = asyncio.create_task(self._handle(frame, self._last.get(who)))
        self._under_way.add(task)
        self._last[who] = task
        task.add_done_callback(lambda done: self._forget(who, done))

    def _forget(self, who: str, task: "asyncio.Task[None]") -> None:
        self._under_way.discard(task)
        if self._last.get(who) is task:
            del self._last[who]

    async def _handle(self, frame: Frame, before: "asyncio.Task[None] | None") -> None:
        loop = asyncio.get_running_loop()
        came = loop.time()
        if before is not None:
            await asyncio.wait((before,))
        try:
            said = await self._dispatch(frame)
        except BadPayload:
            _log.warning("dingtalk.frame.refused")
            said = frames.answer(frame, {"response": None}, 400)
        except Exception as error:  # the type alone: a message or a traceback could carry what a person wrote
            _log.error("dingtalk.frame.failed", error=type(error).__name__)
            return
        if loop.time() - came <= ACK_WITHIN_S:
            await self._say(said)

    async def _dispatch(self, frame: Frame) -> str:
        if frame.type == "EVENT":
            kind, number = str(frame.headers.get("eventType", "")), str(frame.headers.get("eventId", ""))
            await self._reception.event(kind, number or frame.message_id, frame.data)
            return frames.answer(frame, {"status": "SUCCESS", "message": "OK"})
        if frame.topic == frames.MESSAGE:
            await self._reception.message(frame.data)
            return frames.answer(frame, {"response": None})
        if frame.topic == frames.CARD:
            return frames.answer(frame, {"response": await self._reception.tap(frame.data)})
        return frames.answer(frame, {"response": None}, 404)

    async def _say(self, text: str) -> None:
        try:
            await self._socket.send_str(text)
        except (ConnectionError, RuntimeError):
            _log.info("dingtalk.ack.lost")

    async def _end(self) -> None:
        pending: set[asyncio.Task[Any]] = set(self._under_way)
        if pending:
            await asyncio.wait(pending, timeout=DRAIN_S)
        await self._socket.close()
