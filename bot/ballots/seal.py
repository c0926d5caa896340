"""Sealing single slips; `recount.py` says how a slip is made and opens it again.

Phones do the same in `bot/web/pages/static/ballot.js`.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.ballots import recount
from bot.ballots.recount import KEY, SUITE, binding, commitment
from dialogs.rules.manifest import Manifest

#: Grade, then filler: the length of a slip says nothing.
_FILLER = 15


def seal(manifest: Manifest, grades: Mapping[int, str]) -> dict[int, bytes]:
    """One sealed slip per person. The grades must be on the poll's scale."""
    locks = [
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), bytes.fromhex(one.lock))
        for one in manifest.holders
    ]
    fingerprint = manifest.fingerprint
    return {
        target: _slip(fingerprint, locks, target, manifest.scale.index(grade))
        for target, grade in grades.items()
    }


def _slip(fingerprint: str, locks: list[ec.EllipticCurvePublicKey], target: int, grade: int) -> bytes:
    key, shares = _split(len(locks))
    wraps = (
        SUITE.encrypt(share, lock, binding(fingerprint, target, place))
        for place, (lock, share) in enumerate(zip(locks, shares, strict=True))
    )
    inner = AESGCM(key).encrypt(
        bytes(12), bytes([grade]) + os.urandom(_FILLER), binding(fingerprint, target, -1)
    )
    return commitment(key) + b"".join(wraps) + inner


def _split(holders: int) -> tuple[bytes, list[bytes]]:
    """A fresh key and its shares: whole for one holder, else two of its three pieces for each."""
    if holders == 1:
        key = os.urandom(KEY)
        return key, [key]
    pieces = [os.urandom(KEY) for _ in range(3)]
    key = recount.join({0: pieces[0] + pieces[1], 1: pieces[1] + pieces[2]}, 3) or b""
    return key, [pieces[place] + pieces[(place + 1) % 3] for place in range(3)]


def count(
    manifest: Manifest,
    slips: Sequence[tuple[int, bytes]],
    keys: Mapping[int, ec.EllipticCurvePrivateKey],
) -> dict[int, dict[str, int]]:
    """Open nameless slips with the keys of these places: person → grade → slips.

    A slip that does not open was touched in the database; it counts as void, so that one
    spoilt slip cannot keep a branch from its result and cannot go unnoticed.
    """
    return recount.count(asdict(manifest), manifest.fingerprint, slips, keys)
