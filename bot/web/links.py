"""Signed links: what a page in a chat opens without a password, for one person and one thing.

A token is base64url of: kind (1 byte), person (8), last second it is good (4, 0 = for ever),
subject (UTF-8), HMAC-SHA256 of all that cut to 16 bytes. Whoever holds the link holds the
right, so it goes only into the person's own chat and into no log.
"""

import base64
import binascii
import hashlib
import hmac
import os
import secrets
import struct
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.ports import Door

_HEAD = struct.Struct(">BQI")
_MAC = 16
_KEY = 32


@dataclass(frozen=True, slots=True)
class Pass:
    """What a good link says: `person` may open `subject` (a poll, a recording, a year)."""

    subject: str
    person: int


class Links:
    """Makes and checks links with one key."""

    def __init__(self, key: bytes) -> None:
        if len(key) < _KEY:
            raise ValueError("the key of the links is too short")
        self._key = key

    def make(self, kind: Door, subject: str, person: int, expires: datetime | None = None) -> str:
        """The path of a page for one person, for example `/rate/AQAA…`.

        Raises:
            ValueError: an expiry without a time zone.
        """
        if expires is not None and expires.tzinfo is None:
            raise ValueError("naive moment")
        last = int(expires.timestamp()) if expires else 0
        body = _HEAD.pack(kind.byte, person, last) + subject.encode()
        token = base64.urlsafe_b64encode(body + self._mac(body)).rstrip(b"=").decode()
        return f"/{kind.folder}/{token}"

    def read(self, kind: Door, token: str, now: datetime) -> Pass | None:
        """What the token allows, or None when it is forged, of another kind or too old."""
        whole = _decode(token)
        if whole is None or len(whole) < _HEAD.size + _MAC:
            return None
        body, mac = whole[:-_MAC], whole[-_MAC:]
        if not hmac.compare_digest(mac, self._mac(body)):
            return None
        number, person, last = _HEAD.unpack_from(body)
        if number != kind.byte or (last and now.astimezone(UTC).timestamp() > last):
            return None
        return Pass(body[_HEAD.size :].decode(), person)

    def _mac(self, body: bytes) -> bytes:
        return hmac.digest(self._key, b"jiannuo link 1|" + body, hashlib.sha256)[:_MAC]


def _decode(token: str) -> bytes | None:
    """The bytes of a token; None for anything that `make` would not have written."""
    try:
        text = token.encode("ascii")
        whole = base64.b64decode(text + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (UnicodeEncodeError, binascii.Error):
        return None
    return whole if base64.urlsafe_b64encode(whole).rstrip(b"=") == text else None


def load_key(file: Path) -> bytes:
    """The key of the links; made on the first start, readable by this user only (0600).

    Raises:
        ValueError: the file holds something that is too short to be a key.
    """
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        pass
    else:
        with os.fdopen(handle, "wb") as made:
            made.write(secrets.token_bytes(_KEY))
            made.flush()
            os.fsync(made.fileno())
    key = file.read_bytes()
    if len(key) < _KEY:
        raise ValueError("the key of the links is too short")
    return key
