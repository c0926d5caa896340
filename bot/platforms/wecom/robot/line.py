"""One long connection from its subscription to its end (platform page §6.4).

A request is answered by a frame with the same req_id. What was written and not answered is unknown;
what was not written has certainly not arrived. A line that has been silent is asked for a sign of life
before something is said over it, because words spoken into a dead line are lost without a trace.
"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import structlog
from aiohttp import ClientError, ClientSession, ClientWebSocketResponse, ClientWSTimeout, WSMsgType

from bot.platforms.longline import Ending, How
from bot.platforms.wecom.robot.answers import OK, not_subscribed
from bot.platforms.wecom.robot.config import RobotConfig
from bot.platforms.wecom.robot.frames import PING, SUBSCRIBE, Frame, new_id, read_frame, write_frame
from bot.ports import Failed, Unknown

#: Bytes of a frame; a message is at most 20 KB of text.
MOST = 1024 * 1024

_DOWN = Failed("长连接还没有接通", retry_after=5.0)
_SILENT = Ending(How.LOST, "长连接没有心跳了")

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Pulse:
    """The seconds of a line's heartbeat. A line that was silent for `fresh` seconds is asked for a sign of
    life before something is said; `sign` is how long that sign may take, `answer` how long any other."""

    ping: float = 30.0
    answer: float = 10.0
    sign: float = 4.0
    fresh: float = 10.0
    connect: float = 10.0


@dataclass(frozen=True, slots=True)
class Answered:
    """The platform's answer to a request; `code` is 0 where it was taken."""

    code: int


class Line:
    """Connects, subscribes, beats. `on_frame` is called with every callback, `on_up` when it can speak."""

    def __init__(
        self,
        config: RobotConfig,
        session: ClientSession,
        on_frame: Callable[[Frame], None],
        on_up: Callable[[], None],
        pulse: Pulse | None = None,
    ) -> None:
        self._config = config
        self._session = session
        self._on_frame = on_frame
        self._on_up = on_up
        self._pulse = pulse or Pulse()
        self._socket: ClientWebSocketResponse | None = None
        self._waiting: dict[str, asyncio.Future[int]] = {}
        self._ending: Ending | None = None
        self._over = asyncio.Event()
        self._heard_at = 0.0
        self._refusals = 0
        self.up = False

    async def run(self) -> Ending:
        """One connection to its end."""
        self._ending, self._over = None, asyncio.Event()
        try:
            async with self._session.ws_connect(
                self._config.url,
                max_msg_size=MOST,
                timeout=ClientWSTimeout(ws_close=2.0),
                headers={"User-Agent": "jiannuo"},
            ) as socket:
                return await self._talk(socket)
        except (ClientError, OSError, TimeoutError) as error:
            return Ending(How.LOST, f"连不上长连接（{type(error).__name__}）")
        finally:
            self._hang_up()

    def end(self, ending: Ending) -> None:
        """Let the connection end for this reason; the first reason counts."""
        self._ending = self._ending or ending
        self._over.set()

    async def ask(self, cmd: str, body: Mapping[str, Any], req_id: str = "") -> Answered | Failed | Unknown:
        """Make a request, or answer the callback with that req_id."""
        if not self.up or not await self._is_alive():
            return _DOWN
        return await self._request(cmd, body, req_id or new_id(cmd), self._pulse.answer)

    async def _talk(self, socket: ClientWebSocketResponse) -> Ending:
        self._socket = socket
        tasks: list[asyncio.Task[Any]] = [asyncio.create_task(self._read(socket))]
        try:
            ending = await self._subscribe()
            if ending is not None:
                return ending
            tasks += [asyncio.create_task(self._beat()), asyncio.create_task(self._over.wait())]
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            return self._ending or Ending(How.LOST, "长连接断了")
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _subscribe(self) -> Ending | None:
        body = {"bot_id": self._config.bot_id, "secret": self._config.secret}
        answer = await self._request(SUBSCRIBE, body, new_id(SUBSCRIBE), self._pulse.connect)
        if not isinstance(answer, Answered):
            return Ending(How.LOST, "订阅没有得到回答")
        if answer.code != OK:
            self._refusals += 1
            return not_subscribed(answer.code, self._refusals)
        self.up, self._refusals = True, 0
        self._on_up()
        return None

    async def _beat(self) -> None:
        """Ping until two pings in a row stay without a sign."""
        while True:
            await asyncio.sleep(self._pulse.ping)
            if not await self._sign() and not await self._sign():
                self.end(_SILENT)
                return

    async def _is_alive(self) -> bool:
        now = asyncio.get_running_loop().time()
        if now - self._heard_at <= self._pulse.fresh or await self._sign():
            return self.up
        self.end(_SILENT)
        return False

    async def _sign(self) -> bool:
        return isinstance(await self._request(PING, None, new_id(PING), self._pulse.sign), Answered)

    async def _request(
        self, cmd: str, body: Mapping[str, Any] | None, req_id: str, seconds: float
    ) -> Answered | Failed | Unknown:
        socket = self._socket
        if socket is None or socket.closed:
            return _DOWN
        while req_id in self._waiting:  # two answers to one callback: one after the other
            await asyncio.wait((self._waiting[req_id],))
        answer = self._waiting[req_id] = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(seconds):
                await socket.send_str(write_frame(cmd, req_id, body))
                return Answered(await answer)
        except (ClientError, OSError, TimeoutError, ConnectionError) as error:
            return Unknown(f"没有收到企业微信的回答（{type(error).__name__}）")
        finally:
            self._waiting.pop(req_id, None)
            answer.cancel()

    async def _read(self, socket: ClientWebSocketResponse) -> None:
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                continue
            frame = read_frame(message.data)
            if frame is None:
                _log.warning("robot_frame_unreadable")
                continue
            self._heard_at = asyncio.get_running_loop().time()
            answer = self._waiting.get(frame.req_id) if frame.code is not None else None
            if answer is not None and not answer.done():
                answer.set_result(frame.code or OK)
            elif frame.cmd:
                self._on_frame(frame)

    def _hang_up(self) -> None:
        self.up = False
        self._socket = None
        for answer in self._waiting.values():
            if not answer.done():
                answer.set_exception(ConnectionError("line down"))
