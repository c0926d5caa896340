"""Count a box again, without the service and without a network: `python recount.py box.json KEY KEY`.

This one file, Python and the package `cryptography` (50 or newer) are enough; where only a browser is at
hand, `/ballot/recount.html` does the same. box.json is what a teller takes from
his page after the close; a KEY is a key file, or the code that a teller wrote down. Any two of the
three keys do; one alone opens nothing. The service opens boxes with the same lines.

A slip: SHA-256 of its key (32 bytes) | a sealed share for each holder | the grade, AES-128-GCM (32).
The key is split into three pieces; every holder gets two of them, sealed to his lock with HPKE base
mode (RFC 9180: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM). A single holder gets it whole.
"""

import getpass
import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    derive_private_key,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

SUITE = Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_128_GCM)
KEY = 16
COMMIT = 32
GRADE = 32
WRAP = 65 + 16  # the sender's point and the tag, around a share
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LEAST, UNKNOWN, VOID, FEW, LOW = 5, "不了解", "无效", "", "不到一半"
GOOD = ("优秀", "合格", "满意", "基本满意")
FLAG, SAME, MANY_SAME, FEW_SAME = 0, "都一样", "一样的过半", "一样的不过半"


def binding(fingerprint: str, target: int, place: int) -> bytes:
    """Ties a sealed thing to its poll, to whom it is about, and to its holder (-1: the grade itself)."""
    return f"jiannuo ballot 2|{fingerprint}|{target}|{place}".encode()


def share_size(holders: int) -> int:
    """Bytes of one holder's share: the whole key, or two of three pieces."""
    return KEY if holders == 1 else 2 * KEY


def slip_size(holders: int) -> int:
    """Bytes of a sealed slip, whatever its grade."""
    return COMMIT + holders * (WRAP + share_size(holders)) + GRADE


def commitment(key: bytes) -> bytes:
    """What binds a slip to one key: nobody can seal different grades for different holders."""
    return hashlib.sha256(b"jiannuo slip key|" + key).digest()


def open_share(
    sealed: bytes, holders: int, place: int, key: EllipticCurvePrivateKey, info: bytes
) -> bytes | None:
    """One holder's share of a slip; None when somebody touched it."""
    size = WRAP + share_size(holders)
    try:
        return SUITE.decrypt(sealed[COMMIT + place * size :][:size], key, info)
    except (InvalidTag, ValueError):
        return None


def join(shares: Mapping[int, bytes | None], holders: int) -> bytes | None:
    """The key of a slip from the shares of its holders, by place; None when they do not fit together."""
    if holders == 1:
        return shares.get(0)
    pieces: dict[int, bytes] = {}
    for place, share in shares.items():
        for number in range(2):
            piece = (share or b"")[number * KEY :][:KEY]
            if pieces.setdefault((place + number) % 3, piece) != piece:
                return None
    if len(pieces) < 3 or any(len(piece) != KEY for piece in pieces.values()):
        return None
    return bytes(a ^ b ^ c for a, b, c in zip(pieces[0], pieces[1], pieces[2], strict=True))


def open_slip(sealed: bytes, key: bytes | None, scale: Sequence[str], info: bytes) -> str:
    """The grade on a slip; 无效 for one that does not open as it must."""
    if key is None or commitment(key) != sealed[:COMMIT]:
        return VOID
    try:
        return scale[AESGCM(key).decrypt(bytes(12), sealed[-GRADE:], info)[0]]
    except (InvalidTag, ValueError, IndexError):
        return VOID


def count(
    manifest: Mapping[str, Any],
    fingerprint: str,
    slips: Sequence[tuple[int, bytes]],
    keys: Mapping[int, EllipticCurvePrivateKey],
) -> dict[int, dict[str, int]]:
    """Open all slips with the keys of these places: person → grade → slips."""
    holders, counts = len(manifest["holders"]), dict[int, dict[str, int]]()
    for target, sealed in slips:
        shares = {
            place: open_share(sealed, holders, place, key, binding(fingerprint, target, place))
            for place, key in keys.items()
        }
        whole = len(sealed) == slip_size(holders)
        key = join(shares, holders) if whole else None
        grade = open_slip(sealed, key, manifest["scale"], binding(fingerprint, target, -1))
        told = counts.setdefault(target, {})
        told[grade] = told.get(grade, 0) + 1
    return counts


def told(counts: Mapping[str, int]) -> dict[str, int]:
    """What may be told about one person: never fewer than five slips, never that all were low."""
    known = {grade: n for grade, n in counts.items() if n}
    void = {VOID: known.pop(VOID)} if VOID in known else {}
    unknown = known.pop(UNKNOWN, 0)
    graded = sum(known.values())
    if graded + unknown < LEAST:
        return void | ({FEW: graded + unknown} if graded + unknown else {})
    if graded < LEAST:
        return void | {UNKNOWN: unknown} | ({FEW: graded} if graded else {})
    if sum(known.get(grade, 0) for grade in GOOD) + unknown < 3:
        return void | {LOW: graded + unknown}
    return void | known | ({UNKNOWN: unknown} if unknown else {})


def tell(counts: Mapping[int, Mapping[str, int]]) -> dict[int, dict[str, int]]:
    """What may be told of the box. Whether more than half gave everybody the same only where figures stand
    about everybody and none is low: else it would say who gave the low ones."""
    found = {target: told(grades) for target, grades in counts.items() if target != FLAG}
    if FLAG not in counts:
        return found
    flags = {word: n for word, n in counts[FLAG].items() if n}
    void = {VOID: flags.pop(VOID)} if VOID in flags else {}
    slips, fine = sum(flags.values()), {*GOOD, UNKNOWN, VOID}
    if slips < LEAST or not all(fine.issuperset(grades) for grades in found.values()):
        return found | {FLAG: void | ({FEW: slips} if slips else {})}
    return found | {FLAG: void | {MANY_SAME if 2 * flags.get(SAME, 0) > slips else FEW_SAME: slips}}


def root(fingerprints: Sequence[str]) -> str:
    """The checksum of a box: SHA-256 over the fingerprints of its slips, in order, one a line."""
    return hashlib.sha256("\n".join(sorted(fingerprints)).encode()).hexdigest()


def fingerprint_of(sealed: bytes) -> str:
    """A slip in the box list: SHA-256 of it as it was put in."""
    return hashlib.sha256(sealed).hexdigest()


def read_code(code: str) -> EllipticCurvePrivateKey:
    """The key that a teller wrote down: 52 letters and digits, in any groups.

    Raises:
        ValueError: it is no such code.
    """
    letters = "".join(code.upper().split()).replace("-", "").replace("O", "0").replace("I", "1")
    letters = letters.replace("L", "1")
    if len(letters) != 52:
        raise ValueError("a key has 52 letters and digits")
    number = 0
    for letter in letters:
        number = number * 32 + ALPHABET.index(letter)
    return derive_private_key(number >> 4, SECP256R1())


def read_key_file(text: str, passphrase: str) -> EllipticCurvePrivateKey:
    """The key in a teller's file.

    Raises:
        InvalidTag: not the passphrase of this file.
        ValueError, KeyError: not such a file.
    """
    row = json.loads(text)
    stretched = hashlib.pbkdf2_hmac(
        "sha256", passphrase.encode(), bytes.fromhex(row["salt"]), int(row["rounds"]), 32
    )
    secret = AESGCM(stretched).decrypt(
        bytes.fromhex(row["nonce"]), bytes.fromhex(row["sealed"]), b"jiannuo key"
    )
    return derive_private_key(int.from_bytes(secret), SECP256R1())


def lock_of(key: EllipticCurvePrivateKey) -> str:
    """The public half of a key as a manifest writes it."""
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint).hex()


def report(box: Mapping[str, Any], keys: Sequence[EllipticCurvePrivateKey]) -> list[str]:
    """What a recount says, line by line.

    Raises:
        ValueError: too few keys, or a key of another poll.
    """
    text = box["manifest"]
    manifest, fingerprint = json.loads(text), hashlib.sha256(text.encode()).hexdigest()
    places = [one["lock"] for one in manifest["holders"]]
    mine = {places.index(lock_of(key)): key for key in keys}
    if len(mine) < min(len(places), 2):
        raise ValueError("two different keys are needed")
    slips = [(int(target), bytes.fromhex(sealed)) for target, sealed in box["slips"]]
    counts = count(manifest, fingerprint, slips, mine)
    lines = [f"开票校验码 {fingerprint}", f"箱单校验码 {root([fingerprint_of(one) for _, one in slips])}"]
    for target, grades in sorted(tell(counts).items()):
        said = "，".join(f"{grade or '不显示'} {n}" for grade, n in grades.items())
        lines.append(f"{box['names'].get(str(target), target)}：{said}")
    return lines


def main(arguments: Sequence[str]) -> int:
    """Count the box named first with the keys named after it."""
    if len(arguments) < 2:
        sys.stderr.write("python recount.py box.json KEY KEY\n")
        return 2
    keys = []
    for one in arguments[1:]:
        file = Path(one)
        if file.is_file():
            keys.append(read_key_file(file.read_text("utf-8"), getpass.getpass(f"{file.name}: ")))
        else:
            keys.append(read_code(one))
    box = json.loads(Path(arguments[0]).read_text("utf-8"))
    sys.stdout.write("\n".join(report(box, keys)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
