"""The Stream: a connection from here to DingTalk that brings everything, so that no address is needed.

Opened anew with growing pauses when it breaks; when the platform announces the end of a connection,
the next one is opened before the old one is left. A connection that is dead without saying so is
found out by pings that nobody answers (platform page §1).
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import structlog
from aiohttp import ClientError, ClientSession, ClientWebSocketResponse, ClientWSTimeout

from bot.platforms.dingtalk import frames
from bot.platforms.dingtalk.answers import Answer, judged
from bot.platforms.dingtalk.config import DingTalkConfig
from bot.platforms.dingtalk.errors import failure
from bot.platforms.dingtalk.line import DRAIN_S, Line
from bot.platforms.dingtalk.reception import Reception
from bot.platforms.wire import Raw, Request, exchange
from bot.ports import Failed, Unknown

OPEN = "/v1.0/gateway/connections/open"

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Patience:
    """How the Stream waits; seconds. `heartbeat`: a ping after so long without a frame, and half of it
    for the pong. `steady`: a connection that lived so long was a good one. `refused`: after bad secrets."""

    first: float = 1.0
    longest: float = 60.0
    refused: float = 600.0
    heartbeat: float = 20.0
    steady: float = 30.0
    linger: float = 15.0


@dataclass(frozen=True, slots=True)
class Opened:
    """Where to connect to; the ticket is good once, for 90 seconds."""

    endpoint: str
    ticket: str = field(repr=False)


class Stream:
    """Keeps one connection open. `chance` gives numbers from 0 to 1, so that many do not knock at once.
    `refused` is told why, when the platform does not accept who we are: a person must look.

    `state` is open, leaving, closed or refused, for whoever asks how it is.
    """

    def __init__(
        self,
        config: DingTalkConfig,
        session: ClientSession,
        reception: Reception,
        chance: Callable[[], float],
        patience: Patience | None = None,
        refused: Callable[[str], Awaitable[None]] | None = None,
    ) -> None:
        self._config = config
        self._session = session
        self._reception = reception
        self._chance = chance
        self._patience = patience or Patience()
        self._refused = refused
        self._leftover: set[asyncio.Task[None]] = set()
        self._running: asyncio.Task[None] | None = None
        self.state = "closed"

    async def run(self) -> None:
        """Receive until cancelled; then finish what has come, and close."""
        pause = 0.0
        self._running = asyncio.current_task()
        try:
            while True:
                lived = await self._tried()
                steady = lived >= self._patience.steady
                pause = self._patience.first if steady else self._longer(pause)
                if self.state == "refused":
                    pause = self._patience.refused
                if self.state != "leaving" or lived < self._patience.first:
                    await asyncio.sleep(pause * (0.5 + self._chance() / 2))
        finally:
            self.state = "closed"
            for task in self._leftover:
                task.cancel()
            await asyncio.gather(*self._leftover, return_exceptions=True)

    async def hush(self) -> None:
        """Hear nothing more; what has come is finished first."""
        if self._running is not None:
            self._running.cancel()
            await asyncio.wait((self._running,))

    def _longer(self, pause: float) -> float:
        return min(max(2 * pause, self._patience.first), self._patience.longest)

    async def _tried(self) -> float:
        try:
            return await self._one()
        except Exception as error:  # whatever it was, the next attempt is owed
            _log.error("dingtalk.stream.stumbled", error=type(error).__name__)
            return 0.0

    async def _one(self) -> float:
        """One connection until it ends or the platform announces the end; how long it lived."""
        socket = await self._connect()
        if socket is None:
            return 0.0
        self.state = "open"
        _log.info("dingtalk.stream.open")
        leaving = asyncio.Event()
        begun = asyncio.get_running_loop().time()
        line = asyncio.create_task(Line(socket, self._reception, leaving.set).run())
        told = asyncio.create_task(leaving.wait())
        try:
            await asyncio.wait((line, told), return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:
            line.cancel()
            await asyncio.wait((line,), timeout=2 * DRAIN_S)
            raise
        finally:
            told.cancel()
        lived = asyncio.get_running_loop().time() - begun
        self.state = "closed"
        if not line.done():
            self.state = "leaving"
            self._linger(line)
        else:
            _log.warning("dingtalk.stream.broken", lived=round(lived))
        return lived

    def _linger(self, line: "asyncio.Task[None]") -> None:
        """The old connection is read to its end, while the new one is opened."""

        async def wait() -> None:
            try:
                await asyncio.wait((line,), timeout=self._patience.linger)
            finally:
                line.cancel()
                await asyncio.gather(line, return_exceptions=True)

        task = asyncio.create_task(wait())
        self._leftover.add(task)
        task.add_done_callback(self._leftover.discard)

    async def _connect(self) -> ClientWebSocketResponse | None:
        opened = await open_connection(self._config, self._session)
        if not isinstance(opened, Opened):
            self.state = "refused" if isinstance(opened, Failed) and opened.halt else "closed"
            _log.error("dingtalk.stream.refused", reason=opened.reason)
            if self.state == "refused" and self._refused is not None:
                await self._refused(opened.reason)
            return None
        try:
            return await self._session.ws_connect(
                opened.endpoint,
                params={"ticket": opened.ticket},
                heartbeat=self._patience.heartbeat,
                max_msg_size=1024 * 1024,
                timeout=ClientWSTimeout(ws_close=2.0),
            )
        except (ClientError, TimeoutError, OSError, ValueError) as error:
            self.state = "closed"
            _log.warning("dingtalk.stream.unreached", error=type(error).__name__)
            return None


async def open_connection(config: DingTalkConfig, session: ClientSession) -> Opened | Failed | Unknown:
    """Ask the gateway for a place to connect to (§1.1)."""
    content = json.dumps(
        {
            "clientId": config.client_id,
            "clientSecret": config.client_secret,
            "subscriptions": list(frames.SUBSCRIPTIONS),
            "ua": "jiannuo",
        }
    ).encode()
    # Without Accept the gateway may answer with XML.
    request = Request("POST", config.api_base + OPEN, content=content, headers={"Accept": "application/json"})
    raw = await exchange(session, request, "钉钉")
    if isinstance(raw, Raw) and raw.status in (401, 403):
        return Failed("钉钉不认 Client ID 或 Client Secret", halt=True)
    outcome = judged(raw) if isinstance(raw, Raw) else raw
    if not isinstance(outcome, Answer):
        return outcome
    if outcome.code:
        return failure(outcome.code)
    endpoint, ticket = outcome.body.get("endpoint"), outcome.body.get("ticket")
    if (
        not isinstance(endpoint, str)
        or not isinstance(ticket, str)
        or not endpoint.startswith(("wss://", "ws://"))
    ):
        return Unknown("钉钉没有给出连接的地址")
    return Opened(endpoint, ticket)
