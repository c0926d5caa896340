"""Sealing and opening single slips: HPKE base mode (RFC 9180) on P-256.

DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM. Every sealed slip has the same length,
and is bound to its poll, its terms and the person it is about.
"""

import os
from collections.abc import Iterable, Mapping

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from dialogs.rules.ballots import VOID
from storage.ballots import Terms

_SUITE = Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_128_GCM)

#: Grade, then filler: the length of a slip says nothing.
_FILLER = 15


def public_part(key: ec.EllipticCurvePrivateKey) -> bytes:
    """The half of the key that seals, as the poll keeps it (uncompressed point, 65 bytes)."""
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def seal(poll: str, terms: Terms, grades: Mapping[int, str]) -> dict[int, bytes]:
    """One sealed slip per person. The grades must be on the poll's scale."""
    lock = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), terms.public_key)
    return {
        target: _SUITE.encrypt(
            bytes([terms.scale.index(grade)]) + os.urandom(_FILLER), lock, _binding(poll, terms, target)
        )
        for target, grade in grades.items()
    }


def count(
    poll: str, terms: Terms, key: ec.EllipticCurvePrivateKey, slips: Iterable[tuple[int, bytes]]
) -> dict[int, dict[str, int]]:
    """Open nameless slips and count them: person → grade → slips.

    A slip that does not open was touched in the database; it counts as void, so that one
    spoilt slip cannot keep a branch from its result and cannot go unnoticed.
    """
    counts: dict[int, dict[str, int]] = {}
    for target, sealed in slips:
        grade = _open(poll, terms, key, target, sealed)
        grades = counts.setdefault(target, {})
        grades[grade] = grades.get(grade, 0) + 1
    return counts


def _open(poll: str, terms: Terms, key: ec.EllipticCurvePrivateKey, target: int, sealed: bytes) -> str:
    try:
        return terms.scale[_SUITE.decrypt(sealed, key, _binding(poll, terms, target))[0]]
    except (InvalidTag, ValueError, IndexError):
        return VOID


def _binding(poll: str, terms: Terms, target: int) -> bytes:
    return f"jiannuo ballot 1|{poll}|{target}|{terms.manifest}".encode()
