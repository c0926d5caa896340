"""Pictures that people hand in: which kind they are, and without what a camera wrote into them.

A camera notes where and when a picture was taken; that is nobody's business and is cut out. Only which way
up it is stays: without that a phone's portrait lies on its side.
"""

from typing import Literal

#: Bytes of the largest portrait.
LARGEST = 1024 * 1024

_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"

#: Exif 2.3: the tag for which way up, and a whole note with nothing else, but for the value itself.
_ORIENTATION = 0x0112
_NOTE = b"\xff\xe1\x00\x22Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01"

#: Parts of a PNG that are kept: what is drawn, nothing that is told.
_KEPT = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS"})


def bare(picture: bytes) -> tuple[str, bytes] | None:
    """The kind and the picture without notes; None for anything but a whole JPEG or PNG."""
    if picture.startswith(_JPEG):
        found = _bare_jpeg(picture)
        return ("image/jpeg", found) if found else None
    found = _bare_png(picture) if picture.startswith(_PNG) else None
    return ("image/png", found) if found else None


def _bare_jpeg(picture: bytes) -> bytes | None:
    kept, at = bytearray(_JPEG + _upright(picture)), 2
    while at + 4 <= len(picture) and picture[at] == 0xFF:
        marker, size = picture[at + 1], int.from_bytes(picture[at + 2 : at + 4])
        if marker == 0xDA:  # from here on it is the picture itself
            return bytes(kept + picture[at:]) if picture.rstrip(b"\x00").endswith(b"\xff\xd9") else None
        if size < 2:
            return None
        if not (0xE1 <= marker <= 0xEF or marker == 0xFE):  # notes of cameras, and comments
            kept += picture[at : at + 2 + size]
        at += 2 + size
    return None


def _upright(picture: bytes) -> bytes:
    """A note of a camera that says nothing but which way up the picture is; empty where none was said."""
    at = picture.find(b"Exif\x00\x00", 0, 64) + 6
    order: Literal["little", "big"] = "little" if picture[at : at + 2] == b"II" else "big"
    first = at + int.from_bytes(picture[at + 4 : at + 8], order)
    entries = int.from_bytes(picture[first : first + 2], order) if at > 5 else 0
    for number in range(min(entries, 64)):
        entry = picture[first + 2 + 12 * number :][:12]
        if int.from_bytes(entry[:2], order) == _ORIENTATION and len(entry) == 12:
            way = int.from_bytes(entry[8:10], order)
            return _NOTE + way.to_bytes(2) + bytes(6) if 1 <= way <= 8 else b""
    return b""


def _bare_png(picture: bytes) -> bytes | None:
    kept, at = bytearray(_PNG), len(_PNG)
    while at + 12 <= len(picture):
        size, name = int.from_bytes(picture[at : at + 4]), picture[at + 4 : at + 8]
        end = at + 12 + size
        if name in _KEPT:
            kept += picture[at:end]
        if name == b"IEND":
            return bytes(kept) if end <= len(picture) else None
        at = end
    return None
