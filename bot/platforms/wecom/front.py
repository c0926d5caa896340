"""The front of the callback: from bytes to something heard, in an order that trusts nobody.

size → form of the query → envelope → signature → freshness → replay → decrypt → XML → receive
"""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from bot.platforms.envelope import base64_text
from bot.platforms.refusals import BadPayload, BadRequest, CallbackRefused, TooLarge
from bot.platforms.wecom.codec import codec_of, encrypted_part
from bot.platforms.wecom.config import WeComConfig
from bot.platforms.wecom.decode import decode
from bot.platforms.wecom.guard import Guard
from bot.ports import Clock
from dialogs.heard import Heard

MAX_BODY = 64 * 1024

Receive = Callable[[Heard], Awaitable[None]]

_SIGNATURE = re.compile(r"[0-9a-f]{40}")
_TIMESTAMP = re.compile(r"[0-9]{1,12}")
_NONCE = re.compile(r"[A-Za-z0-9_\-]{1,64}")
_ECHO = re.compile(rb"[A-Za-z0-9]{1,128}")


@dataclass(frozen=True, slots=True)
class Stamp:
    """The signed fields of a callback's query, each of the right form."""

    signature: str
    timestamp: str
    nonce: str

    @staticmethod
    def of(query: Mapping[str, str]) -> "Stamp":
        """Read the query.

        Raises:
            BadRequest: a field is missing or of another form.
        """
        return Stamp(
            _well_formed(query, "msg_signature", _SIGNATURE),
            _well_formed(query, "timestamp", _TIMESTAMP),
            _well_formed(query, "nonce", _NONCE),
        )


class Front:
    """Takes the callbacks of one app. Knows no HTTP, so a fuzzer can reach all of it."""

    def __init__(self, config: WeComConfig, receive: Receive, clock: Clock) -> None:
        self._codec = codec_of(config)
        self._guard = Guard(config.max_skew_s)
        self._receive = receive
        self._clock = clock

    def echo(self, query: Mapping[str, str]) -> bytes:
        """The plaintext with which the address is verified (platform page §1.1).

        Raises:
            CallbackRefused: the request is not WeCom's. A signed message is refused too, so that
                nobody can have it decrypted by sending it here.
        """
        stamp = Stamp.of(query)
        echostr = base64_text(query.get("echostr", "").replace(" ", "+"))
        self._codec.verify(stamp.signature, stamp.timestamp, stamp.nonce, echostr)
        self._guard.check_fresh(stamp.timestamp, self._clock.now())
        plain = self._codec.decrypt(echostr)
        if not _ECHO.fullmatch(plain):
            raise BadPayload
        return plain

    async def take(self, query: Mapping[str, str], body: bytes) -> int:
        """Handle one delivery and give the HTTP status to answer.

        200 means that `receive` has finished. Whatever `receive` raises comes out unchanged,
        and nothing is remembered, so that the repeated delivery is work again.

        Raises:
            CallbackRefused: before anything signed was seen.
        """
        if len(body) > MAX_BODY:
            raise TooLarge
        stamp = Stamp.of(query)
        encrypt = encrypted_part(body)
        self._codec.verify(stamp.signature, stamp.timestamp, stamp.nonce, encrypt)
        now = self._clock.now()
        self._guard.check_fresh(stamp.timestamp, now)
        known = self._guard.answer_given(stamp.nonce, stamp.signature, now)
        if known is not None:
            return known
        status = await self._handle(encrypt)
        self._guard.remember(stamp.nonce, stamp.signature, status, now)
        return status

    async def _handle(self, encrypt: str) -> int:
        try:
            heard = decode(self._codec.decrypt(encrypt))
        except CallbackRefused as refusal:
            return refusal.status
        if heard is not None:
            await self._receive(heard)
        return 200


def _well_formed(query: Mapping[str, str], name: str, form: re.Pattern[str]) -> str:
    value = query.get(name, "")
    if not form.fullmatch(value):
        raise BadRequest
    return value
