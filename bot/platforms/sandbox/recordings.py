"""Recordings made on the sandbox's phones: files named by their content."""

import hashlib
import re
from pathlib import Path

from bot.ports import Media, MediaError

MAX_BYTES = 2 * 1024 * 1024
_REFERENCE = re.compile(r"[0-9a-f]{64}\.(webm|ogg|mp4|wav)")


class NotARecording(Exception):
    """The bytes are empty, too many, or not webm, ogg, mp4 or wav; the message says it to the person."""


def sniff(content: bytes) -> str:
    """The format that the first bytes speak of: webm, ogg, mp4, wav, or nothing.

    Source: https://mimesniff.spec.whatwg.org/#matching-an-audio-or-video-type-pattern
    """
    if content.startswith(b"\x1a\x45\xdf\xa3"):
        return "webm"
    if content.startswith(b"OggS\x00"):
        return "ogg"
    if content[4:8] == b"ftyp":
        return "mp4"
    if content.startswith(b"RIFF") and content[8:12] == b"WAVE":
        return "wav"
    return ""


def checked_format(content: bytes) -> str:
    """The format of a recording that we take.

    Raises:
        NotARecording: we do not take it.
    """
    if not content:
        raise NotARecording("录音是空的，请再说一次。")
    if len(content) > MAX_BYTES:
        raise NotARecording("录音太长了，请分两次说。")
    found = sniff(content)
    if not found:
        raise NotARecording("这种录音听不了，请换一个浏览器，或者打字。")
    return found


def keep(folder: Path, content: bytes) -> str:
    """Store a recording and give its reference; the same sound has the same one.

    Raises:
        NotARecording: we do not take it.
        OSError: the disk refused.
    """
    reference = f"{hashlib.sha256(content).hexdigest()}.{checked_format(content)}"
    path = folder / reference
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".part")
        partial.write_bytes(content)
        partial.replace(path)
    return reference


def find(folder: Path, reference: str) -> Media:
    """The recording with this reference.

    Raises:
        MediaError: there is none.
    """
    if not _REFERENCE.fullmatch(reference):
        raise MediaError("not a reference of the sandbox")
    try:
        content = (folder / reference).read_bytes()
    except OSError as error:
        raise MediaError(f"the recording is not there: {error.strerror}") from error
    return Media(content, reference.rpartition(".")[2])
