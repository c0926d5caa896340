"""The front of the app's callbacks (`bot.platforms.sealed`), and how its address is verified."""

import re
from collections.abc import Mapping

from bot.platforms.envelope import Codec, aes_key, base64_text
from bot.platforms.refusals import BadPayload
from bot.platforms.sealed import MAX_BODY as MAX_BODY
from bot.platforms.sealed import Receive as Receive
from bot.platforms.sealed import Sealed, Stamp
from bot.platforms.wecom.config import WeComConfig
from bot.platforms.wecom.decode import decode
from bot.ports import Clock

_ECHO = re.compile(rb"[A-Za-z0-9]{1,128}")


def codec_of(config: WeComConfig) -> Codec:
    """The codec of an app whose settings have no faults."""
    return Codec(config.token, aes_key(config.encoding_aes_key), config.corp_id)


class Front(Sealed):
    """Takes the callbacks of one app."""

    def __init__(self, config: WeComConfig, receive: Receive, clock: Clock) -> None:
        super().__init__(codec_of(config), config.max_skew_s, decode, receive, clock)

    async def take(self, query: Mapping[str, str], body: bytes) -> int:
        """Handle one delivery and give the HTTP status to answer (`Sealed.deliver`)."""
        return (await self.deliver(query, body))[0]

    def echo(self, query: Mapping[str, str]) -> bytes:
        """The plaintext with which the address is verified (platform page §1.1).

        Raises:
            CallbackRefused: the request is not WeCom's. A signed message is refused too, so that
                nobody can have it decrypted by sending it here.
        """
        stamp = Stamp.of(query)
        echostr = base64_text(query.get("echostr", "").replace(" ", "+"))
        self.codec.verify(stamp.signature, stamp.timestamp, stamp.nonce, echostr)
        self.guard.check_fresh(stamp.timestamp, self.clock.now())
        plain = self.codec.decrypt(echostr)
        if not _ECHO.fullmatch(plain):
            raise BadPayload
        return plain
