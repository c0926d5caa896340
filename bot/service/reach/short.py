"""Short addresses on our own domain, for what is printed: `/s/7KQ2M` instead of a page's long path.

What everybody may see has a short mark that lasts. What is for one person has a mark that nobody guesses
(80 bits); the database holds only its hash, and the path sealed with it: reading the database opens nothing.
"""

import base64
import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from dialogs.rules.receipts import ALPHABET
from dialogs.rules.slips import PREFIX as PREFIX
from storage import shorts
from storage.unit import Work

#: What everybody may come to by a printed code, and where it is.
PUBLIC = {"board": "/board/{org}", "wish": "/wish/{org}", "report": "/report/{org}", "ask": "/ask"}

_PUBLIC_LENGTH, _PRIVATE_LENGTH = 6, 16
_NONCE = bytes(12)  # every key seals one path only


@dataclass(frozen=True, slots=True)
class Found:
    """Where a short address leads: what kind it is, of which organisation, and the path of the page."""

    kind: str
    org_id: int | None
    path: str


def lasting(work: Work, kind: str, org_id: int) -> str:
    """The short path to something public of an organisation; always the same one. A verb.

    Raises:
        KeyError: there is nothing of that kind.
    """
    path = PUBLIC[kind].format(org=org_id)
    known = shorts.of_org(work, kind, org_id)
    while known is None:
        shorts.keep(work, _mark(_PUBLIC_LENGTH), kind, path, org_id=org_id)
        known = shorts.of_org(work, kind, org_id)
    return PREFIX + known.mark


def private(work: Work, path: str, until: datetime, kind: str = "page") -> str:
    """A short path to one person's page, good until that moment: the target's own. A verb."""
    mark = _mark(_PRIVATE_LENGTH)
    sealed = AESGCM(_key(mark)).encrypt(_NONCE, path.encode(), None)
    shorts.keep(work, _hashed(mark), kind, base64.b64encode(sealed).decode(), until=until)
    return PREFIX + mark


def find(work: Work, said: str) -> Found | None:
    """Where the address with this mark leads; None where it leads nowhere (any more). A query."""
    mark = said.strip().upper()
    if len(mark) == _PUBLIC_LENGTH:
        known = shorts.find(work, mark)
        return Found(known.kind, known.org_id, known.path) if known else None
    known = shorts.find(work, _hashed(mark)) if len(mark) == _PRIVATE_LENGTH else None
    if known is None:
        return None
    try:
        path = AESGCM(_key(mark)).decrypt(_NONCE, base64.b64decode(known.path), None)
    except (InvalidTag, ValueError):
        return None
    return Found(known.kind, known.org_id, path.decode())


def _mark(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def _hashed(mark: str) -> str:
    return hashlib.sha256(f"short|{mark}".encode("utf-8", "replace")).hexdigest()


def _key(mark: str) -> bytes:
    return hashlib.sha256(f"short path|{mark}".encode("utf-8", "replace")).digest()
