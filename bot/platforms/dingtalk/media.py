"""A fetched recording or picture: recognised by its first bytes, not by what it is called."""

from collections.abc import Mapping
from typing import Any

from bot.platforms.dingtalk.client import MAX_MEDIA
from bot.platforms.kinds import kind_of
from bot.platforms.wire import Raw
from bot.ports import Failed, Media, MediaError, Unknown

DOWNLOAD = "/v1.0/robot/messageFiles/download"


def address_in(body: Mapping[str, Any]) -> str:
    """Where the file lies; the address is good for a while only.

    Raises:
        MediaError: the platform gave none.
    """
    url = body.get("downloadUrl")
    if not isinstance(url, str) or not url.startswith(("https://", "http://")):
        raise MediaError("钉钉没有给出下载的地址")
    return url


def media_in(raw: Raw | Failed | Unknown) -> Media:
    """The recording or picture of an answer.

    Raises:
        MediaError: refused, too large, or of no kind that we know.
    """
    if not isinstance(raw, Raw):
        raise MediaError(raw.reason)
    if raw.status != 200:
        raise MediaError(f"钉钉回答 HTTP {raw.status}")
    kind = kind_of(raw.content)
    if not kind:
        raise MediaError("钉钉给的不是认得的录音或图片")
    if len(raw.content) > MAX_MEDIA:
        raise MediaError("录音或图片太大")
    return Media(raw.content, kind)
