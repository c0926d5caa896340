"""A fetched recording or picture: recognised by its first bytes, not by what it is called."""

from bot.platforms.kinds import PICTURES, kind_of
from bot.platforms.wecom.client import MAX_MEDIA
from bot.platforms.wecom.errors import failure
from bot.platforms.wecom.exchange import Raw, read_json
from bot.ports import Failed, Media, MediaError, Unknown

MAX_VOICE = 2 * 1024 * 1024  # bytes (§3.8)


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
    kind = kind_of(raw.content)
    if not kind:
        raise MediaError("企业微信给的不是认得的录音或图片")
    if len(raw.content) > (MAX_MEDIA if kind in PICTURES else MAX_VOICE):
        raise MediaError("录音或图片太大")
    return Media(raw.content, kind)
