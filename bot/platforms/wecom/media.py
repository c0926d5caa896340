"""A fetched recording or picture: recognised by its first bytes, not by what it is called."""

from bot.platforms.wecom.client import MAX_MEDIA
from bot.platforms.wecom.errors import failure
from bot.platforms.wecom.exchange import Raw, read_json
from bot.ports import Failed, Media, MediaError, Unknown

MAX_VOICE = 2 * 1024 * 1024  # bytes (§3.8)

_SIGNS = (
    (b"#!AMR", "amr"),
    (b"\xff\xd8\xff", "jpg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\x1a\x45\xdf\xa3", "webm"),
    (b"ID3", "mp3"),
    (b"\xff\xfb", "mp3"),
)
_PICTURES = ("jpg", "png")


def media_in(raw: Raw | Failed | Unknown) -> Media:
    """The recording or picture of an answer to media/get.

    Raises:
        MediaError: refused (a JSON answer with HTTP 200), too large, or of no kind that we know.
    """
    if not isinstance(raw, Raw):
        raise MediaError(raw.reason)
    if raw.status != 200:
        raise MediaError(f"企业微信回答 HTTP {raw.status}")
    answer = read_json(raw.content) if raw.content.startswith(b"{") else None
    if answer is not None:
        raise MediaError(failure(answer.code).reason)
    kind = next((kind for sign, kind in _SIGNS if raw.content.startswith(sign)), "")
    if not kind:
        raise MediaError("企业微信给的不是认得的录音或图片")
    if len(raw.content) > (MAX_MEDIA if kind in _PICTURES else MAX_VOICE):
        raise MediaError("录音或图片太大")
    return Media(raw.content, kind)
