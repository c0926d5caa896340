"""A picture sent to the robot: brought here within five minutes, opened with its own key (§6.2)."""

import re

from aiohttp import ClientSession, ClientTimeout
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from bot.platforms.envelope import BLOCK, aes_key, unpad
from bot.platforms.refusals import BadCipher
from bot.platforms.wecom.exchange import Raw, Request, exchange
from bot.platforms.wecom.media import media_in
from bot.platforms.wecom.robot.decode import Source
from bot.ports import Media, MediaError

MOST = 10 * 1024 * 1024 + 64  # bytes; WeCom's own limit for pictures, and its padding
TIMEOUT = ClientTimeout(total=40, connect=5, sock_connect=5, sock_read=15)

_KEY = re.compile(r"[A-Za-z0-9+/]{43}=?")
_SAFE = re.compile(r"https://|http://(?:127\.0\.0\.1|localhost)[:/]")


async def bring(session: ClientSession, source: Source) -> Media:
    """The picture of that source.

    Raises:
        MediaError: it is gone, refused, too large, or does not open with its key.
    """
    if not _SAFE.match(source.url):
        raise MediaError("图片的地址不对")
    raw = await exchange(session, Request("GET", source.url, limit=MOST, timeout=TIMEOUT))
    if not isinstance(raw, Raw) or raw.status != 200 or not source.key:
        return media_in(raw)
    return media_in(Raw(raw.status, _opened(raw.content, source.key)))


def _opened(content: bytes, encoded: str) -> bytes:
    if not _KEY.fullmatch(encoded) or not content or len(content) % BLOCK or len(content) >= MOST:
        raise MediaError("图片打不开")
    key = aes_key(encoded.rstrip("="))
    decryptor = Cipher(algorithms.AES(key), modes.CBC(key[:16])).decryptor()
    try:
        return unpad(decryptor.update(content) + decryptor.finalize())
    except (BadCipher, ValueError):
        raise MediaError("图片打不开") from None
