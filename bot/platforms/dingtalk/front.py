"""The front of the HTTP callbacks: from bytes to something heard, in an order that trusts nobody.

A message to the bot is signed without its body, so its sender is believed because the secret is known
and the address is https (platform page §2.1); events come encrypted (§2.3), taps signed (§3.8).
size → signature → freshness → JSON → receive
"""

import base64
import hashlib
import hmac
import re
import secrets
from collections.abc import Mapping
from typing import Any

from bot.platforms.dingtalk.answers import read_json
from bot.platforms.dingtalk.client import signature
from bot.platforms.dingtalk.config import DingTalkConfig
from bot.platforms.dingtalk.decode import BadPayload as Unreadable
from bot.platforms.dingtalk.reception import Reception
from bot.platforms.envelope import Codec, aes_key, base64_text
from bot.platforms.refusals import BadEnvelope, BadPayload, BadRequest, BadSignature, Stale

MAX_BODY = 64 * 1024

_MOMENT = re.compile(r"[0-9]{10,15}")
_HEX = re.compile(r"[0-9a-f]{40}")
_NONCE = re.compile(r"[A-Za-z0-9_\-]{1,64}")

Fields = Mapping[str, Any]


class Front:
    """Takes the callbacks of one bot. Knows no HTTP, so a fuzzer can reach all of it."""

    def __init__(self, config: DingTalkConfig, reception: Reception) -> None:
        self._config = config
        self._reception = reception
        self._codec: Codec | None = None
        if config.event_token and config.event_aes_key:
            self._codec = Codec(config.event_token, aes_key(config.event_aes_key), config.client_id)

    async def message(self, headers: Mapping[str, str], body: bytes) -> None:
        """A message to the bot.

        Raises:
            CallbackRefused: it is not DingTalk's, too old, or no message.
        """
        moment = _like(headers, "timestamp", _MOMENT)
        _same(signature(self._config.client_secret, moment), headers.get("sign", ""))
        self._fresh(moment)
        try:
            await self._reception.message(_json(body))
        except Unreadable:
            raise BadPayload from None

    async def tap(self, headers: Mapping[str, str], body: bytes) -> Fields:
        """A tap on a card; gives what the card is to show.

        Raises:
            CallbackRefused: it is not DingTalk's, too old, or no tap; or no card secret is set.
        """
        if not self._config.card_secret:
            raise BadRequest
        moment = _like(headers, "x-ddpaas-signature-timestamp", _MOMENT)
        _same(card_signature(self._config.card_secret, moment), headers.get("x-ddpaas-signature", ""))
        self._fresh(moment)
        try:
            return await self._reception.tap(_json(body))
        except Unreadable:
            raise BadPayload from None

    async def event(self, query: Mapping[str, str], body: bytes) -> Fields:
        """An encrypted event; gives the encrypted "success".

        Raises:
            CallbackRefused: it is not DingTalk's, too old, or no event; or no token and key are set.
        """
        if self._codec is None:
            raise BadRequest
        name = "msg_signature" if "msg_signature" in query else "signature"
        given, moment = _like(query, name, _HEX), _like(query, "timestamp", _MOMENT)
        nonce = _like(query, "nonce", _NONCE)
        encrypt = _json(body).get("encrypt")
        if not isinstance(encrypt, str):
            raise BadEnvelope
        base64_text(encrypt)
        self._codec.verify(given, moment, nonce, encrypt)
        self._fresh(moment)
        plain = self._codec.decrypt(encrypt)
        event = _json(plain)
        kind = str(event.get("EventType", ""))
        try:
            await self._reception.event(kind, hashlib.sha256(plain).hexdigest()[:40], event)
        except Unreadable:
            raise BadPayload from None
        return self._success(moment)

    def _success(self, moment: str) -> Fields:
        if self._codec is None:
            raise BadRequest
        nonce = secrets.token_hex(8)
        sealed = self._codec.seal(b"success", moment, nonce)
        whole = {"msg_signature": sealed.signature, "encrypt": sealed.encrypt}
        return whole | {"timeStamp": moment, "nonce": nonce}

    def _fresh(self, moment: str) -> None:
        # Messages and taps count milliseconds, some examples of events seconds.
        seconds = int(moment) / (1000 if len(moment) > 11 else 1)
        if abs(self._reception.clock.now().timestamp() - seconds) > self._config.max_skew_s:
            raise Stale


def card_signature(secret: str, moment: str) -> str:
    """What the callback of a card is signed with: base64 of HMAC-SHA256 over the moment (§3.8)."""
    return base64.b64encode(hmac.digest(secret.encode(), moment.encode(), hashlib.sha256)).decode()


def _same(ours: str, theirs: str) -> None:
    if not hmac.compare_digest(ours.encode(), theirs.encode("utf-8", "replace")):
        raise BadSignature


def _like(fields: Mapping[str, str], name: str, form: re.Pattern[str]) -> str:
    value = fields.get(name, "")
    if not form.fullmatch(value):
        raise BadRequest
    return value


def _json(body: bytes) -> dict[str, Any]:
    found = read_json(body)
    if found is None:
        raise BadEnvelope
    return found
