"""The two HTTP handlers of /callbacks/official (platform page §7.1)."""

import asyncio
import re
import secrets
from collections.abc import Mapping

import structlog
from aiohttp import web

from bot.platforms.body import read_body
from bot.platforms.envelope import Codec, aes_key
from bot.platforms.official.config import OfficialConfig
from bot.platforms.official.decode import PLATFORM, account_of, decode
from bot.platforms.official.encode import passive
from bot.platforms.official.waiting import Waiting
from bot.platforms.refusals import BadRequest, CallbackRefused
from bot.platforms.sealed import MAX_BODY, Receive, Sealed, Stamp
from bot.ports import Clock, answer_key, greeting_key
from dialogs.heard import Heard, Kind

PATH = "/callbacks/official"
READ_TIMEOUT = 3.0  # seconds for the whole body

#: Seconds after which the callback is answered with nothing; WeChat waits for five.
PATIENCE = 4.0

_ECHO = re.compile(r"[A-Za-z0-9]{1,128}")

_log = structlog.get_logger()


class Front(Sealed):
    """Takes the callbacks of one account, and seals the answer that goes inside. Knows no HTTP."""

    def __init__(
        self,
        config: OfficialConfig,
        receive: Receive,
        clock: Clock,
        waiting: Waiting,
        patience: float = PATIENCE,
    ) -> None:
        codec = Codec(config.token, aes_key(config.encoding_aes_key), config.app_id)
        super().__init__(codec, config.max_skew_s, self._read, self._open, clock)
        self._heard_by = receive
        self._waiting = waiting
        self._patience = patience
        self._account = ""

    def echo(self, query: Mapping[str, str]) -> str:
        """The text by which the address is verified; it comes in the open, next to a signature without it.

        Raises:
            CallbackRefused: the request is not WeChat's.
        """
        stamp, text = Stamp.of(query, "signature"), query.get("echostr", "")
        if not _ECHO.fullmatch(text):
            raise BadRequest
        self.codec.verify(stamp.signature, stamp.timestamp, stamp.nonce, "")
        self.guard.check_fresh(stamp.timestamp, self.clock.now())
        return text

    async def take(self, query: Mapping[str, str], body: bytes) -> tuple[int, bytes]:
        """Handle one delivery: the HTTP status, and the encrypted answer where there is one in time.

        Raises:
            CallbackRefused: before anything signed was seen.
        """
        time = asyncio.get_running_loop().time
        begun = time()
        status, heard = await self.deliver(query, body)
        if heard is None or heard.kind is Kind.LEAVE:
            return status, b""
        left = self._patience - (time() - begun)
        words = await self._waiting.answer(answer_key(PLATFORM, heard.key), left)
        return status, self._answered(words, heard) if words else b""

    def _read(self, payload: bytes) -> Heard | None:
        heard = decode(payload)
        self._account = self._account or account_of(payload)
        return heard

    async def _open(self, heard: Heard) -> None:
        greeting = [greeting_key(PLATFORM, heard.address)] if heard.kind is Kind.ENTER else []
        if heard.kind is not Kind.LEAVE:
            self._waiting.open(answer_key(PLATFORM, heard.key), *greeting)
        await self._heard_by(heard)

    def _answered(self, words: str, heard: Heard) -> bytes:
        at = int(self.clock.now().timestamp())
        nonce = secrets.token_hex(8)
        sealed = self.codec.seal(passive(words, to=heard.address, ours=self._account, at=at), str(at), nonce)
        return (
            f"<xml><Encrypt>{sealed.encrypt}</Encrypt><MsgSignature>{sealed.signature}</MsgSignature>"
            f"<TimeStamp>{at}</TimeStamp><Nonce>{nonce}</Nonce></xml>"
        ).encode()


def routes(
    config: OfficialConfig,
    receive: Receive,
    clock: Clock,
    waiting: Waiting,
    patience: float = PATIENCE,
) -> list[web.RouteDef]:
    """The routes of the callback address.

    `receive` must have made what it was given durable when it returns: only then does the platform get its
    200 and stop repeating. When it raises, the answer is 503 and the platform comes back.
    """
    front = Front(config, receive, clock, waiting, patience)

    async def verify(request: web.Request) -> web.Response:
        try:
            return web.Response(text=front.echo(request.query), content_type="text/plain")
        except CallbackRefused as refusal:
            return _refused(refusal)

    async def deliver(request: web.Request) -> web.Response:
        try:
            status, answer = await front.take(request.query, await read_body(request, MAX_BODY, READ_TIMEOUT))
        except CallbackRefused as refusal:
            return _refused(refusal)
        except Exception as error:
            # The type alone: a message or a traceback could carry what a person wrote.
            _log.error("official.callback.failed", error=type(error).__name__)
            return web.Response(status=503)
        return web.Response(status=status, body=answer, content_type="text/xml" if answer else "text/plain")

    return [web.get(PATH, verify, allow_head=False), web.post(PATH, deliver)]


def _refused(refusal: CallbackRefused) -> web.Response:
    _log.warning("official.callback.refused", reason=refusal.reason)
    return web.Response(status=refusal.status)
