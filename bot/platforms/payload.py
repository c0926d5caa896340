"""The decrypted XML as a flat table of fields, read with every door shut.

No DTD, no entities, no depth, no repeated field: a field that comes twice has no one meaning.
"""

import hashlib
import re
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from bot.platforms.refusals import BadPayload

MAX_BYTES = 64 * 1024
MAX_DEPTH = 8
_SHORT = 64  # characters


def parse(payload: bytes) -> Element:
    """The root element `<xml>` of a decrypted message.

    Raises:
        BadPayload: too large, not UTF-8, not well-formed, with a DTD, too deep, or another root.
    """
    if len(payload) > MAX_BYTES:
        raise BadPayload
    try:
        root: Element = fromstring(payload.decode("utf-8"), forbid_dtd=True)
    except (UnicodeDecodeError, ParseError, DefusedXmlException, ValueError, LookupError):
        raise BadPayload from None
    if root.tag != "xml" or _is_deep(root):
        raise BadPayload
    return root


def field(root: Element, name: str, limit: int) -> str:
    """The text of a field of at most `limit` characters; "" when it is empty or absent.

    Raises:
        BadPayload: the field is there twice, holds other fields, or is too long.
    """
    found = root.findall(name)
    if not found:
        return ""
    text = found[0].text or ""
    if len(found) > 1 or len(found[0]) or len(text) > limit:
        raise BadPayload
    return text


def texts(root: Element, path: str, limit: int) -> tuple[str, ...]:
    """The texts at a path where one or many elements may stand, in their order."""
    found = tuple(element.text or "" for element in root.findall(path))
    if any(len(text) > limit for text in found):
        raise BadPayload
    return found


def key_of(root: Element, payload: bytes) -> str:
    """By what a repeated delivery is known: the `MsgId` of a message. Events carry none, and two events of
    one person may share their second, so their key is the hash of the decrypted payload (§1.6)."""
    number = field(root, "MsgId", _SHORT)
    if re.fullmatch(r"[0-9]{1,20}", number):
        return number
    return hashlib.sha1(payload, usedforsecurity=False).hexdigest()


def moment_of(root: Element) -> datetime:
    """The platform's time of it.

    Raises:
        BadPayload: there is none.
    """
    seconds = field(root, "CreateTime", _SHORT)
    if not re.fullmatch(r"[0-9]{1,10}", seconds):
        raise BadPayload
    return datetime.fromtimestamp(int(seconds), UTC)


def _is_deep(root: Element) -> bool:
    level = [root]
    for _ in range(MAX_DEPTH):
        level = [child for element in level for child in element]
    return bool(level)
