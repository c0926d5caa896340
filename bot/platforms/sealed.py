"""Encrypted callbacks in XML, as WeCom's app and the Official Account send them: from bytes to something
heard, in an order that trusts nobody.

size → form of the query → envelope → signature → freshness → replay → decrypt → XML → receive
"""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from bot.platforms.envelope import Codec, base64_text
from bot.platforms.guard import Guard
from bot.platforms.refusals import BadCipher, BadEnvelope, BadRequest, CallbackRefused, TooLarge
from bot.ports import Clock
from dialogs.heard import Heard

MAX_BODY = 64 * 1024

Receive = Callable[[Heard], Awaitable[None]]
Decode = Callable[[bytes], Heard | None]

_SIGNATURE = re.compile(r"[0-9a-f]{40}")
_TIMESTAMP = re.compile(r"[0-9]{1,12}")
_NONCE = re.compile(r"[A-Za-z0-9_\-]{1,64}")

_FIELD = (
    rb"<(?P<name>[A-Za-z]{1,32})>"
    rb"(?:<!\[CDATA\[(?P<cdata>[^\]<>]*)\]\]>|(?P<plain>[^<>]*))"
    rb"</(?P=name)>\s*"
)
_ENVELOPE = re.compile(rb"\s*<xml>\s*(?P<fields>(?:" + _FIELD + rb")*)</xml>\s*")
_FIELDS = re.compile(_FIELD)


@dataclass(frozen=True, slots=True)
class Stamp:
    """The signed fields of a callback's query, each of the right form."""

    signature: str
    timestamp: str
    nonce: str

    @staticmethod
    def of(query: Mapping[str, str], name: str = "msg_signature") -> "Stamp":
        """Read the query; the signature stands under that name.

        Raises:
            BadRequest: a field is missing or of another form.
        """
        return Stamp(
            _well_formed(query, name, _SIGNATURE),
            _well_formed(query, "timestamp", _TIMESTAMP),
            _well_formed(query, "nonce", _NONCE),
        )


class Sealed:
    """Takes the callbacks of one app. Knows no HTTP, so a fuzzer can reach all of it."""

    def __init__(self, codec: Codec, max_skew_s: int, decode: Decode, receive: Receive, clock: Clock) -> None:
        self.codec = codec
        self.guard = Guard(max_skew_s)
        self.clock = clock
        self._decode = decode
        self._receive = receive

    async def deliver(self, query: Mapping[str, str], body: bytes) -> tuple[int, Heard | None]:
        """Handle one delivery: the HTTP status to answer, and what was heard for the first time.

        200 means that `receive` has finished. Whatever `receive` raises comes out unchanged,
        and nothing is remembered, so that the repeated delivery is work again.

        Raises:
            CallbackRefused: before anything signed was seen.
        """
        if len(body) > MAX_BODY:
            raise TooLarge
        stamp = Stamp.of(query)
        encrypt = encrypted_part(body)
        self.codec.verify(stamp.signature, stamp.timestamp, stamp.nonce, encrypt)
        now = self.clock.now()
        self.guard.check_fresh(stamp.timestamp, now)
        known = self.guard.answer_given(stamp.nonce, stamp.signature, now)
        if known is not None:
            return known, None
        status, heard = await self._handle(encrypt)
        self.guard.remember(stamp.nonce, stamp.signature, status, now)
        return status, heard

    async def _handle(self, encrypt: str) -> tuple[int, Heard | None]:
        try:
            heard = self._decode(self.codec.decrypt(encrypt))
        except CallbackRefused as refusal:
            return refusal.status, None
        if heard is not None:
            await self._receive(heard)
        return 200, heard


def encrypted_part(body: bytes) -> str:
    """The one `Encrypt` of a callback's body, found without an XML parser.

    The other fields are outside the signature and are not read.

    Raises:
        BadEnvelope: there is none, more than one, or anything else around it.
    """
    envelope = _ENVELOPE.fullmatch(body)
    if envelope is None:
        raise BadEnvelope
    found = [
        cdata or plain for name, cdata, plain in _FIELDS.findall(envelope["fields"]) if name == b"Encrypt"
    ]
    if len(found) != 1:
        raise BadEnvelope
    try:
        return base64_text(found[0].decode("ascii"))
    except (UnicodeDecodeError, BadCipher):
        raise BadEnvelope from None


def _well_formed(query: Mapping[str, str], name: str, form: re.Pattern[str]) -> str:
    value = query.get(name, "")
    if not form.fullmatch(value):
        raise BadRequest
    return value
