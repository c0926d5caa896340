"""The key of each poll: one file in a folder, never in the database, gone after the count."""

import hashlib
import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)


class KeyFolder:
    """Poll keys as files that only this user can read.

    A copy of the folder together with an old copy of the database opens old envelopes:
    keep the two in different backups, or the folder in none.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def _file(self, poll: str) -> Path:
        return self._folder / f"{hashlib.sha256(poll.encode()).hexdigest()}.key"

    def ensure(self, poll: str) -> ec.EllipticCurvePrivateKey:
        """The key of a poll; makes one when there is none. On the disk before this returns."""
        target = self._file(poll)
        if not target.exists():
            key = ec.generate_private_key(ec.SECP256R1())
            _write_once(target, key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))
        return _load(target)

    def load(self, poll: str) -> ec.EllipticCurvePrivateKey | None:
        """The key of a poll, or None when it is gone."""
        try:
            return _load(self._file(poll))
        except FileNotFoundError:
            return None

    def destroy(self, poll: str) -> None:
        """Delete the key of a poll for good. Nothing happens when it is gone already."""
        self._file(poll).unlink(missing_ok=True)
        _sync(self._folder)


def _load(file: Path) -> ec.EllipticCurvePrivateKey:
    key = load_der_private_key(file.read_bytes(), password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise ValueError("not a P-256 key")
    return key


def _write_once(target: Path, content: bytes) -> None:
    draft = target.with_suffix(f".{os.urandom(8).hex()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # A link never replaces: of two processes that open the same poll, one key wins whole.
        os.link(draft, target)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    _sync(target.parent)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
